namespace Bailiwick.Solver.Points;

/// <summary>Free units, or runs of them, in Hilbert order: places, pulls and amounts. Never changes.</summary>
/// <param name="X">Plane coordinate in kilometers, or the first of three on the sphere.</param>
/// <param name="Y">The second coordinate.</param>
/// <param name="Z">The third coordinate; empty in the plane.</param>
/// <param name="Pull">Weight in the cost, above 0.</param>
/// <param name="Amount">What is balanced, in mean parts.</param>
internal sealed record PointSet(double[] X, double[] Y, double[] Z, double[] Pull, double[] Amount)
{
    public int Count => X.Length;

    /// <summary>Amount per pull: how much a price weighs for a unit.</summary>
    public double[] Ratio { get; } = RatioOf(Pull, Amount);

    /// <summary>Sum of the amounts.</summary>
    public double Total { get; } = SumOf(Amount);

    /// <summary>Merges runs along the curve of nearly equal amount. O(units).</summary>
    public PointSet Merge(double amountOfRun)
    {
        var isRound = Z.Length > 0;
        List<double> x = [], y = [], z = [], pull = [], amount = [];
        var (sumX, sumY, sumZ, sumPull, sumAmount) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var unit = 0; unit < Count; unit++)
        {
            sumX += Pull[unit] * X[unit];
            sumY += Pull[unit] * Y[unit];
            sumZ += isRound ? Pull[unit] * Z[unit] : 0;
            sumPull += Pull[unit];
            sumAmount += Amount[unit];
            if (sumAmount >= amountOfRun || unit == Count - 1)
            {
                x.Add(sumX / sumPull);
                y.Add(sumY / sumPull);
                if (isRound)
                {
                    z.Add(sumZ / sumPull);
                }

                pull.Add(sumPull);
                amount.Add(sumAmount);
                (sumX, sumY, sumZ, sumPull, sumAmount) = (0, 0, 0, 0, 0);
            }
        }

        return new PointSet([.. x], [.. y], [.. z], [.. pull], [.. amount]);
    }

    private static double[] RatioOf(double[] pull, double[] amount)
    {
        var ratio = new double[pull.Length];
        for (var unit = 0; unit < ratio.Length; unit++)
        {
            ratio[unit] = amount[unit] / pull[unit];
        }

        return ratio;
    }

    private static double SumOf(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
