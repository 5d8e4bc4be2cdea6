using System.Collections.Immutable;
using Bailiwick.Core.Targets;

namespace Bailiwick.Core.Quotas;

/// <summary>What a seat carries by period of the year. Changes are prospective: periods that ended before their day stay as they were.</summary>
/// <param name="Starts">By period, its first day.</param>
/// <param name="Amounts">By period.</param>
public sealed record SeatSchedule(ImmutableArray<DateOnly> Starts, ImmutableArray<decimal> Amounts)
{
    /// <summary>The year's quota.</summary>
    public decimal Sum => Amounts.Sum();

    /// <summary>
    /// With another quota of the year from a day on: what is left of it goes to the day's period and those after it, in proportion to what
    /// they carry, and adds up exactly. Refused when the periods before already carry more.
    /// </summary>
    /// <param name="change">From a day of the year on.</param>
    /// <param name="unit">The unit of rounding, above 0.</param>
    public Outcome<SeatSchedule> With(DatedQuota change, decimal unit)
    {
        ArgumentNullException.ThrowIfNull(change);
        var first = Math.Max(0, Starts.Count(start => start <= change.From) - 1);
        var before = Amounts.Take(first).Sum();
        if (change.Amount < before)
        {
            return QuotaRefusals.BelowPast(change, before);
        }

        return this with { Amounts = [.. Amounts.Take(first), .. Shares.Divide(change.Amount - before, unit, [.. Amounts.Skip(first).Select(amount => Math.Max(0, amount))])] };
    }

    /// <summary>With amounts added by period.</summary>
    public SeatSchedule Plus(IEnumerable<decimal> more) => this with { Amounts = [.. Amounts.Zip(more, (amount, plus) => amount + plus)] };
}
