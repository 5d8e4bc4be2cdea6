namespace Bailiwick.Core.Management.People;

/// <summary>Days on which somebody cannot cover anything: on leave, gone, or deactivated.</summary>
/// <param name="User">The key of the user.</param>
/// <param name="Days">When.</param>
public sealed record Absence(string User, DayInterval Days);
