namespace Bailiwick.Geography.Boundaries;

/// <summary>Makes compressed rows of a list of entries.</summary>
internal static class GraphRows
{
    /// <summary>Sorts the entries (both directions must be there, each once) into rows. O(entries log entries).</summary>
    public static BoundaryGraph Compress(int units, List<(int From, int To, double Km, bool IsBridge)> entries)
    {
        entries.Sort(static (a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.To.CompareTo(b.To));
        var start = new int[units + 1];
        var neighbor = new int[entries.Count];
        var km = new double[entries.Count];
        var bridge = new bool[entries.Count];
        for (var index = 0; index < entries.Count; index++)
        {
            start[entries[index].From + 1]++;
            neighbor[index] = entries[index].To;
            km[index] = entries[index].Km;
            bridge[index] = entries[index].IsBridge;
        }

        for (var unit = 0; unit < units; unit++)
        {
            start[unit + 1] += start[unit];
        }

        return new BoundaryGraph(start, neighbor, km, bridge);
    }
}
