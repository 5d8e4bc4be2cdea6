namespace Bailiwick.Core.Targets;

/// <summary>What an area adds up to.</summary>
/// <param name="Key">The area.</param>
/// <param name="Parent">The area above, or null.</param>
/// <param name="Amount">Its own accounts' parts and everything below it.</param>
/// <param name="Overlay">Overlays in it and below it, apart.</param>
/// <param name="Accounts">How many parts of accounts it counts, overlays not included.</param>
public sealed record AreaRollUp(string Key, string? Parent, decimal Amount, decimal Overlay, int Accounts);
