using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Accounts;

/// <summary>All splits of one type on one opportunity. Source: Object Reference, OpportunitySplit and OpportunitySplitType.</summary>
public sealed class SplitSet
{
    /// <summary>Splits as they stand together.</summary>
    /// <param name="type">The type's label.</param>
    /// <param name="isTotalValidated">Whether they must total 100 %: revenue does, overlay does not.</param>
    /// <param name="shares">By split.</param>
    public SplitSet(string type, bool isTotalValidated, IEnumerable<SplitShare> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        (Type, IsTotalValidated, Shares) = (type, isTotalValidated, [.. shares]);
    }

    /// <summary>The type's label.</summary>
    public string Type { get; }

    /// <summary>Whether they must total 100 %.</summary>
    public bool IsTotalValidated { get; }

    /// <summary>In the order given.</summary>
    public ImmutableArray<SplitShare> Shares { get; }

    /// <summary>In per cent.</summary>
    public decimal Total => Shares.Sum(one => one.Percent);

    /// <summary>The greatest share of one person, in per cent: 100 when validated, else 1,000.</summary>
    public int Most => IsTotalValidated ? 100 : 1000;

    /// <summary>The first share out of bounds, or null.</summary>
    public SplitShare? BadShare => Shares.FirstOrDefault(one => one.Percent < 0 || one.Percent > Most);

    /// <summary>The first person who has two splits, or null.</summary>
    public string? OwnerTwice => Shares.GroupBy(one => one.Owner, StringComparer.Ordinal).FirstOrDefault(one => one.Count() > 1)?.Key;

    /// <summary>The first fault, or <see cref="SplitFault.None"/>. No splits at all are no fault.</summary>
    public SplitFault Fault() =>
        BadShare is not null ? SplitFault.Share
        : OwnerTwice is not null ? SplitFault.OwnerTwice
        : IsTotalValidated && !Shares.IsEmpty && Total != 100 ? SplitFault.Total
        : SplitFault.None;

    /// <summary>
    /// By split: its amount to the cent. Those that total 100 % add up to the whole amount exactly: what rounding leaves goes cent by cent to
    /// the splits that lost most by it. O(splits log splits).
    /// </summary>
    /// <param name="amount">The opportunity's amount.</param>
    public ImmutableArray<decimal> Amounts(decimal amount)
    {
        var exact = Shares.Select(one => amount * one.Percent / 100).ToArray();
        if (!IsTotalValidated || Total != 100)
        {
            return [.. exact.Select(one => decimal.Round(one, 2, MidpointRounding.AwayFromZero))];
        }

        var amounts = Array.ConvertAll(exact, one => decimal.Floor(one * 100) / 100);
        var cents = (int)((decimal.Round(amount, 2, MidpointRounding.AwayFromZero) - amounts.Sum()) * 100);
        foreach (var at in Enumerable.Range(0, exact.Length).OrderByDescending(at => exact[at] - amounts[at]).ThenBy(at => at).Take(cents))
        {
            amounts[at] += 0.01m;
        }

        return [.. amounts];
    }
}
