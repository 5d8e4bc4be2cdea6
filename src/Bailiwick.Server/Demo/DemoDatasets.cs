using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.Datasets.Reading;
using Bailiwick.Storage.Datasets;
using Npgsql;

namespace Bailiwick.Server.Demo;

/// <summary>The demo's datasets, made of files in <c>data</c> by the same reading and placing as any import.</summary>
public sealed class DemoDatasets(NpgsqlDataSource database, Gazetteers gazetteers, DatasetCache datasets, TimeProvider time)
{
    /// <summary>The dataset's id; imports the file when the workspace does not have it yet.</summary>
    public async Task<Outcome<Guid>> EnsureAsync(DemoFile made, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(caller);
        if (await FindAsync(caller.Workspace, made.DatasetName, cancellation) is { } known)
        {
            return known;
        }

        var path = made.Find();
        if (!path.IsDone)
        {
            return path.Refusal;
        }

        var findings = new FindingLog();
        await using var file = File.OpenRead(path.Value);
        var read = Read(file, made, findings, cancellation);
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        var points = new RecordPlacing(await gazetteers.LoadAsync(cancellation), read.Value, "US", findings).PlaceAll(cancellation);
        var now = time.GetUtcNow();
        var dataset = new Dataset(new DatasetId(Guid.CreateVersion7(now)), made.DatasetName, read.Value.Rows, [.. read.Value.Columns], points);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await DatasetWriter.WriteAsync(connection, new NewDataset(caller.Workspace, dataset, Path.GetFileName(path.Value), now, caller.User, caller.Name), findings, cancellation);
        await transaction.CommitAsync(cancellation);
        return dataset.Id.Value;
    }

    /// <summary>The key of the column of that name.</summary>
    public async Task<string> ColumnKeyAsync(Caller caller, Guid dataset, string name, CancellationToken cancellation) =>
        (await ReadAsync(caller, dataset, cancellation)).Columns.First(column => column.Info.Name == name).Info.Key;

    public async Task<Dataset> ReadAsync(Caller caller, Guid dataset, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return (await datasets.FindAsync(caller.Workspace, new DatasetId(dataset), cancellation))!;
    }

    private async Task<Guid?> FindAsync(WorkspaceId workspace, string name, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT id FROM datasets WHERE workspace_id = $1 AND name = $2 ORDER BY version DESC LIMIT 1");
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(name);
        return await command.ExecuteScalarAsync(cancellation) as Guid?;
    }

    private static Outcome<ImportedTable> Read(FileStream file, DemoFile made, FindingLog findings, CancellationToken cancellation)
    {
        var options = new ReadOptions(null, null, null);
        var sample = FileSample.Take(file, options, header: true);
        if (!sample.IsDone)
        {
            return sample.Refusal;
        }

        var request = new ImportRequest(
            Guid.Empty,
            made.DatasetName,
            HasHeader: true,
            [.. sample.Value.Columns.Select((column, index) => made.TextColumns.Contains(column.Name)
                ? new ImportRequest.ImportColumn(index, column.Name, ColumnKind.Text)
                : new ImportRequest.ImportColumn(
                    index,
                    column.Name,
                    made.MoneyColumns.Contains(column.Name) ? ColumnKind.Currency : column.Kind,
                    made.MoneyColumns.Contains(column.Name) ? "USD" : column.Currency,
                    made.Roles.TryGetValue(column.Name, out var role) ? role : null))],
            BadCells.Blank,
            DuplicateKeys.KeepAll,
            DefaultCountry: "US");
        file.Position = 0;
        var plans = ImportPlans.Of(request, file);
        file.Position = 0;
        var source = plans.IsDone ? RowSources.Open(file, options) : plans.Refusal;
        if (!source.IsDone)
        {
            return source.Refusal;
        }

        using var rows = source.Value;
        return new TableReading(rows, request, plans.Value, findings).Read(cancellation);
    }
}
