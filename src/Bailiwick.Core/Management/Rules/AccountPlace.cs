namespace Bailiwick.Core.Management.Rules;

/// <summary>An account and a territory: a manual assignment or an exclusion.</summary>
/// <param name="Row">The account's row in the table, from 0.</param>
/// <param name="Territory">The key of the territory.</param>
public readonly record struct AccountPlace(int Row, string Territory);
