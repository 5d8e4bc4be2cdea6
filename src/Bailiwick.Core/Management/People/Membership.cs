namespace Bailiwick.Core.Management.People;

/// <summary>Somebody in a territory for some days.</summary>
/// <param name="User">The key of the user.</param>
/// <param name="Territory">The key of the territory.</param>
/// <param name="Days">When.</param>
/// <param name="Kind">As what.</param>
/// <param name="Role"><c>RoleInTerritory2</c>, or null.</param>
public sealed record Membership(string User, string Territory, DayInterval Days, MembershipKind Kind = MembershipKind.Regular, string? Role = null);
