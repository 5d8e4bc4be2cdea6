using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Alignments.Wire;

namespace Bailiwick.Server.Alignments;

/// <summary>What may be balanced and how exactly.</summary>
internal static class BalanceRules
{
    public static Refusal? Check(BalanceSettings? balance, IReadOnlyList<UnitMeasure> measures)
    {
        if (balance is null)
        {
            return new Refusal("alignment.no-balance", "The request does not say what to balance. Maybe {\"measure\": \"@records\", \"tolerance\": 0.05, \"contiguous\": true}.");
        }

        return Measure(balance.Measure, measures).Match(measure => Tolerance(balance.Tolerance) ?? Negative(measure), refusal => refusal);
    }

    public static Outcome<UnitMeasure> Measure(string? key, IReadOnlyList<UnitMeasure> measures) =>
        measures.FirstOrDefault(measure => measure.Key == key) is { } found
            ? found
            : new Refusal(
                "alignment.unknown-measure",
                $"There is no measure \"{key}\". Maybe one of: {string.Join(", ", measures.Select(measure => measure.Key))}.");

    public static Refusal? Tolerance(double tolerance) => tolerance is > 0 and <= 1
        ? null
        : new Refusal("alignment.bad-tolerance", $"A tolerance is above 0 and at most 1, this one is {tolerance}. Maybe 0.05 for five per cent.");

    public static Refusal? Negative(UnitMeasure measure)
    {
        var least = measure.Amount.Length == 0 ? 0 : measure.Amount.Min();
        return least >= 0
            ? null
            : new Refusal(
                "alignment.negative-amounts",
                $"{measure.Name} is {measure.Exact(least)} in one unit, and what is balanced must not be below 0 anywhere. Maybe balance another measure.");
    }
}
