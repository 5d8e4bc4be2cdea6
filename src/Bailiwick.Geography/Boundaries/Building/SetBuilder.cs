using Bailiwick.Core;
using Bailiwick.Geography.Boundaries.Reading;

namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>From the features of a file to a set of units, noting everything that was repaired, skipped or is unusual.</summary>
internal sealed class SetBuilder(Func<RawFeature, string?> keyOf, Func<RawFeature, string?> nameOf)
{
    /// <summary>Shares of the smaller unit's area below this are slivers, told in one finding together.</summary>
    private const double SliverShare = 0.005;

    private readonly List<BoundaryFinding> _findings = [];
    private readonly List<UnitOutline> _units = [];
    private readonly Dictionary<string, int> _unitOfId = new(StringComparer.Ordinal);
    private readonly HashSet<int> _merged = [];
    private readonly OutlineCleaner _cleaner = new();

    public Outcome<BoundaryReading> Build(RawFile file, List<RawFeature> features, CancellationToken cancellation)
    {
        if (Projected(file, features) is { } projected)
        {
            return projected;
        }

        foreach (var feature in features)
        {
            cancellation.ThrowIfCancellationRequested();
            Take(feature);
        }

        foreach (var unit in _merged)
        {
            _units[unit].Polygons = OutlineCleaner.Union(_units[unit].Polygons);
        }

        if (_units.Count == 0)
        {
            return features.Count == 0 ? BoundaryRefusals.NoFeatures() : BoundaryRefusals.NoPolygons(features.Count, _findings[0].Message);
        }

        return Join(cancellation);
    }

    private static Refusal? Projected(RawFile file, List<RawFeature> features)
    {
        var withShape = 0;
        var outside = 0;
        (double Longitude, double Latitude)? sample = null;
        foreach (var feature in features.Where(feature => feature.Polygons.Length > 0))
        {
            withShape++;
            if (OutlineCleaner.OutOfRange(feature) is { } position)
            {
                outside++;
                sample ??= position;
            }
        }

        return outside * 2 > withShape
            ? BoundaryRefusals.Projected($"{outside:N0} of {withShape:N0} outlines leave the world, such as ({sample!.Value.Longitude:R}, {sample.Value.Latitude:R})", file.ReferenceSystem)
            : null;
    }

    private void Take(RawFeature feature)
    {
        var id = keyOf(feature)?.Trim();
        if (feature.Trouble is { } trouble)
        {
            Note(null, feature, id, trouble.Code, FindingSeverity.Error, trouble.Message + " The feature was left out.");
            return;
        }

        if (OutlineCleaner.OutOfRange(feature) is { } position)
        {
            Note(null, feature, id, "boundary.out-of-range", FindingSeverity.Error,
                $"The position ({position.Longitude:R}, {position.Latitude:R}) is not on the Earth (longitude -180 to 180, latitude -90 to 90). The feature was left out.");
            return;
        }

        var polygons = _cleaner.Clean(feature);
        var name = nameOf(feature)?.Trim();
        if (polygons.Length == 0)
        {
            NoteCleaning(null, feature, id);
            Note(null, feature, id, "boundary.empty-geometry", FindingSeverity.Error, "The feature has no ground. It was left out.");
            return;
        }

        var unit = UnitFor(feature, id, name, polygons);
        NoteCleaning(unit, feature, _units[unit].Id);
    }

    private int UnitFor(RawFeature feature, string? id, string? name, Vertex[][][] polygons)
    {
        var given = string.IsNullOrEmpty(id) ? null : id;
        id = given ?? (string.IsNullOrEmpty(name) ? $"#{feature.Index + 1}" : name);
        if (_unitOfId.TryGetValue(id, out var unit))
        {
            Note(unit, feature, id, "boundary.duplicate-key", FindingSeverity.Warning,
                $"'{id}' ({name ?? "no name"}) is also the key of '{_units[unit].Name}' (feature {_units[unit].Feature + 1}); both became one unit. Maybe choose another key.");
            _units[unit].Polygons = [.. _units[unit].Polygons, .. polygons];
            _merged.Add(unit);
            return unit;
        }

        unit = _units.Count;
        _unitOfId.Add(id, unit);
        _units.Add(new UnitOutline { Id = id, Name = string.IsNullOrEmpty(name) ? id : name, Feature = feature.Index, Polygons = polygons });
        if (given is null)
        {
            Note(unit, feature, id, "boundary.missing-key", FindingSeverity.Warning, $"The feature has no key; '{id}' stands in for it.");
        }

        return unit;
    }

