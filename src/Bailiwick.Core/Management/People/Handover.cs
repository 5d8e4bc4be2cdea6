namespace Bailiwick.Core.Management.People;

/// <summary>Who takes over what somebody gives up.</summary>
/// <param name="User">The key of the user.</param>
/// <param name="Kind">As successor (<see cref="MembershipKind.Regular"/>), temporary cover, or caretaker of a vacancy.</param>
public sealed record Handover(string User, MembershipKind Kind = MembershipKind.Regular);
