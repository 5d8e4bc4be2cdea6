using System.IO.Compression;
using System.Runtime.CompilerServices;
using Bailiwick.Core;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Geography.Maps;
using Microsoft.Extensions.Caching.Memory;

namespace Bailiwick.Server.Boundaries;

/// <summary>Vector tiles of boundary sets, gzipped, cut when first asked for and kept in a bounded cache.</summary>
public sealed class BoundaryTiles : IDisposable
{
    private const long CacheBytes = 128 << 20;

    // An empty tile costs its entry too.
    private const int EntryBytes = 200;

    // The index of a set lives as long as the set is in memory.
    private readonly ConditionalWeakTable<BoundarySet, TileWriter> _writers = [];

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CacheBytes });

    /// <summary>The tile, gzipped; empty when no unit is in it.</summary>
    public byte[] Get(BoundarySet set, BoundarySetId id, (int Zoom, int Column, int Row) tile)
    {
        var key = (id, tile);
        if (_cache.TryGetValue<byte[]>(key, out var known))
        {
            return known!;
        }

        var writer = _writers.GetValue(set, one => new TileWriter(one));
        var cut = Gzip(writer.Write(tile.Zoom, tile.Column, tile.Row));
        return _cache.Set(key, cut, new MemoryCacheEntryOptions { Size = cut.Length + EntryBytes });
    }

    public void Dispose() => _cache.Dispose();

    private static byte[] Gzip(byte[] plain)
    {
        if (plain.Length == 0)
        {
            return [];
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }
}
