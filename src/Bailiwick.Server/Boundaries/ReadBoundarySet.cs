using Bailiwick.Core;
using Bailiwick.Geography.Maps;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Boundaries;

/// <summary>The parts of a set that a map draws. They never change, so clients keep them.</summary>
public sealed class ReadBoundarySet(BoundaryStore boundaries, BoundaryTiles tiles)
{
    // A border may be off by half a pixel when the map is at this zoom: the whole of a country, a county.
    private const int LowZoom = 4;
    private const int HighZoom = 8;

    public async Task<Outcome<BoundarySetInfo>> InfoAsync(BoundarySetId id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var found = await boundaries.FindAsync(caller.Workspace, id, cancellation);
        return found.IsDone ? BoundarySetInfo.Of(found.Value) : found.Refusal;
    }

    public async Task<KeptAnswer<BoundaryUnits>> UnitsAsync(BoundarySetId id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var found = await boundaries.GetAsync(caller.Workspace, id, cancellation);
        Outcome<BoundaryUnits> units = found.IsDone ? BoundaryUnits.Of(found.Value) : found.Refusal;
        return new KeptAnswer<BoundaryUnits>(units, Version(id, "units"));
    }

    public async Task<Outcome<BinaryBody>> MeshAsync(BoundarySetId id, string? detail, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (detail is not (null or "low" or "high"))
        {
            return BoundarySetRefusals.Detail(detail);
        }

        var found = await boundaries.GetAsync(caller.Workspace, id, cancellation);
        if (!found.IsDone)
        {
            return found.Refusal;
        }

        var tolerance = HalfPixelDegrees(detail == "high" ? HighZoom : LowZoom);
        return new BinaryBody(MeshWriter.Write(found.Value, tolerance), Version(id, $"mesh-{detail ?? "low"}")) { IsImmutable = true };
    }

    public async Task<Outcome<BinaryBody>> TileAsync(BoundarySetId id, (int Zoom, int Column, int Row) tile, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!TileWriter.IsTile(tile.Zoom, tile.Column, tile.Row))
        {
            return BoundarySetRefusals.Tile(tile.Zoom, tile.Column, tile.Row);
        }

        var found = await boundaries.GetAsync(caller.Workspace, id, cancellation);
        if (!found.IsDone)
        {
            return found.Refusal;
        }

        return new BinaryBody(tiles.Get(found.Value, id, tile), Version(id, $"tile-{tile.Zoom}-{tile.Column}-{tile.Row}"))
        {
            IsImmutable = true,
            ContentType = "application/vnd.mapbox-vector-tile",
            Encoding = "gzip",
        };
    }

    private static double HalfPixelDegrees(int zoom) => 360.0 / 512 / (1 << zoom) / 2;

    // A set never changes under its id; the version says that the format does, when it does.
    private static string Version(BoundarySetId id, string part) => $"{id.Value:n}-{part}-1".ToLowerInvariant();
}
