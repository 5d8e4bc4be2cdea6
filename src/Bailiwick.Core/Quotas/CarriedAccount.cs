using System.Collections.Immutable;
using Bailiwick.Core.Targets;

namespace Bailiwick.Core.Quotas;

/// <summary>An account's quota by period and who carries how much of it after dated moves; what is moved always adds up to the account.</summary>
/// <param name="Quota">By period: the account's quota.</param>
/// <param name="Carried">By seat and period.</param>
public sealed record CarriedAccount(ImmutableArray<decimal> Quota, ImmutableDictionary<string, ImmutableArray<decimal>> Carried)
{
    /// <summary>All with one seat.</summary>
    public static CarriedAccount Of(string seat, ImmutableArray<decimal> quota) => new(quota, ImmutableDictionary<string, ImmutableArray<decimal>>.Empty.Add(seat, quota));

    /// <summary>
    /// What goes from one seat to another by period when the account moves: the new side's part of the whole account, and never more than
    /// the old side still carries.
    /// </summary>
    public Outcome<ImmutableArray<decimal>> Moved(AccountMove move, string from, FiscalYear year, decimal unit)
    {
        ArgumentNullException.ThrowIfNull(move);
        var divided = move.Divide(year, Quota, unit);
        if (!divided.IsDone)
        {
            return divided.Refusal;
        }

        var carried = Carried.GetValueOrDefault(from, [.. Quota.Select(_ => 0m)]);
        return ImmutableArray.CreateRange(divided.Value.Select((part, i) => Math.Min(part.To, carried[i])));
    }

    /// <summary>After amounts went from one seat to another.</summary>
    public CarriedAccount After(string from, string to, ImmutableArray<decimal> moved) => this with
    {
        Carried = Carried
            .SetItem(from, [.. Carried[from].Zip(moved, (amount, gone) => amount - gone)])
            .SetItem(to, [.. Carried.GetValueOrDefault(to, [.. moved.Select(_ => 0m)]).Zip(moved, (amount, come) => amount + come)]),
    };
}
