using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bailiwick.Core;
using Bailiwick.Core.Management.Rules;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Server.Boundaries;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>Value sets that are a part of the map, made ready for rules: a shape as GeoJSON, or units (one a line in Words) of a boundary set.</summary>
public sealed class RuleAreas(BoundaryStore boundaries)
{
    private const int MostShapes = 200;

    private readonly ConditionalWeakTable<BoundarySet, BoundaryAreas> _ofSet = [];
    private readonly ConcurrentDictionary<string, BoundarySet> _setOfShape = new(StringComparer.Ordinal);

    /// <summary>Whether a value set is a part of the map rather than words.</summary>
    public static bool IsArea(LiveRecord set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.Text("Shape") is not null || set.Text("BoundarySetId") is not null;
    }

    /// <summary>The areas among value sets; refused when a shape cannot be read, or a boundary set or a unit is not there.</summary>
    public async Task<Outcome<ImmutableArray<PlaceArea>>> ReadAsync(WorkspaceId workspace, IEnumerable<LiveRecord> sets, CancellationToken cancellation)
    {
        var areas = ImmutableArray.CreateBuilder<PlaceArea>();
        foreach (var one in sets.Where(IsArea))
        {
            var name = one.Text("DeveloperName")!;
            var area = one.Text("Shape") is { } shape ? OfShape(name, shape) : await OfUnitsAsync(workspace, name, one, cancellation);
            if (!area.IsDone)
            {
                return area.Refusal;
            }

            areas.Add(area.Value);
        }

        return areas.ToImmutable();
    }

    private Outcome<PlaceArea> OfShape(string name, string shape)
    {
        if (!_setOfShape.TryGetValue(shape, out var set))
        {
            var read = ShapeReader.Read(shape);
            if (!read.IsDone)
            {
                return read.Refusal;
            }

            if (_setOfShape.Count >= MostShapes)
            {
                _setOfShape.Clear();
            }

            _setOfShape[shape] = set = read.Value;
        }

        return _ofSet.GetValue(set, made => new BoundaryAreas(made)).Whole(name);
    }

    private async Task<Outcome<PlaceArea>> OfUnitsAsync(WorkspaceId workspace, string name, LiveRecord one, CancellationToken cancellation)
    {
        var id = one.Text("BoundarySetId")!;
        if (!Guid.TryParse(id, out var number))
        {
            return LiveRefusals.BadBoundarySet(name, id);
        }

        var set = await boundaries.GetAsync(workspace, new BoundarySetId(number), cancellation);
        return set.IsDone ? _ofSet.GetValue(set.Value, made => new BoundaryAreas(made)).Some(name, (one.Text("Words") ?? "").Split('\n')) : set.Refusal;
    }
}
