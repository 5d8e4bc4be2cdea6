using Bailiwick.Geography.Measuring;

namespace Bailiwick.Geography.Boundaries;

/// <summary>Finds the unit at a position. Make it once a set; safe for many threads at once. About a microsecond a position.</summary>
public sealed class UnitLocator
{
    private readonly BoundarySet _set;
    private readonly PolygonIndex _index;

    /// <summary>Builds the index. O(corners).</summary>
    public UnitLocator(BoundarySet set)
    {
        _set = set;
        _index = new PolygonIndex(set.Topology, set.Boxes);
    }

    /// <summary>
    /// The unit that holds the position; where units overlap the smallest of them; -1 outside all, and for positions that are no numbers.
    /// </summary>
    /// <param name="longitude">Degrees.</param>
    /// <param name="latitude">Degrees.</param>
    public int Find(double longitude, double latitude) => Find(longitude, latitude, []);

    /// <summary>The unit of each position, as <see cref="Find(double, double)"/> tells it.</summary>
    /// <param name="longitude">Degrees by position.</param>
    /// <param name="latitude">Degrees by position, as many.</param>
    public int[] Find(ReadOnlySpan<double> longitude, ReadOnlySpan<double> latitude)
    {
        var units = new int[longitude.Length];
        var near = new List<int>();
        for (var index = 0; index < units.Length; index++)
        {
            units[index] = Find(longitude[index], latitude[index], near);
        }

        return units;
    }

    /// <summary>
    /// As <see cref="Find(double, double)"/>, but a position outside all units falls to the nearest outline within reach: simplified coasts cut
    /// harbors and piers off.
    /// </summary>
    /// <param name="longitude">Degrees.</param>
    /// <param name="latitude">Degrees.</param>
    /// <param name="withinKm">How far off the outline may be, kilometers.</param>
    public Located Locate(double longitude, double latitude, double withinKm = 25)
    {
        var near = new List<int>();
        var unit = Find(longitude, latitude, near);
        if (unit >= 0)
        {
            return new Located(unit, 0);
        }

        var nearest = new Located(-1, double.PositiveInfinity);
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude) || Math.Abs(latitude) > 90)
        {
            return nearest;
        }

        var degrees = withinKm / Sphere.RadiusKm / Sphere.RadiansPerDegree;
        var wide = Math.Min(180, degrees / Math.Max(0.01, Math.Cos(latitude * Sphere.RadiansPerDegree)));
        foreach (var turn in (ReadOnlySpan<double>)[0, -360, 360])
        {
            var east = longitude + turn;
            near.Clear();
            _index.Near(east - wide, latitude - degrees, east + wide, latitude + degrees, near);
            foreach (var candidate in near)
            {
                var distance = DistanceKm(candidate, east, latitude);
                if (distance <= withinKm && (distance < nearest.DistanceKm || (distance == nearest.DistanceKm && candidate < nearest.Unit)))
                {
                    nearest = new Located(candidate, distance);
                }
            }
        }

        return nearest;
    }

    private int Find(double longitude, double latitude, List<int> near)
    {
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude))
        {
            return -1;
        }

        near.Clear();
        _index.Near(longitude, latitude, longitude, latitude, near);
        var best = -1;
        foreach (var candidate in near)
        {
            if (_index.Contains(candidate, longitude * Vertex.StepsPerDegree, latitude * Vertex.StepsPerDegree)
                && (best < 0 || _set.AreaKm2[candidate] < _set.AreaKm2[best] || (_set.AreaKm2[candidate] == _set.AreaKm2[best] && candidate < best)))
            {
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>Kilometers to the outline, on the plane that touches at the position: exact enough for tens of kilometers.</summary>
    private double DistanceKm(int unit, double longitude, double latitude)
    {
        var kmPerDegree = Sphere.RadiusKm * Sphere.RadiansPerDegree;
        var shrink = Math.Cos(latitude * Sphere.RadiansPerDegree);
        var least = double.PositiveInfinity;
        var topology = _set.Topology;
        var end = topology.ReferenceStart[topology.RingStart[topology.PolygonStart[unit + 1]]];
        for (var at = topology.ReferenceStart[topology.RingStart[topology.PolygonStart[unit]]]; at < end; at++)
        {
            var reference = topology.References[at];
            var arc = topology.Arc(reference < 0 ? ~reference : reference);
            for (var index = 1; index < arc.Length; index++)
            {
                var ax = (arc[index - 1].Longitude - longitude) * shrink;
                var ay = arc[index - 1].Latitude - latitude;
                var dx = ((arc[index].Longitude - longitude) * shrink) - ax;
                var dy = arc[index].Latitude - latitude - ay;
                var along = Math.Clamp(-((ax * dx) + (ay * dy)) / Math.Max(double.Epsilon, (dx * dx) + (dy * dy)), 0, 1);
                var x = ax + (along * dx);
                var y = ay + (along * dy);
                least = Math.Min(least, (x * x) + (y * y));
            }
        }

        return Math.Sqrt(least) * kmPerDegree;
    }
}
