using Bailiwick.Core.Alignments;
using Bailiwick.Solver;

namespace Bailiwick.Server.Optimization;

/// <summary>The units that a solver sees: those with a place (and whatever else is asked), numbered without gaps.</summary>
/// <param name="UnitOfRow">By row: its unit, ascending.</param>
/// <param name="RowOfUnit">By unit: its row, or -1.</param>
public sealed record PlaceRows(int[] UnitOfRow, int[] RowOfUnit)
{
    public static PlaceRows Of(UnitLinks links, Func<int, bool> isMeant)
    {
        var rowOfUnit = new int[links.Units];
        var unitOfRow = new List<int>(links.Units);
        for (var unit = 0; unit < rowOfUnit.Length; unit++)
        {
            rowOfUnit[unit] = -1;
            if (links.HasPlace(unit) && isMeant(unit))
            {
                rowOfUnit[unit] = unitOfRow.Count;
                unitOfRow.Add(unit);
            }
        }

        return new PlaceRows([.. unitOfRow], rowOfUnit);
    }

    public double[] Take(double[] byUnit) => Array.ConvertAll(UnitOfRow, unit => byUnit[unit]);

    /// <summary>The links among the rows alone.</summary>
    public Graph Graph(UnitLinks links)
    {
        if (UnitOfRow.Length == links.Units)
        {
            return new Graph(links.Start, links.Neighbor, links.Border);
        }

        var (start, neighbor, border) = (new int[UnitOfRow.Length + 1], new List<int>(), new List<double>());
        for (var row = 0; row < UnitOfRow.Length; row++)
        {
            for (var entry = links.Start[UnitOfRow[row]]; entry < links.Start[UnitOfRow[row] + 1]; entry++)
            {
                var other = RowOfUnit[links.Neighbor[entry]];
                if (other >= 0)
                {
                    neighbor.Add(other);
                    border.Add(links.Border[entry]);
                }
            }

            start[row + 1] = neighbor.Count;
        }

        return new Graph(start, [.. neighbor], [.. border]);
    }
}
