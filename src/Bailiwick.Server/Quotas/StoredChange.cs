using Bailiwick.Core.Quotas;

namespace Bailiwick.Server.Quotas;

/// <summary>A dated change as it stands in the log: quotas of the year from a day on, or an account that goes from one seat to another.</summary>
internal sealed record StoredChange(DateOnly From, IReadOnlyList<QuotaChanges.SeatAmount> Seats, StoredChange.Account? Move = null)
{
    public bool Touches(string seat) => Seats.Any(one => one.Seat == seat) || Move?.From == seat || Move?.To == seat;

    /// <param name="Quota">By period: what the account carried in all when it first moved.</param>
    /// <param name="Moved">By period: what goes over.</param>
    internal sealed record Account(string Key, string From, string To, MovePolicy Policy, IReadOnlyList<decimal> Quota, IReadOnlyList<decimal> Moved);
}
