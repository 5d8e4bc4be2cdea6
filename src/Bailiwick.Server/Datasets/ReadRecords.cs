using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Datasets;

/// <summary>A window of records with all their values, in the dataset's order.</summary>
public sealed class ReadRecords(DatasetCache cache)
{
    public const int MostRecords = 1000;

    private const int UsualRecords = 100;

    [SchemaName("RecordPage")]
    public sealed record Reply(IReadOnlyList<ShownRecord> Items, int Total);

    /// <param name="Row">1 for the first record.</param>
    /// <param name="Values">By column: text, number, true or false, a date as 2021-04-30, or null.</param>
    [SchemaName("DatasetRecord")]
    public sealed record ShownRecord(int Row, Place Place, IReadOnlyList<object?> Values);

    public async Task<Outcome<Reply>> HandleAsync(Guid id, int? offset, int? limit, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var (first, count) = (offset ?? 0, limit ?? UsualRecords);
        if (first < 0 || count is < 1 or > MostRecords)
        {
            return DatasetRefusals.Window(first, count);
        }

        if (await cache.FindAsync(caller.Workspace, new DatasetId(id), cancellation) is not { } dataset)
        {
            return DatasetRefusals.Unknown(id);
        }

        var items = new List<ShownRecord>();
        for (var row = first; row < Math.Min((long)first + count, dataset.Rows); row++)
        {
            items.Add(new ShownRecord(row + 1, (Place)dataset.Points.Places[row], [.. dataset.Columns.Select(column => column.ValueAt(row))]));
        }

        return new Reply(items, dataset.Rows);
    }
}
