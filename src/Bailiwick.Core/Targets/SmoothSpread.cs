namespace Bailiwick.Core.Targets;

/// <summary>
/// Proportional Denton (IMF, Quarterly National Accounts Manual, chapter 6): periods follow an indicator, years add up exactly, and the
/// ratio of the two changes as smoothly as it can, so that no jump stands at a year's end.
/// </summary>
public static class SmoothSpread
{
    /// <summary>
    /// By period of all years. Minimizes the sum of squared changes of amount over indicator from period to period; each year is then
    /// rounded by largest remainders. O((periods + years)^3).
    /// </summary>
    /// <param name="indicator">By period of all years, above 0.</param>
    /// <param name="years">The years' amounts.</param>
    /// <param name="unit">The unit of rounding, above 0.</param>
    public static Outcome<IReadOnlyList<decimal>> Proportional(IReadOnlyList<decimal> indicator, IReadOnlyList<decimal> years, decimal unit)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(years);
        if (unit <= 0)
        {
            return TargetRefusals.BadUnit(unit);
        }

        if (years.Count == 0 || indicator.Count == 0 || indicator.Count % years.Count != 0 || indicator.Count > 600)
        {
            return CalendarRefusals.BadIndicator($"The indicator has {indicator.Count} periods for {years.Count} years.");
        }

        if (indicator.Any(value => value <= 0))
        {
            return CalendarRefusals.BadIndicator($"The indicator has the value {TargetRefusals.Text(indicator.Min())}.");
        }

        var ratios = Ratios([.. indicator.Select(value => (double)value)], [.. years.Select(year => (double)year)]);
        var perYear = indicator.Count / years.Count;
        var amounts = new List<decimal>();
        for (var year = 0; year < years.Count; year++)
        {
            var exact = Enumerable.Range(year * perYear, perYear).Select(period => (decimal)ratios[period] * indicator[period]).ToList();
            amounts.AddRange(Rounded(exact, years[year], unit));
        }

        return amounts;
    }

    // With the ratio r = amount / indicator: minimize sum (r_t - r_{t-1})^2 under sum indicator x r = year, by the Lagrange conditions.
    private static double[] Ratios(double[] indicator, double[] years)
    {
        var (periods, size) = (indicator.Length, indicator.Length + years.Length);
        var (perYear, scale) = (periods / years.Length, indicator.Average());
        var matrix = new double[size, size + 1];
        for (var t = 0; t < periods; t++)
        {
            foreach (var other in (int[])[t - 1, t + 1])
            {
                if (other >= 0 && other < periods)
                {
                    matrix[t, t] += 1;
                    matrix[t, other] -= 1;
                }
            }

            matrix[t, periods + (t / perYear)] = matrix[periods + (t / perYear), t] = indicator[t] / scale;
        }

        for (var year = 0; year < years.Length; year++)
        {
            matrix[periods + year, size] = years[year] / scale;
        }

        return Solve(matrix, size);
    }

    private static double[] Solve(double[,] matrix, int size)
    {
        for (var pivot = 0; pivot < size; pivot++)
        {
            var best = Enumerable.Range(pivot, size - pivot).MaxBy(row => Math.Abs(matrix[row, pivot]));
            for (var column = pivot; column <= size; column++)
            {
                (matrix[pivot, column], matrix[best, column]) = (matrix[best, column], matrix[pivot, column]);
            }

            for (var row = 0; row < size; row++)
            {
                var factor = row == pivot ? 0 : matrix[row, pivot] / matrix[pivot, pivot];
                for (var column = pivot; factor != 0 && column <= size; column++)
                {
                    matrix[row, column] -= factor * matrix[pivot, column];
                }
            }
        }

        return [.. Enumerable.Range(0, size).Select(row => matrix[row, size] / matrix[row, row])];
    }

    // The exact amounts may be of either sign: each is rounded down and the largest fractions get what is missing.
    private static decimal[] Rounded(List<decimal> exact, decimal year, decimal unit)
    {
        var down = exact.Select(amount => decimal.Floor(amount / unit) * unit).ToArray();
        var rest = year - down.Sum();
        var order = Enumerable.Range(0, exact.Count).OrderByDescending(t => exact[t] - down[t]).ThenByDescending(t => exact[t]).ThenBy(t => t).ToList();
        for (var next = 0; rest >= unit; next++, rest -= unit)
        {
            down[order[next % order.Count]] += unit;
        }

        for (var next = 0; rest <= -unit; next++, rest += unit)
        {
            down[order[^((next % order.Count) + 1)]] -= unit;
        }

        down[Enumerable.Range(0, exact.Count).MaxBy(t => exact[t])] += rest;
        return down;
    }
}
