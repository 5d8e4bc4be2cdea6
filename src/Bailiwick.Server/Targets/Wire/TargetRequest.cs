namespace Bailiwick.Server.Targets.Wire;

/// <summary>A branch that is asked for its numbers.</summary>
/// <param name="Area">The branch.</param>
/// <param name="Name">Its name.</param>
/// <param name="Due">The day it is wanted by.</param>
/// <param name="State">How far it is.</param>
/// <param name="IsLate">Not submitted and the day has passed.</param>
/// <param name="Note">What operations or the manager said last.</param>
/// <param name="Accounts">Accounts of the branch in the plan.</param>
/// <param name="Answered">How many have a bottom-up number.</param>
/// <param name="People">Who answers for it.</param>
/// <param name="ChangedAt">When it came to this state.</param>
/// <param name="ChangedBy">By whom.</param>
public sealed record TargetRequest(
    int Area, string Name, DateOnly Due, TargetRequestState State, bool IsLate, string? Note, int Accounts, int Answered, IReadOnlyList<string> People,
    DateTimeOffset ChangedAt, string ChangedBy);
