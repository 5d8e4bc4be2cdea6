using Bailiwick.Geography.Boundaries;

namespace Bailiwick.Geography.Tests;

/// <summary>Plain questions to a graph.</summary>
internal static class Graphs
{
    public static int ReachableFrom(BoundaryGraph graph, int start)
    {
        var seen = new HashSet<int> { start };
        var queue = new Queue<int>(seen);
        while (queue.TryDequeue(out var unit))
        {
            foreach (var neighbor in graph.NeighborsOf(unit))
            {
                if (seen.Add(neighbor))
                {
                    queue.Enqueue(neighbor);
                }
            }
        }

        return seen.Count;
    }

    public static int IndexOf(this IReadOnlyList<string> list, string value) => Enumerable.Range(0, list.Count).First(index => list[index] == value);
}
