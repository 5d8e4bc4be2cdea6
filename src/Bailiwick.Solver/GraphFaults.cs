namespace Bailiwick.Solver;

/// <summary>Says what is wrong with a graph. O(units + edges log degree).</summary>
internal static class GraphFaults
{
    public static void Find(Graph graph, int units, List<string> faults)
    {
        if (graph.Start.Length != units + 1)
        {
            faults.Add($"The graph has {graph.Start.Length} offsets for {units} units. Maybe give units + 1 of them.");
            return;
        }

        if (graph.Start[0] != 0 || graph.Start[units] != graph.Neighbor.Length)
        {
            faults.Add(
                $"The graph's offsets go from {graph.Start[0]} to {graph.Start[units]}, its neighbors are {graph.Neighbor.Length}. "
                + "Maybe a row is missing.");
            return;
        }

        if (graph.Border is not null && graph.Border.Length != graph.Neighbor.Length)
        {
            faults.Add($"The graph has {graph.Border.Length} borders for {graph.Neighbor.Length} neighbors. Maybe give one an entry.");
            return;
        }

        for (var unit = 0; unit < units; unit++)
        {
            if (graph.Start[unit + 1] < graph.Start[unit])
            {
                faults.Add($"The graph's row of unit {unit} ends before it begins. Maybe its offsets are out of order.");
                return;
            }
        }

        for (var unit = 0; unit < units; unit++)
        {
            if (RowFault(graph, unit, units) is { } fault)
            {
                faults.Add(fault);
                return;
            }
        }
    }

    private static string? RowFault(Graph graph, int unit, int units)
    {
        var last = -1;
        for (var entry = graph.Start[unit]; entry < graph.Start[unit + 1]; entry++)
        {
            var neighbor = graph.Neighbor[entry];
            if (neighbor < 0 || neighbor >= units || neighbor == unit || neighbor <= last)
            {
                return $"The graph gives unit {unit} the neighbor {neighbor} after {last}. Maybe sort each row, without loops or repeats.";
            }

            last = neighbor;
            if (Array.BinarySearch(graph.Neighbor, graph.Start[neighbor], graph.Start[neighbor + 1] - graph.Start[neighbor], unit) < 0)
            {
                return $"The graph says unit {unit} touches {neighbor}, but not the other way round. Maybe add the missing half.";
            }
        }

        return null;
    }
}
