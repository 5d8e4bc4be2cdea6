using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.Datasets.Reading;
using Bailiwick.Storage.Datasets;
using Npgsql;

namespace Bailiwick.Server.Demo;

/// <summary>The demo's dataset, made of the file in <c>data/accounts</c> by the same reading and placing as any import.</summary>
public sealed class DemoHospitals(NpgsqlDataSource database, Gazetteers gazetteers, DatasetCache datasets, TimeProvider time)
{
    private const string DatasetName = "US hospitals";
    private const string FileName = "us-hospitals-beds.csv";

    private static readonly Dictionary<string, ColumnRole> _roles = new(StringComparer.Ordinal)
    {
        ["CCM_ID"] = ColumnRole.Key,
        ["Name"] = ColumnRole.Name,
        ["Zipcode"] = ColumnRole.PostalCode,
        ["Latitude"] = ColumnRole.Latitude,
        ["Longitude"] = ColumnRole.Longitude,
        ["City"] = ColumnRole.City,
        ["County"] = ColumnRole.County,
        ["State"] = ColumnRole.State,
    };

    /// <summary>The dataset's id; imports the file when the workspace does not have it yet.</summary>
    public async Task<Outcome<Guid>> EnsureAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await FindAsync(caller.Workspace, cancellation) is { } known)
        {
            return known;
        }

        if (FilePath() is not { } path)
        {
            return new Refusal(
                "demo.no-file", $"The demo's file data/accounts/{FileName} is not beside the service. Maybe start it from the repository, or with --no-demo.", RefusalKind.NotFound);
        }

        var findings = new FindingLog();
        await using var file = File.OpenRead(path);
        var read = Read(file, findings, cancellation);
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        var points = new RecordPlacing(await gazetteers.LoadAsync(cancellation), read.Value, "US", findings).PlaceAll(cancellation);
        var now = time.GetUtcNow();
        var dataset = new Dataset(new DatasetId(Guid.CreateVersion7(now)), DatasetName, read.Value.Rows, [.. read.Value.Columns], points);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await DatasetWriter.WriteAsync(connection, new NewDataset(caller.Workspace, dataset, FileName, now, caller.User, caller.Name), findings, cancellation);
        await transaction.CommitAsync(cancellation);
        return dataset.Id.Value;
    }

    /// <summary>The key of the column of that name.</summary>
    public async Task<string> ColumnKeyAsync(Caller caller, Guid dataset, string name, CancellationToken cancellation) =>
        (await datasets.FindAsync(caller.Workspace, new DatasetId(dataset), cancellation))!.Columns.First(column => column.Info.Name == name).Info.Key;

    private async Task<Guid?> FindAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT id FROM datasets WHERE workspace_id = $1 AND name = $2 ORDER BY version DESC LIMIT 1");
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(DatasetName);
        return await command.ExecuteScalarAsync(cancellation) as Guid?;
    }

    private static Outcome<ImportedTable> Read(FileStream file, FindingLog findings, CancellationToken cancellation)
    {
        var options = new ReadOptions(null, null, null);
        var sample = FileSample.Take(file, options, header: true);
        if (!sample.IsDone)
        {
            return sample.Refusal;
        }

        var request = new ImportRequest(
            Guid.Empty,
            DatasetName,
            HasHeader: true,
            [.. sample.Value.Columns.Select((column, index) => new ImportRequest.ImportColumn(
                index, column.Name, column.Kind, column.Currency, _roles.TryGetValue(column.Name, out var role) ? role : null))],
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

    private static string? FilePath()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "data", "accounts", FileName);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
