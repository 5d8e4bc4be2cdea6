namespace Bailiwick.Solver.Bench;

/// <summary>Seeded points around towns whose sizes follow Zipf's law, a fifth of them spread evenly; lognormal amounts.</summary>
internal static class Clusters
{
    public static Problem Points(int units, int parts, double tolerance, ulong seed = 7)
    {
        var random = new Randomness(seed);
        const int Towns = 400;
        double[] townX = new double[Towns], townY = new double[Towns], share = new double[Towns];
        var sum = 0.0;
        for (var town = 0; town < Towns; town++)
        {
            (townX[town], townY[town]) = (4000 * random.Fraction(), 2500 * random.Fraction());
            sum += 1.0 / (town + 1);
            share[town] = sum;
        }

        double[] x = new double[units], y = new double[units], amount = new double[units];
        for (var unit = 0; unit < units; unit++)
        {
            if (random.Below(5) == 0)
            {
                (x[unit], y[unit]) = (4000 * random.Fraction(), 2500 * random.Fraction());
            }
            else
            {
                var town = Math.Min(Towns - 1, ~Array.BinarySearch(share, sum * random.Fraction()));
                (x[unit], y[unit]) = (townX[town] + (30 * Normal(random)), townY[town] + (30 * Normal(random)));
            }

            amount[unit] = Math.Exp(Normal(random));
        }

        return new Problem { Parts = parts, X = x, Y = y, Measures = [new Measure(amount, null, tolerance)], Weight = amount };
    }

    private static double Normal(Randomness random) =>
        Math.Sqrt(-2 * Math.Log(random.Fraction())) * Math.Cos(2 * Math.PI * random.Fraction());
}
