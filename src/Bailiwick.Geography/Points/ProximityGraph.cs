using Bailiwick.Geography.Boundaries;
using Bailiwick.Geography.Indexing;

namespace Bailiwick.Geography.Points;

/// <summary>
/// Which records are neighbors: two places are when no third lies in the circle over the line between them (Gabriel and Sokal, 1969). That graph is
/// connected, drawn without crossings, and has four neighbors on average. Records at one place hang together among themselves.
/// </summary>
public static class ProximityGraph
{
    /// <summary>How far records at one place reach for each other along their row, and how many links join two neighboring places at most.</summary>
    private const int Reach = 3;

    /// <summary>The graph; border lengths are all 0. O(n log n): 250,000 records in about a second.</summary>
    /// <param name="longitude">Degrees by record; NaN: no place, no neighbors.</param>
    /// <param name="latitude">Degrees by record.</param>
    public static BoundaryGraph Build(double[] longitude, double[] latitude)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(latitude.Length, longitude.Length);
        var sites = Sites(longitude, latitude, out var x, out var y);
        var links = new HashSet<(int Low, int High)>();
        foreach (var records in sites)
        {
            LinkRow(records, links);
        }

        foreach (var (a, b) in Gabriel(x, y))
        {
            LinkSites(sites[a], sites[b], links);
        }

        var entries = new List<(int From, int To, double Km, bool IsBridge)>(links.Count * 2);
        foreach (var (low, high) in links)
        {
            entries.Add((low, high, 0, false));
            entries.Add((high, low, 0, false));
        }

        foreach (var (from, to) in Bridges(longitude, latitude, sites, links))
        {
            entries.Add((from, to, 0, true));
            entries.Add((to, from, 0, true));
        }

        return GraphRows.Compress(longitude.Length, entries);
    }

    /// <summary>Records by place, on a plane with a grid of one meter.</summary>
    private static List<List<int>> Sites(double[] longitude, double[] latitude, out int[] x, out int[] y)
    {
        var plane = PlaneProjection.Fit(longitude, latitude);
        var siteOf = new Dictionary<(int X, int Y), int>();
        var sites = new List<List<int>>();
        for (var record = 0; record < longitude.Length; record++)
        {
            if (!double.IsFinite(longitude[record]) || !double.IsFinite(latitude[record]))
            {
                continue;
            }

            var (xKm, yKm) = plane.Project(longitude[record], latitude[record]);
            var place = ((int)Math.Round(xKm * 1000), (int)Math.Round(yKm * 1000));
            if (!siteOf.TryGetValue(place, out var site))
            {
                siteOf[place] = site = sites.Count;
                sites.Add([]);
            }

            sites[site].Add(record);
        }

        x = new int[sites.Count];
        y = new int[sites.Count];
        foreach (var (place, site) in siteOf)
        {
            (x[site], y[site]) = place;
        }

        return sites;
    }

    private static IEnumerable<(int A, int B)> Gabriel(int[] x, int[] y)
    {
        var delaunay = new Delaunay(x, y);
        if (delaunay.Sides == 0)
        {
            // All on one line: each is the neighbor of the next.
            var order = Enumerable.Range(0, x.Length).OrderBy(site => x[site]).ThenBy(site => y[site]).ToArray();
            for (var index = 1; index < order.Length; index++)
            {
                yield return (order[index - 1], order[index]);
            }
        }

        for (var side = 0; side < delaunay.Sides; side++)
        {
            var twin = delaunay.Twins[side];
            if (side < twin || twin < 0)
            {
                var a = delaunay.Triangles[side];
                var b = delaunay.Triangles[Delaunay.Next(side)];
                if (IsClear(side, a, b) && (twin < 0 || IsClear(twin, a, b)))
                {
                    yield return (a, b);
                }
            }
        }

        bool IsClear(int side, int a, int b)
        {
            var across = delaunay.Triangles[Delaunay.Next(Delaunay.Next(side))];
            return (((long)x[a] - x[across]) * ((long)x[b] - x[across])) + (((long)y[a] - y[across]) * ((long)y[b] - y[across])) >= 0;
        }
    }

    private static void LinkRow(List<int> records, HashSet<(int Low, int High)> links)
    {
        for (var index = 0; index < records.Count; index++)
        {
            for (var step = 1; step <= Reach && step < records.Count; step++)
            {
                Link(records[index], records[(index + step) % records.Count], links);
            }
        }
    }

    /// <summary>Up to three links, so that one record that leaves does not cut two crowded places apart.</summary>
    private static void LinkSites(List<int> from, List<int> to, HashSet<(int Low, int High)> links)
    {
        for (var index = 0; index < Reach && index < Math.Max(from.Count, to.Count); index++)
        {
            Link(from[index % from.Count], to[index % to.Count], links);
        }
    }

    private static void Link(int a, int b, HashSet<(int Low, int High)> links)
    {
        if (a != b)
        {
            links.Add((Math.Min(a, b), Math.Max(a, b)));
        }
    }

    /// <summary>What rounding may have left apart.</summary>
    private static List<(int From, int To)> Bridges(double[] longitude, double[] latitude, List<List<int>> sites, HashSet<(int Low, int High)> links)
    {
        var memberOf = new int[longitude.Length];
        var member = 0;
        var first = sites.Select(site => site[0]).ToArray();
        foreach (var site in sites)
        {
            foreach (var record in site)
            {
                memberOf[record] = member;
            }

            member++;
        }

        var islands = new Islands(sites.Count);
        foreach (var (low, high) in links)
        {
            islands.Join(memberOf[low], memberOf[high]);
        }

        var bridges = islands.Count <= 1
            ? []
            : Bridging.Join(
                islands,
                [.. Enumerable.Range(0, sites.Count)],
                [.. first.Select(record => longitude[record])],
                [.. first.Select(record => latitude[record])]);
        return bridges.ConvertAll(bridge => (first[bridge.From], first[bridge.To]));
    }
}
