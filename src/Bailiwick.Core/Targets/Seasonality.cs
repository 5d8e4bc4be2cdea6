using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>Weights over the periods of a year. They are weights, not percents: 103 in all does no harm.</summary>
/// <param name="Weights">By period, at least 0, not all 0.</param>
/// <param name="Method">Where they come from.</param>
public sealed record Seasonality(ImmutableArray<decimal> Weights, SeasonMethod Method)
{
    /// <summary>Entered weights for a number of periods.</summary>
    public static Outcome<Seasonality> Given(IReadOnlyList<decimal> weights, int periods)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Count != periods || weights.Any(weight => weight < 0) || weights.All(weight => weight == 0)
            ? CalendarRefusals.BadSeason(weights.Count, periods)
            : new Seasonality([.. weights], SeasonMethod.Given);
    }

    /// <summary>Learned from whole years. O(years x periods).</summary>
    /// <param name="years">By year, by period: amounts, each year as long as the others.</param>
    /// <param name="method">How.</param>
    public static Outcome<Seasonality> Learn(IReadOnlyList<IReadOnlyList<decimal>> years, SeasonMethod method)
    {
        ArgumentNullException.ThrowIfNull(years);
        if (years.Count == 0 || years.Any(year => year.Count != years[0].Count || year.Count == 0))
        {
            return CalendarRefusals.BadHistory($"The history has {years.Count} years that are not all of one length.");
        }

        if (years.FirstOrDefault(year => year.Sum() <= 0 || year.Any(amount => amount < 0)) is { } bad)
        {
            return CalendarRefusals.BadHistory($"A year of the history adds up to {TargetRefusals.Text(bad.Sum())} or has a period below 0.");
        }

        var periods = years[0].Count;
        var overall = years.Sum(year => year.Sum()) / (years.Count * periods);
        return new Seasonality([.. Enumerable.Range(0, periods).Select(period => method == SeasonMethod.MeanShare
            ? years.Average(year => year[period] / year.Sum())
            : years.Average(year => year[period]) / overall)], method);
    }

    /// <summary>A year's amount by period; ties end at the earlier period. Quarters add their periods.</summary>
    /// <param name="amount">Of the year.</param>
    /// <param name="unit">The unit of rounding.</param>
    public IReadOnlyList<decimal> Spread(decimal amount, decimal unit) => Shares.Divide(amount, unit, Weights);
}
