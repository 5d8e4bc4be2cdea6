namespace Bailiwick.Server.Quotas.Wire;

/// <summary>A seller's seat.</summary>
/// <param name="Key">Unique in the plan.</param>
/// <param name="Name">Who sits there, or what it is called.</param>
/// <param name="Areas">Which territories it carries, with which percent.</param>
/// <param name="Role">One of the plan's roles.</param>
/// <param name="Start">First day of service; long ago when nothing is said. Planned for a seat to be hired.</param>
/// <param name="End">First day without.</param>
/// <param name="SeniorityPercent">Part of a full quota by seniority.</param>
/// <param name="FocusPercent">Part of a full quota that another task leaves.</param>
/// <param name="Ramp">Percent by month of service; the role's when nothing is said.</param>
/// <param name="Leaves">Days away.</param>
/// <param name="Vacant">Nobody fills it: it carries nothing.</param>
/// <param name="OnTargetEarnings">Pay at the whole quota.</param>
/// <param name="PastResult">Of the year before.</param>
/// <param name="Attainments">Of past years, 1 is the whole quota.</param>
/// <param name="Override">A quota that was decided.</param>
/// <param name="OverrideReason">Why.</param>
/// <param name="OwnerId">The user's id in Salesforce.</param>
/// <param name="MemberId">The member of the workspace who sits there: who sees the seat as a seller, and answers for it.</param>
public sealed record QuotaSeat(
    string Key,
    string Name,
    IReadOnlyList<QuotaCredit> Areas,
    string? Role = null,
    DateOnly? Start = null,
    DateOnly? End = null,
    decimal SeniorityPercent = 100,
    decimal FocusPercent = 100,
    IReadOnlyList<decimal>? Ramp = null,
    IReadOnlyList<QuotaLeave>? Leaves = null,
    bool Vacant = false,
    decimal? OnTargetEarnings = null,
    decimal? PastResult = null,
    IReadOnlyList<double>? Attainments = null,
    decimal? Override = null,
    string? OverrideReason = null,
    string? OwnerId = null,
    Guid? MemberId = null);
