using System.Collections.Immutable;

namespace Bailiwick.Core.Quotas;

/// <summary>A quota through time: changes are prospective, and the past reads as it was.</summary>
/// <param name="Entries">In order of their days.</param>
public sealed record QuotaHistory(ImmutableArray<DatedQuota> Entries)
{
    /// <summary>What holds on a day; null before the first entry.</summary>
    public decimal? At(DateOnly day) => Entries.LastOrDefault(entry => entry.From <= day)?.Amount;

    /// <summary>The history with a change; refused when it begins before what is open. Later entries stay, the same day is replaced.</summary>
    public Outcome<QuotaHistory> With(DatedQuota change, DateOnly openFrom)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.From < openFrom
            ? QuotaRefusals.PeriodClosed(change.From, openFrom)
            : new QuotaHistory([.. Entries.Where(entry => entry.From != change.From).Append(change).OrderBy(entry => entry.From)]);
    }
}
