namespace Bailiwick.Storage.Quotas;

/// <summary>A quota plan with what its log says now.</summary>
public sealed record QuotaPlanRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Guid TargetPlanId { get; init; }

    public required string TargetPlanName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public int Revision { get; init; }

    public string State { get; init; } = "Draft";

    /// <summary>Seats and rules as JSON, at the present revision.</summary>
    public string Content { get; init; } = "{}";

    /// <summary>What was approved last, as it was shown; null when nothing was.</summary>
    public string? Approved { get; init; }

    /// <summary>The revision that approved it.</summary>
    public int? ApprovedRevision { get; init; }

    /// <summary>The plan it is a scenario of; null for none.</summary>
    public CopiedFrom? Copied { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public string ChangedBy { get; init; } = string.Empty;

    public sealed record CopiedFrom(Guid Id, string Name, int Revision);
}
