using Bailiwick.Geography.Indexing;
using Bailiwick.Geography.Measuring;

namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>Finds out which units touch, and joins what is cut off by bridges.</summary>
internal static class GraphBuilder
{
    /// <summary>The graph of the units. O(steps log steps).</summary>
    public static BoundaryGraph Build(int units, EdgeTable edges, IReadOnlyList<Overlap> overlaps)
    {
        var borders = new Dictionary<(int Low, int High), double>();
        for (var edge = 0; edge < edges.EdgeCount; edge++)
        {
            AddBorders(edges, edge, borders);
        }

        foreach (var overlap in overlaps)
        {
            borders.TryAdd((Math.Min(overlap.Smaller, overlap.Larger), Math.Max(overlap.Smaller, overlap.Larger)), 0);
        }

        var islands = new Islands(units);
        foreach (var (low, high) in borders.Keys)
        {
            islands.Join(low, high);
        }

        return Compress(units, borders, Bridges(islands, edges));
    }

    private static void AddBorders(EdgeTable edges, int edge, Dictionary<(int Low, int High), double> borders)
    {
        var steps = edges.StepsOf(edge);
        if (steps.Length < 2)
        {
            return;
        }

        var from = edges.Corners[edges.From[steps[0]]];
        var to = edges.Corners[edges.To[steps[0]]];
        var km = Sphere.DistanceKm(from.Longitude, from.Latitude, to.Longitude, to.Latitude);
        var most = Math.Min(steps.Length, EdgeTable.MostCompared);
        for (var i = 0; i < most; i++)
        {
            for (var j = i + 1; j < most; j++)
            {
                var a = edges.Unit[steps[i]];
                var b = edges.Unit[steps[j]];
                if (a != b && edges.IsForward(steps[i]) != edges.IsForward(steps[j]))
                {
                    var pair = (Math.Min(a, b), Math.Max(a, b));
                    borders[pair] = borders.GetValueOrDefault(pair) + km;
                }
            }
        }
    }

    private static List<(int From, int To)> Bridges(Islands islands, EdgeTable edges)
    {
        if (islands.Count == 1)
        {
            return [];
        }

        var unit = new List<int>();
        var longitude = new List<double>();
        var latitude = new List<double>();
        for (var edge = 0; edge < edges.EdgeCount; edge++)
        {
            if (edges.IsOuter(edge))
            {
                var step = edges.StepsOf(edge)[0];
                unit.Add(edges.Unit[step]);
                longitude.Add(edges.Corners[edges.From[step]].Longitude);
                latitude.Add(edges.Corners[edges.From[step]].Latitude);
            }
        }

        return Bridging.Join(islands, [.. unit], [.. longitude], [.. latitude]);
    }

    private static BoundaryGraph Compress(int units, Dictionary<(int Low, int High), double> borders, List<(int From, int To)> bridges)
    {
        var entries = new List<(int From, int To, double Km, bool IsBridge)>((borders.Count + bridges.Count) * 2);
        foreach (var ((low, high), km) in borders)
        {
            entries.Add((low, high, km, false));
            entries.Add((high, low, km, false));
        }

        foreach (var (from, to) in bridges)
        {
            entries.Add((from, to, 0, true));
            entries.Add((to, from, 0, true));
        }

        return GraphRows.Compress(units, entries);
    }
}
