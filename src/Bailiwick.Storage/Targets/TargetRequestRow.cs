namespace Bailiwick.Storage.Targets;

/// <summary>A branch that is asked for its numbers.</summary>
public sealed record TargetRequestRow
{
    public required int Area { get; init; }

    public required DateOnly Due { get; init; }

    /// <summary>open, submitted, returned or accepted.</summary>
    public required string State { get; init; }

    public string? Note { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string ChangedBy { get; init; }
}
