namespace Bailiwick.Core.Management.Accounts;

/// <summary>What one person has of an opportunity.</summary>
/// <param name="Owner">The person.</param>
/// <param name="Percent">In per cent: 50 is half.</param>
public sealed record SplitShare(string Owner, decimal Percent);
