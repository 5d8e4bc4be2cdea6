using System.Runtime.InteropServices;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Datasets;

/// <summary>One column of a dataset as its array of numbers, little endian; textual ones as numbers of words beside the words.</summary>
public sealed class ReadColumn(DatasetCache cache)
{
    public const string Longitude = "@longitude";
    public const string Latitude = "@latitude";
    public const string Place = "@place";

    public async Task<Outcome<BinaryBody>> HandleAsync(Guid id, string key, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await cache.FindAsync(caller.Workspace, new DatasetId(id), cancellation) is not { } dataset)
        {
            return DatasetRefusals.Unknown(id);
        }

        return BytesOf(dataset, key) is { } bytes
            ? new BinaryBody(bytes, $"{id:N}-{Uri.EscapeDataString(key)}") { IsImmutable = true }
            : DatasetRefusals.UnknownColumn(key);
    }

    public async Task<Outcome<string[]>> ReadWordsAsync(Guid id, string key, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await cache.FindAsync(caller.Workspace, new DatasetId(id), cancellation) is not { } dataset)
        {
            return DatasetRefusals.Unknown(id);
        }

        return dataset.Find(key) switch
        {
            TextColumn text => text.Words,
            null => DatasetRefusals.UnknownColumn(key),
            _ => DatasetRefusals.NoWords(key),
        };
    }

    private static byte[]? BytesOf(Dataset dataset, string key) => key switch
    {
        Longitude => Bytes(dataset.Points.Longitude),
        Latitude => Bytes(dataset.Points.Latitude),
        Place => dataset.Points.Places,
        _ => dataset.Find(key) switch
        {
            NumberColumn column => Bytes(column.Values),
            CurrencyColumn column => Bytes(column.Amounts),
            DateColumn column => Bytes(column.Days),
            BooleanColumn column => column.Values,
            TextColumn column => Bytes(column.WordOfRow),
            _ => null,
        },
    };

    private static byte[] Bytes<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
}
