using System.Collections.Immutable;
using System.Numerics;

namespace Bailiwick.Core.Targets;

/// <summary>How one amount came to the accounts that share it.</summary>
public sealed record GroupAllocation
{
    /// <summary>The bucket, or null when all share one amount.</summary>
    public string? Bucket { get; init; }

    /// <summary>The bucket's size as given, in what the plan says; null without buckets.</summary>
    public decimal? Size { get; init; }

    /// <summary>What the group shares, fixed amounts included.</summary>
    public required decimal Total { get; init; }

    /// <summary>The sum of the amounts that left the pool first, as they count.</summary>
    public required decimal Fixed { get; init; }

    /// <summary>What was shared among the rest: total less fixed, or 0 when fixed amounts are more than the total.</summary>
    public required decimal Pool { get; init; }

    /// <summary>How many accounts are in the group.</summary>
    public required int Accounts { get; init; }

    /// <summary>What nobody could take.</summary>
    public decimal Unallocated { get; init; }

    /// <summary>By how much fixed amounts are more than the total, with the total's sign.</summary>
    public decimal Excess { get; init; }

    /// <summary>Places in the problem's accounts of those who share the pool.</summary>
    internal ImmutableArray<int> Takers { get; init; } = [];

    /// <summary>Their weights, in the same order.</summary>
    internal BigInteger[] Weights { get; init; } = [];

    /// <summary>Weights over this are the weights as given.</summary>
    internal BigInteger WeightScale { get; init; } = BigInteger.One;

    /// <summary>How the pool was shared, or null when nobody shares it.</summary>
    internal Spread? Spread { get; init; }

    /// <summary>By place: fixed amounts that were scaled down to fit.</summary>
    internal IReadOnlyDictionary<int, decimal> Scaled { get; init; } = ImmutableDictionary<int, decimal>.Empty;

    /// <summary>True when all weights were 0 and the pool was shared evenly instead.</summary>
    internal bool IsEvenForLackOfWeight { get; init; }

    /// <summary>True when floors were passed over because nothing was left.</summary>
    internal bool AreFloorsPassedOver { get; init; }
}
