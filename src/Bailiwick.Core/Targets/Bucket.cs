namespace Bailiwick.Core.Targets;

/// <summary>A group of accounts that gets its amount before they do.</summary>
/// <param name="Key">As the accounts name it; unique.</param>
/// <param name="Size">In what <see cref="AllocationProblem.Sizing"/> says; at least 0, except an amount of a negative total.</param>
/// <param name="Method">How the bucket's amount is shared inside: even or weighted.</param>
public sealed record Bucket(string Key, decimal Size, SpreadMethod Method = SpreadMethod.Weighted);
