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

    /// <summary>
    /// Cuts the curve into runs of equal amount. A unit across a cut goes to both sides in proportion, and a large one makes several runs: chains of
    /// equal pieces are an exact method, those of unequal ones bounce. O(units + runs).
    /// </summary>
    public PointSet Merge(int runs)
    {
        var isRound = Z.Length > 0;
        double[] x = new double[runs], y = new double[runs], z = new double[isRound ? runs : 0], pull = new double[runs], amount = new double[runs];
        Array.Fill(amount, Total / runs);
        var (run, room) = (0, Total / runs);
        for (var unit = 0; unit < Count; unit++)
        {
            var rest = Amount[unit];
            while (true)
            {
                var part = run == runs - 1 ? rest : Math.Min(rest, room);
                var share = rest > part ? part / Amount[unit] : Amount[unit] > 0 ? rest / Amount[unit] : 1;
                x[run] += share * Pull[unit] * X[unit];
                y[run] += share * Pull[unit] * Y[unit];
                pull[run] += share * Pull[unit];
                if (isRound)
                {
                    z[run] += share * Pull[unit] * Z[unit];
                }

                (rest, room) = (rest - part, room - part);
                if (room <= 0 && run < runs - 1)
                {
                    (run, room) = (run + 1, Total / runs);
                }

                if (rest <= 0)
                {
                    break;
                }
            }
        }

        return Middles(x, y, z, pull, amount);
    }

    // Rounding can leave the last run without anything.
    private static PointSet Middles(double[] x, double[] y, double[] z, double[] pull, double[] amount)
    {
        for (var run = 0; run < x.Length; run++)
        {
            if (pull[run] > 0)
            {
                (x[run], y[run]) = (x[run] / pull[run], y[run] / pull[run]);
                if (z.Length > 0)
                {
                    z[run] /= pull[run];
                }
            }
            else
            {
                (x[run], y[run], pull[run]) = (x[run - 1], y[run - 1], pull[run - 1]);
                if (z.Length > 0)
                {
                    z[run] = z[run - 1];
                }
            }
        }

        return new PointSet(x, y, z, pull, amount);
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
