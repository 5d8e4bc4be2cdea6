using Bailiwick.Core;
using Bailiwick.Core.Management.Rules;

namespace Bailiwick.Geography.Boundaries;

/// <summary>
/// Finds units for rules: hundreds of rules ask about the same point one after the other, so the last answer of each thread is kept.
/// Make it once a set; safe for many threads at once.
/// </summary>
public sealed class BoundaryAreas : IDisposable
{
    private readonly BoundarySet _set;
    private readonly UnitLocator _locator;
    private readonly Dictionary<string, int> _unitOfId;
    private readonly ThreadLocal<LastPoint> _last = new(() => new LastPoint());

    /// <summary>Builds the index. O(corners).</summary>
    /// <param name="set">The units.</param>
    public BoundaryAreas(BoundarySet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        _set = set;
        _locator = new UnitLocator(set);
        _unitOfId = set.Ids.Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All units together, as a drawn shape. O(units).</summary>
    /// <param name="name">What rules call it.</param>
    public PlaceArea Whole(string name) => Of(name, false, Enumerable.Repeat(true, _set.Count).ToArray());

    /// <summary>Some units together; <c>boundary.unknown-unit</c> when one is not in the set. O(units).</summary>
    /// <param name="name">What rules call it.</param>
    /// <param name="ids">Keys of units in any case; blank ones are passed over.</param>
    public Outcome<PlaceArea> Some(string name, IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var isIn = new bool[_set.Count];
        foreach (var id in ids.Select(id => id.Trim()).Where(id => id.Length > 0))
        {
            if (!_unitOfId.TryGetValue(id, out var unit))
            {
                return BoundaryRefusals.UnknownUnit(name, id);
            }

            isIn[unit] = true;
        }

        return Of(name, true, isIn);
    }

    /// <inheritdoc/>
    public void Dispose() => _last.Dispose();

    private PlaceArea Of(string name, bool isOfUnits, bool[] isIn)
    {
        var (south, north) = (90.0, -90.0);
        for (var unit = 0; unit < isIn.Length; unit++)
        {
            if (isIn[unit])
            {
                south = Math.Min(south, _set.Boxes[(unit * 4) + 1]);
                north = Math.Max(north, _set.Boxes[(unit * 4) + 3]);
            }
        }

        return new PlaceArea(name, isOfUnits, south, north, (longitude, latitude) => UnitAt(longitude, latitude) is var unit && unit >= 0 && isIn[unit]);
    }

    private int UnitAt(double longitude, double latitude)
    {
        var last = _last.Value!;
        if (last.Longitude != longitude || last.Latitude != latitude)
        {
            (last.Longitude, last.Latitude, last.Unit) = (longitude, latitude, _locator.Find(longitude, latitude));
        }

        return last.Unit;
    }

    private sealed class LastPoint
    {
        public double Longitude { get; set; } = double.NaN;

        public double Latitude { get; set; } = double.NaN;

        public int Unit { get; set; } = -1;
    }
}
