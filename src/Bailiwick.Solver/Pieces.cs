namespace Bailiwick.Solver;

/// <summary>Units, or runs of them, as the transport sees them: a point, a pull and an amount. In Hilbert order, none locked.</summary>
/// <param name="X">Plane coordinate.</param>
/// <param name="Y">Plane coordinate.</param>
/// <param name="Pull">Weight in the cost, above 0.</param>
/// <param name="Amount">What is balanced, in mean parts.</param>
internal sealed record Pieces(double[] X, double[] Y, double[] Pull, double[] Amount)
{
    public int Count => X.Length;

    /// <summary>Amount per pull: how much a price weighs for a piece.</summary>
    public double[] Ratio { get; } = RatioOf(Pull, Amount);

    /// <summary>Merges runs along the curve of nearly equal amount. O(pieces).</summary>
    public Pieces Merge(double amountOfRun)
    {
        List<double> x = [], y = [], pull = [], amount = [];
        var (sumX, sumY, sumPull, sumAmount) = (0.0, 0.0, 0.0, 0.0);
        for (var piece = 0; piece < Count; piece++)
        {
            sumX += Pull[piece] * X[piece];
            sumY += Pull[piece] * Y[piece];
            sumPull += Pull[piece];
            sumAmount += Amount[piece];
            if (sumAmount >= amountOfRun || piece == Count - 1)
            {
                x.Add(sumX / sumPull);
                y.Add(sumY / sumPull);
                pull.Add(sumPull);
                amount.Add(sumAmount);
                (sumX, sumY, sumPull, sumAmount) = (0, 0, 0, 0);
            }
        }

        return new Pieces([.. x], [.. y], [.. pull], [.. amount]);
    }

    private static double[] RatioOf(double[] pull, double[] amount)
    {
        var ratio = new double[pull.Length];
        for (var piece = 0; piece < ratio.Length; piece++)
        {
            ratio[piece] = amount[piece] / pull[piece];
        }

        return ratio;
    }
}
