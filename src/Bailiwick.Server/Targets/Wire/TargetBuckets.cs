using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>How accounts are grouped before the groups get their amounts.</summary>
/// <param name="By">The column whose values are the buckets' keys; of a number column with tiers, its tiers "1", "2" ... are.</param>
/// <param name="Sizing">In what the sizes are.</param>
/// <param name="Items">The buckets.</param>
/// <param name="Empty">What happens to the amount of a bucket without accounts.</param>
/// <param name="TierCount">That many tiers of about the same count, the largest first.</param>
/// <param name="TierLimits">Falling least numbers of the tiers; one more tier below the last.</param>
public sealed record TargetBuckets(
    string By,
    BucketSizing Sizing,
    IReadOnlyList<TargetBucket> Items,
    EmptyBucketPolicy Empty = EmptyBucketPolicy.Hold,
    int? TierCount = null,
    IReadOnlyList<decimal>? TierLimits = null);
