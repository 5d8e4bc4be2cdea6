using System.Collections.Immutable;

namespace Bailiwick.Core.Quotas;

/// <summary>A seller's quota and how attainment may turn out.</summary>
/// <param name="Key">Unique.</param>
/// <param name="Region">Where it counts.</param>
/// <param name="Quota">At least 0.</param>
public sealed record SellerOutlook(string Key, string Region, decimal Quota)
{
    /// <summary>Past attainments, 1 is the whole quota; drawn from as they are. Empty to use mean and deviation.</summary>
    public ImmutableArray<double> History { get; init; } = [];

    /// <summary>Without history: the mean attainment.</summary>
    public double Mean { get; init; } = 1;

    /// <summary>Without history: the standard deviation of a normal distribution that is cut at 0.</summary>
    public double Deviation { get; init; }
}
