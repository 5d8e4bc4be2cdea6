namespace Bailiwick.Storage.Targets;

/// <summary>One entry of a target plan's log as stored.</summary>
public sealed record TargetEditRow
{
    public required int Revision { get; init; }

    public required Guid Id { get; init; }

    /// <summary>settings, input, import or state.</summary>
    public required string Kind { get; init; }

    public required Guid AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }

    public required string Summary { get; init; }

    /// <summary>The plan's state from here on, or null when it stays.</summary>
    public string? State { get; init; }

    /// <summary>The alignment's revision that holds from here on: of a plan that was published.</summary>
    public int? AlignmentRevision { get; init; }

    /// <summary>The settings from here on as JSON, or null when they stay.</summary>
    public string? Settings { get; init; }

    public IReadOnlyList<TargetCell> Cells { get; init; } = [];
}
