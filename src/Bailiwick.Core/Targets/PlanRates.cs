using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>A plan's currency and its dated rates. Amounts live in the plan's currency; local figures are shown and never summed back.</summary>
public sealed class PlanRates
{
    private static readonly ImmutableHashSet<string> _whole = ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];
    private static readonly ImmutableHashSet<string> _thousandths = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    private readonly ImmutableArray<DatedRate> _rates;

    private PlanRates(string currency, ImmutableArray<DatedRate> rates) => (Currency, _rates) = (currency, rates);

    /// <summary>The plan's currency.</summary>
    public string Currency { get; }

    /// <summary>Checks rates: above 0, three letters, one a currency and day.</summary>
    public static Outcome<PlanRates> Of(string currency, ImmutableArray<DatedRate> rates)
    {
        foreach (var rate in rates.Append(new DatedRate(currency, default, 1)))
        {
            if (rate.Rate is <= 0 or > 1_000_000_000 || rate.Currency is not { Length: 3 } || !rate.Currency.All(char.IsAsciiLetterUpper))
            {
                return CalendarRefusals.BadRate(rate.Currency, rate.Rate);
            }
        }

        return rates.GroupBy(rate => (rate.Currency, rate.From)).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? TargetRefusals.DuplicateKey($"{twice.Key.Currency} {twice.Key.From:yyyy-MM-dd}", "rate")
            : new PlanRates(currency, rates);
    }

    /// <summary>The smallest unit of a currency: 0.01, for some 1 or 0.001 (ISO 4217).</summary>
    public static decimal MinorUnit(string currency) => _whole.Contains(currency) ? 1 : _thousandths.Contains(currency) ? 0.001m : 0.01m;

    /// <summary>The rate that holds on a day: the newest that began by then.</summary>
    public Outcome<decimal> RateOf(string currency, DateOnly day) =>
        currency == Currency ? 1
        : _rates.Where(rate => rate.Currency == currency && rate.From <= day).MaxBy(rate => rate.From) is { } found ? found.Rate
        : CalendarRefusals.NoRate(currency, day);

    /// <summary>A local amount in the plan's currency, to a unit, half away from zero.</summary>
    public Outcome<decimal> ToPlan(decimal amount, string currency, DateOnly day, decimal unit) =>
        RateOf(currency, day).Match<Outcome<decimal>>(rate => Shares.Round(amount * rate, unit), refusal => refusal);

    /// <summary>An amount of the plan as a local figure to show, to the currency's minor unit.</summary>
    public Outcome<decimal> ToLocal(decimal amount, string currency, DateOnly day) =>
        RateOf(currency, day).Match<Outcome<decimal>>(rate => Shares.Round(amount / rate, MinorUnit(currency)), refusal => refusal);
}
