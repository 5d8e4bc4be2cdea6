namespace Bailiwick.GenerateAccounts;

/// <summary>Draws from a few distributions.</summary>
internal static class Draw
{
    /// <summary>Standard normal, by Box and Muller (1958).</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Lognormal with that median and spread (standard deviation of the logarithm).</summary>
    public static double LogNormal(Random random, double median, double spread) => median * Math.Exp(spread * Normal(random));

    public static T Of<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
