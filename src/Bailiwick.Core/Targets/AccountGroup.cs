namespace Bailiwick.Core.Targets;

/// <summary>The accounts that share one amount: all of them, or one bucket's.</summary>
/// <param name="Bucket">The bucket's key, or null for the whole.</param>
/// <param name="Total">What they share, fixed amounts included.</param>
/// <param name="Method">Even or weighted.</param>
/// <param name="Members">Places in the problem's accounts, eligible ones only.</param>
internal sealed record AccountGroup(string? Bucket, decimal Total, SpreadMethod Method, int[] Members);
