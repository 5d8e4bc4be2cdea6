using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>Who shares which amount.</summary>
/// <param name="Groups">One for the whole, or one a bucket.</param>
/// <param name="Held">The amounts of buckets without accounts.</param>
/// <param name="Buckets">How the total was shared among buckets, or null.</param>
/// <param name="Sizes">By bucket, as they counted; empty when the amounts are given.</param>
internal sealed record GroupPlan(List<AccountGroup> Groups, decimal Held, Spread? Buckets, ImmutableArray<decimal> Sizes);
