using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Datasets;

namespace Bailiwick.Server.Tests.Alignments;

/// <summary>Builders in the words of the field over a real host: datasets of clustered accounts, alignments on them, edits.</summary>
internal static class Planning
{
    /// <summary>Writes a dataset as an import does; every 50th record has no place when asked for.</summary>
    public static async Task<Guid> WriteDatasetAsync(ServerHost host, int records, bool withUnplaced = false, int seed = 1)
    {
        var random = new Random(seed);
        double[] longitude = new double[records], latitude = new double[records], beds = new double[records];
        var (amounts, places) = (new long[records], new byte[records]);
        for (var record = 0; record < records; record++)
        {
            var isPlaced = !withUnplaced || record % 50 != 49;
            var (angle, radius) = (random.NextDouble() * Math.Tau, Math.Sqrt(random.NextDouble()));
            longitude[record] = isPlaced ? -98 + (14 * radius * Math.Cos(angle)) : double.NaN;
            latitude[record] = isPlaced ? 39 + (6 * radius * Math.Sin(angle)) : double.NaN;
            places[record] = (byte)(isPlaced ? Place.Given : Place.None);
            beds[record] = record % 41 == 0 ? double.NaN : random.Next(5, 400);
            amounts[record] = random.NextInt64(10_000, 90_000_000);
        }

        var words = Enumerable.Range(0, records).Select(record => $"A{record:000000}").ToArray();
        var names = words.Select((word, record) => record == 3 ? "=cmd|' /C calc'!A0" : $"Account {word}").ToArray();
        var wordOfRow = Enumerable.Range(0, records).ToArray();
        var dataset = new Dataset(
            new DatasetId(Guid.CreateVersion7()),
            $"Accounts {records} {Guid.NewGuid():N}",
            records,
            [
                new TextColumn(Info("account", "Account", ColumnKind.Text) with { Role = ColumnRole.Key }, wordOfRow, words),
                new TextColumn(Info("name", "Name", ColumnKind.Text) with { Role = ColumnRole.Name }, wordOfRow, names),
                new NumberColumn(Info("beds", "Beds", ColumnKind.Number), beds),
                new CurrencyColumn(Info("revenue", "Revenue", ColumnKind.Currency) with { Currency = "USD", Scale = 2 }, amounts),
            ],
            new RecordPoints(longitude, latitude, places));
        return await StoreAsync(host, dataset);
    }

    /// <summary>Writes a dataset as an import does at its end.</summary>
    public static async Task<Guid> StoreAsync(ServerHost host, Dataset dataset)
    {
        await using var connection = await host.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await DatasetWriter.WriteAsync(
            connection,
            new NewDataset(new WorkspaceId(host.Workspace), dataset, "test", DateTimeOffset.UtcNow, new UserId(Guid.NewGuid()), "Test"),
            new FindingLog(),
            CancellationToken.None);
        await transaction.CommitAsync();
        return dataset.Id.Value;
    }

    public static Task<Alignment> CreateAsync(
        ServerHost host, Guid dataset, int regions = 2, int territories = 6, Guid? boundarySet = null, string measure = "beds", double tolerance = 0.05) =>
        host.Planner.PostAsync<Alignment>(host.In("/alignments"), new
        {
            name = $"Plan {Guid.NewGuid():N}",
            datasetId = dataset,
            boundarySetId = boundarySet,
            levels = new[] { new { name = "Region", count = regions }, new { name = "Territory", count = territories } },
            balance = new { measure, tolerance, contiguous = true },
        });

    public static Task<HttpResponseMessage> TryEditAsync(ServerHost host, ApiClient by, Alignment alignment, int expected, object act) =>
        by.PostAsync(host.In($"/alignments/{alignment.Id}/edits"), new { expectedRevision = expected, act });

    public static async Task<EditReply> EditAsync(ServerHost host, ApiClient by, Alignment alignment, int expected, object act) =>
        await ApiClient.ReadAsync<EditReply>(await TryEditAsync(host, by, alignment, expected, act));

    public static object Move(int to, params int[] units) => new { kind = "moveUnits", units, to };

    /// <summary>Revision, area by unit, lock by unit, as the binary route sends them.</summary>
    public static async Task<(int Revision, ushort[] AreaOfUnit, byte[] Locks)> ReadAssignmentAsync(ServerHost host, Guid alignment, ApiClient? by = null)
    {
        var response = await (by ?? host.Viewer).GetAsync(host.In($"/alignments/{alignment}/assignment"));
        response.EnsureSuccessStatusCode();
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var (revision, units) = (BitConverter.ToInt32(bytes), BitConverter.ToInt32(bytes, 4));
        var areaOfUnit = new ushort[units];
        Buffer.BlockCopy(bytes, 8, areaOfUnit, 0, units * 2);
        return (revision, areaOfUnit, bytes[(8 + (units * 2))..]);
    }

    private static ColumnInfo Info(string key, string name, ColumnKind kind) => new() { Key = key, Name = name, Kind = kind };
}
