namespace Bailiwick.Core.Management.Models;

/// <summary>What would change in one territory.</summary>
/// <param name="Territory">Its key.</param>
/// <param name="Before">Accounts under the one model; 0 where it has no such territory.</param>
/// <param name="After">Accounts under the other.</param>
/// <param name="Entered">Accounts only under the other.</param>
/// <param name="Left">Accounts only under the one.</param>
public sealed record TerritoryPreview(string Territory, int Before, int After, int Entered, int Left);
