namespace Bailiwick.Cli.Optimization.Files;

internal static class Defaults
{
    /// <summary>The number at an index, or a default where the list is shorter.</summary>
    public static double ElementAtOrDefault(this double[] numbers, int index, double fallback) => index < numbers.Length ? numbers[index] : fallback;
}
