namespace Bailiwick.Storage.Quotas;

/// <summary>One entry of a quota plan's log as stored.</summary>
public sealed record QuotaEditRow
{
    public required int Revision { get; init; }

    public required Guid Id { get; init; }

    public required Guid AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }

    public required string Summary { get; init; }

    /// <summary>The state from here on, or null when it stays.</summary>
    public string? State { get; init; }

    /// <summary>Seats and rules from here on as JSON, or null when they stay.</summary>
    public string? Content { get; init; }

    /// <summary>What was approved with this entry.</summary>
    public string? Approved { get; init; }

    /// <summary>A dated change of a running plan as JSON.</summary>
    public string? Change { get; init; }
}
