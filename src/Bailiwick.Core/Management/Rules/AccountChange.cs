namespace Bailiwick.Core.Management.Rules;

/// <summary>An account that entered or left a territory by rule.</summary>
/// <param name="Row">The account.</param>
/// <param name="Territory">The key of the territory.</param>
/// <param name="Entered">True when it entered, false when it left.</param>
public readonly record struct AccountChange(int Row, string Territory, bool Entered);
