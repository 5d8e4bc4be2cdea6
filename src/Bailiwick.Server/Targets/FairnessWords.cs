using System.Globalization;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>Says in plain words how alike the areas of a level are; the figures stand beside. It judges nothing: bands are practice figures.</summary>
internal static class FairnessWords
{
    private const int FewestToCorrelate = 3;

    public static TargetFairness Of(string level, IReadOnlyList<TargetArea> areas, decimal bandPercent)
    {
        var amounts = areas.Select(area => area.Amount).ToList();
        var even = Evenness.Of(amounts, bandPercent / 100);
        var (potential, workload) = (With(areas, area => area.Potential), With(areas, area => area.Workload));
        return new TargetFairness(
            areas[0].Level, level, areas.Count, even.Mean, even.StandardDeviation, even.Gini, even.WithinBand, even.Smallest, even.Largest, potential, workload,
            [.. Words(level, areas, even, bandPercent), .. Correlations(potential, workload)]);
    }

    private static double? With(IReadOnlyList<TargetArea> areas, Func<TargetArea, decimal?> numberOf) =>
        areas.Count < FewestToCorrelate || areas.Any(area => numberOf(area) is null)
            ? null
            : Evenness.Correlation([.. areas.Select(area => area.Amount)], [.. areas.Select(area => numberOf(area)!.Value)]);

    private static IEnumerable<string> Words(string level, IReadOnlyList<TargetArea> areas, Evenness even, decimal bandPercent)
    {
        if (areas.Count == 1)
        {
            yield return $"There is one {level}, with {Money(even.Mean)}.";
            yield break;
        }

        var inside = areas.Count(area => area.IsInBand);
        yield return $"{inside} of {areas.Count} ({level}) lie within {Text(bandPercent)} % of the mean of {Money(even.Mean)}.";
        var (largest, smallest) = (areas.MaxBy(area => area.Amount)!, areas.MinBy(area => area.Amount)!);
        yield return smallest.Amount > 0
            ? $"{largest.Name} carries {Text(largest.Amount / smallest.Amount)} times as much as {smallest.Name} ({Money(largest.Amount)} and {Money(smallest.Amount)})."
            : $"{largest.Name} carries most ({Money(largest.Amount)}), {smallest.Name} least ({Money(smallest.Amount)}).";
        yield return $"Gini {even.Gini.ToString("0.00", CultureInfo.InvariantCulture)}: 0 is all alike, 1 is all in one.";
    }

    private static IEnumerable<string> Correlations(double? potential, double? workload)
    {
        if (potential is { } one)
        {
            yield return $"Targets {Follow(one)} potential (correlation {one.ToString("0.00", CultureInfo.InvariantCulture)}).";
        }

        if (workload is { } other)
        {
            yield return $"Targets {Follow(other)} workload (correlation {other.ToString("0.00", CultureInfo.InvariantCulture)}).";
        }
    }

    private static string Follow(double correlation) => correlation switch
    {
        >= 0.7 => "follow",
        >= 0.3 => "follow loosely",
        > -0.3 => "do not follow",
        _ => "run against",
    };

    private static string Money(decimal amount) => amount.ToString("#,0.00", CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
