using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>A total and everything that decides who gets which part of it.</summary>
/// <param name="Total">What is to be shared; may be negative: then magnitudes are shared and the sign is put back.</param>
/// <param name="Unit">The unit of rounding, above 0: 0.01, 1, 100, 1000.</param>
/// <param name="Accounts">In any order; the order never decides anything.</param>
public sealed record AllocationProblem(decimal Total, decimal Unit, ImmutableArray<AllocationAccount> Accounts)
{
    /// <summary>How the total is shared out.</summary>
    public SpreadMethod Method { get; init; } = SpreadMethod.Weighted;

    /// <summary>Fields to blend a weight from; empty when each account brings its own weight.</summary>
    public ImmutableArray<FieldWeight> Fields { get; init; } = [];

    /// <summary>What floors mean.</summary>
    public BoundMeaning Bounds { get; init; }

    /// <summary>What happens when fixed amounts are more than there is.</summary>
    public ExcessPolicy Excess { get; init; }

    /// <summary>The buckets of the bucketed method.</summary>
    public ImmutableArray<Bucket> Buckets { get; init; } = [];

    /// <summary>In what the buckets' sizes are given.</summary>
    public BucketSizing Sizing { get; init; }

    /// <summary>What happens to the amount of an empty bucket.</summary>
    public EmptyBucketPolicy EmptyBuckets { get; init; }
}
