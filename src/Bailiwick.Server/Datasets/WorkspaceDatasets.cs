using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Datasets;
using Npgsql;

namespace Bailiwick.Server.Datasets;

/// <summary>Lists, shows, renames and deletes the datasets of a workspace.</summary>
public sealed class WorkspaceDatasets(DatasetStore store, DatasetCache cache, NpgsqlDataSource database, Audit audit)
{
    [SchemaName("Dataset")]
    public sealed record Shown(
        Guid Id,
        string Name,
        int Version,
        int Rows,
        IReadOnlyList<ShownColumn> Columns,
        DateTimeOffset CreatedAt,
        string CreatedBy,
        string Source,
        string? KeyColumn,
        string? NameColumn,
        PlaceCounts Placed,
        int Findings,
        IReadOnlyList<double>? Bounds);

    [SchemaName("DatasetColumn")]
    public sealed record ShownColumn(
        string Key,
        string Name,
        ColumnKind Kind,
        ColumnRole? Role,
        string? Currency,
        int Scale,
        int Empty,
        int Distinct,
        double? Min,
        double? Max,
        decimal? Sum);

    [SchemaName("DatasetChange")]
    public sealed record Change(string Name);

    public async Task<Page<Shown>> ListAsync(PageQuery page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(caller);
        var found = await store.ListAsync(caller.Workspace, page.After(), page.Size() + 1, cancellation);
        return Page<Shown>.Of(found.ConvertAll(Show), page.Size(), dataset => dataset.Id.ToString());
    }

    public async Task<Outcome<Shown>> FindAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return await store.FindAsync(caller.Workspace, new DatasetId(id), cancellation) is { } found ? Show(found) : DatasetRefusals.Unknown(id);
    }

    public async Task<Outcome<Shown>> RenameAsync(Guid id, Change change, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(caller);
        var name = change.Name.Trim();
        if (name.Length is 0 or > ImportRules.LongestName)
        {
            return ImportRefusals.NoName(name.Length);
        }

        await using (var connection = await database.OpenConnectionAsync(cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            if (!await DatasetStore.RenameAsync(connection, caller.Workspace, new DatasetId(id), name, cancellation))
            {
                return DatasetRefusals.Unknown(id);
            }

            await audit.WriteAsync(connection, caller, new Audit.Entry("dataset.renamed", id.ToString(), name), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        cache.Forget(caller.Workspace, new DatasetId(id));
        return await FindAsync(id, caller, cancellation);
    }

    public async Task<Outcome<Nothing>> DeleteAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var dataset = new DatasetId(id);
        if (await store.FindAsync(caller.Workspace, dataset, cancellation) is not { } found)
        {
            return DatasetRefusals.Unknown(id);
        }

        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await DatasetStore.DeleteAsync(connection, caller.Workspace, dataset, cancellation);
            await audit.WriteAsync(connection, caller, new Audit.Entry("dataset.deleted", id.ToString(), found.Name), cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (PostgresException used) when (used.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return DatasetRefusals.InUse(found.Name, await store.AlignmentsOfAsync(caller.Workspace, dataset, cancellation));
        }

        cache.Forget(caller.Workspace, dataset);
        return Nothing.Instance;
    }

    private static Shown Show(DatasetInfo dataset) => new(
        dataset.Id.Value,
        dataset.Name,
        dataset.Version,
        dataset.Rows,
        [.. dataset.Columns.Select(Show)],
        dataset.CreatedAt,
        dataset.CreatedBy,
        dataset.Source,
        KeyOf(dataset, ColumnRole.Key),
        KeyOf(dataset, ColumnRole.Name),
        dataset.Placed,
        dataset.Findings,
        dataset.Bounds);

    private static ShownColumn Show(ColumnInfo column) => new(
        column.Key,
        column.Name,
        column.Kind,
        column.Role,
        column.Currency,
        column.Scale,
        column.Empty,
        column.Distinct,
        column.Min,
        column.Max,
        column.Sum);

    private static string? KeyOf(DatasetInfo dataset, ColumnRole role) => dataset.Columns.FirstOrDefault(column => column.Role == role)?.Key;
}
