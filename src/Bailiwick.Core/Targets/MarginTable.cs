using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>A table that keeps the totals of its rows and of its columns, both exactly: region by product.</summary>
public static class MarginTable
{
    private const int MostRounds = 20_000;
    private const double Close = 1e-9;
    private const double NearEnoughToRound = 0.01;

    /// <summary>
    /// Fits a seed to both margins by proportional fitting until no margin is off by more than 1e-9 of the total, then rounds each cell down
    /// or up one unit so that both margins stay. A cell that is 0 in the seed stays 0. Refused when the margins are not of one total, not
    /// whole units, or out of reach of the seed's zeros.
    /// </summary>
    /// <param name="seed">By row, then column; at least 0.</param>
    /// <param name="rows">Row totals, at least 0.</param>
    /// <param name="columns">Column totals, at least 0.</param>
    /// <param name="unit">The unit of rounding, above 0.</param>
    public static Outcome<ImmutableArray<ImmutableArray<decimal>>> Fit(
        IReadOnlyList<IReadOnlyList<decimal>> seed, IReadOnlyList<decimal> rows, IReadOnlyList<decimal> columns, decimal unit)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        if (Check(seed, rows, columns, unit) is { } refusal)
        {
            return refusal;
        }

        var cells = seed.Select(row => row.Select(cell => (double)cell).ToArray()).ToArray();
        var (wantedRows, wantedColumns) = (rows.Select(row => (double)(row / unit)).ToArray(), columns.Select(column => (double)(column / unit)).ToArray());
        var total = Math.Max(wantedRows.Sum(), 1);
        for (var round = 0; Farthest(cells, wantedRows, wantedColumns) > Close * total; round++)
        {
            // Where zeros leave a single table, the fit nears it ever more slowly; the rounding then settles it, if a table is there at all.
            if (round == MostRounds && Farthest(cells, wantedRows, wantedColumns) < NearEnoughToRound)
            {
                break;
            }

            if (round == MostRounds)
            {
                return TargetRefusals.MarginsUnreachable($"after {MostRounds:#,0} rounds a margin is still {Farthest(cells, wantedRows, wantedColumns):0.###} units off");
            }

            ScaleOnce(cells, wantedRows, wantedColumns);
        }

        var whole = MarginRounding.Round(cells, [.. rows.Select(row => (long)(row / unit))], [.. columns.Select(column => (long)(column / unit))]);
        return whole is null
            ? TargetRefusals.MarginsUnreachable("no rounding keeps both")
            : whole.Select(row => row.Select(cell => cell * unit).ToImmutableArray()).ToImmutableArray();
    }

    private static Refusal? Check(
        IReadOnlyList<IReadOnlyList<decimal>> seed, IReadOnlyList<decimal> rows, IReadOnlyList<decimal> columns, decimal unit)
    {
        if (unit <= 0)
        {
            return TargetRefusals.BadUnit(unit);
        }

        if (seed.Count != rows.Count || seed.Any(row => row.Count != columns.Count))
        {
            return TargetRefusals.BadTable($"The seed has {seed.Count} rows for {rows.Count} row totals, and a row of {seed.FirstOrDefault(row => row.Count != columns.Count)?.Count ?? columns.Count} cells for {columns.Count} column totals.");
        }

        foreach (var number in seed.SelectMany(row => row).Concat(rows).Concat(columns))
        {
            if (number < 0)
            {
                return TargetRefusals.BadTable($"{TargetRefusals.Text(number)} is below 0.");
            }
        }

        var off = rows.Concat(columns).FirstOrDefault(margin => margin % unit != 0);
        return off != 0 ? TargetRefusals.BadTable($"The margin {TargetRefusals.Text(off)} is no multiple of the unit {TargetRefusals.Text(unit)}.")
            : rows.Sum() / unit > 9_000_000_000_000m ? TargetRefusals.TooLarge("The table's total in units", rows.Sum() / unit)
            : rows.Sum() != columns.Sum() ? TargetRefusals.MarginsDiffer(rows.Sum(), columns.Sum())
            : null;
    }

    private static void ScaleOnce(double[][] cells, double[] rows, double[] columns)
    {
        for (var r = 0; r < rows.Length; r++)
        {
            var sum = cells[r].Sum();
            for (var c = 0; c < columns.Length; c++)
            {
                cells[r][c] = sum > 0 ? cells[r][c] * rows[r] / sum : 0;
            }
        }

        for (var c = 0; c < columns.Length; c++)
        {
            var sum = cells.Sum(row => row[c]);
            for (var r = 0; r < rows.Length; r++)
            {
                cells[r][c] = sum > 0 ? cells[r][c] * columns[c] / sum : 0;
            }
        }
    }

    private static double Farthest(double[][] cells, double[] rows, double[] columns) => Math.Max(
        rows.Select((row, r) => Math.Abs(cells[r].Sum() - row)).DefaultIfEmpty(0).Max(),
        columns.Select((column, c) => Math.Abs(cells.Sum(row => row[c]) - column)).DefaultIfEmpty(0).Max());
}
