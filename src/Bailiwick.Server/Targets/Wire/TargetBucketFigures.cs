namespace Bailiwick.Server.Targets.Wire;

/// <summary>What one bucket comes to.</summary>
/// <param name="Area">The area whose total it shares, or -1.</param>
/// <param name="Key">The bucket.</param>
/// <param name="Amount">What it shares.</param>
/// <param name="Fixed">What numbers of their own take of it.</param>
/// <param name="Accounts">Eligible ones in it.</param>
/// <param name="Unallocated">What nobody could take.</param>
/// <param name="Excess">By how much numbers of their own are more than it.</param>
public sealed record TargetBucketFigures(int Area, string Key, decimal Amount, decimal Fixed, int Accounts, decimal Unallocated, decimal Excess);