    private BoundaryReading Join(CancellationToken cancellation)
    {
        var edges = new EdgeTable(_units);
        var snapped = JunctionSnapper.Snap(_units, edges);
        if (snapped > 0)
        {
            edges = new EdgeTable(_units);
            Note(null, null, null, "boundary.snapped", FindingSeverity.Info,
                $"{snapped:N0} corner(s) of neighbors that lay on a straight border were given to both sides, so that borders are shared.");
        }

        cancellation.ThrowIfCancellationRequested();
        var areas = _units.Select(unit => FigureBuilder.AreaKm2(unit.Polygons)).ToArray();
        var topology = ArcBuilder.Build(_units, edges, Layers.Assign(edges, areas));
        var figures = FigureBuilder.Measure(topology);
        cancellation.ThrowIfCancellationRequested();
        var overlaps = OverlapFinder.Find(topology, figures, edges);
        NoteOverlaps(overlaps);
        cancellation.ThrowIfCancellationRequested();
        var graph = GraphBuilder.Build(_units.Count, edges, overlaps);
        var set = new BoundarySet([.. _units.Select(unit => unit.Id)], [.. _units.Select(unit => unit.Name)], figures, topology, graph);
        NoteBridges(set);
        return new BoundaryReading(set, _findings);
    }

    private void NoteOverlaps(List<Overlap> overlaps)
    {
        var slivers = 0;
        foreach (var overlap in overlaps)
        {
            if (overlap.Share < SliverShare)
            {
                slivers++;
                continue;
            }

            var small = _units[overlap.Smaller];
            var large = _units[overlap.Larger];
            var share = double.IsNaN(overlap.Share) ? "part (too many overlaps to measure each)" : overlap.Share.ToString("0.00 %");
            _findings.Add(new BoundaryFinding(overlap.Smaller, null, small.Id, "boundary.overlap", FindingSeverity.Warning,
                $"{small.Name} ({small.Id}) and {large.Name} ({large.Id}) lie on the same ground: {share} of the smaller one. Both remain units; "
                + "a record there belongs to the smaller. Maybe take one of them out of the file."));
        }

        if (slivers > 0)
        {
            Note(null, null, null, "boundary.slivers", FindingSeverity.Info,
                $"{slivers:N0} pair(s) of units overlap by slivers of less than {SliverShare:0.00 %} of the smaller one.");
        }
    }

    private void NoteBridges(BoundarySet set)
    {
        for (var unit = 0; unit < set.Count; unit++)
        {
            for (var entry = set.Graph.Start[unit]; entry < set.Graph.Start[unit + 1]; entry++)
            {
                var other = set.Graph.Neighbor[entry];
                if (set.Graph.Bridge[entry] && unit < other)
                {
                    _findings.Add(new BoundaryFinding(unit, null, set.Ids[unit], "boundary.bridge", FindingSeverity.Info,
                        $"{set.Names[unit]} and {set.Names[other]} do not touch; a bridge joins them, because one side would be cut off otherwise."));
                }
            }
        }
    }

    private void NoteCleaning(int? unit, RawFeature feature, string? id)
    {
        foreach (var (code, severity, message) in _cleaner.Notes)
        {
            Note(unit, feature, id, code, severity, message);
        }
    }

    private void Note(int? unit, RawFeature? feature, string? id, string code, FindingSeverity severity, string message) =>
        _findings.Add(new BoundaryFinding(unit, feature?.Index, id, code, severity, message));
}
