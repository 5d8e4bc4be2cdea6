namespace Bailiwick.Core.Targets;

/// <summary>
/// Rounds a table with whole margins so that both stay. Every cell goes down or up to a whole number; which go up is a flow from rows to
/// columns through the cells with a fraction, the largest fractions preferred: cheapest augmenting paths. O(units x cells x (rows + columns)).
/// </summary>
internal static class MarginRounding
{
    private const double Whole = 1e-6;

    /// <summary>By row and column; null when no rounding keeps both margins.</summary>
    public static long[][]? Round(double[][] cells, long[] rows, long[] columns)
    {
        var down = cells.Select(row => row.Select(cell => (long)Math.Floor(cell + Whole)).ToArray()).ToArray();
        var up = new bool[rows.Length, columns.Length];
        var needRow = rows.Select((row, r) => row - down[r].Sum()).ToArray();
        var needColumn = columns.Select((column, c) => column - down.Sum(row => row[c])).ToArray();
        if (needRow.Any(need => need < 0) || needColumn.Any(need => need < 0))
        {
            return null;
        }

        while (needRow.Any(need => need > 0))
        {
            if (!Augment(new Flow(cells, down, up), needRow, needColumn))
            {
                return null;
            }
        }

        return needColumn.Any(need => need != 0)
            ? null
            : [.. down.Select((row, r) => row.Select((cell, c) => cell + (up[r, c] ? 1 : 0)).ToArray())];
    }

    // Bellman-Ford from all rows in need to any column in need; an arc back through a raised cell lowers it again.
    private static bool Augment(Flow flow, long[] needRow, long[] needColumn)
    {
        var (rows, columns) = (needRow.Length, needColumn.Length);
        var toRow = needRow.Select(need => need > 0 ? 0 : double.PositiveInfinity).ToArray();
        var toColumn = Enumerable.Repeat(double.PositiveInfinity, columns).ToArray();
        var (rowBefore, columnBefore) = (new int[rows], new int[columns]);
        Array.Fill(rowBefore, -1);
        for (var changed = true; changed;)
        {
            changed = false;
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++)
                {
                    var gain = flow.FractionAt(r, c);
                    if (flow.CanRaise(r, c) && toRow[r] - gain < toColumn[c] - 1e-12)
                    {
                        (toColumn[c], columnBefore[c], changed) = (toRow[r] - gain, r, true);
                    }
                    else if (flow.IsRaised(r, c) && toColumn[c] + gain < toRow[r] - 1e-12)
                    {
                        (toRow[r], rowBefore[r], changed) = (toColumn[c] + gain, c, true);
                    }
                }
            }
        }

        var end = Enumerable.Range(0, columns).Where(c => needColumn[c] > 0 && !double.IsInfinity(toColumn[c])).OrderBy(c => toColumn[c]).Cast<int?>().FirstOrDefault();
        if (end is not { } column)
        {
            return false;
        }

        needColumn[column]--;
        while (true)
        {
            var row = columnBefore[column];
            flow.Toggle(row, column);
            if (rowBefore[row] < 0)
            {
                needRow[row]--;
                return true;
            }

            column = rowBefore[row];
            flow.Toggle(row, column);
        }
    }

    private sealed class Flow(double[][] cells, long[][] down, bool[,] up)
    {
        public double FractionAt(int row, int column) => Math.Max(0, cells[row][column] - down[row][column]);

        public bool CanRaise(int row, int column) => !up[row, column] && FractionAt(row, column) > Whole;

        public bool IsRaised(int row, int column) => up[row, column];

        public void Toggle(int row, int column) => up[row, column] = !up[row, column];
    }
}
