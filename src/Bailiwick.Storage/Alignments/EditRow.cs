using Bailiwick.Core;
using Bailiwick.Core.Alignments;

namespace Bailiwick.Storage.Alignments;

/// <summary>One entry of an alignment's log as stored.</summary>
public sealed record EditRow
{
    public required int Revision { get; init; }

    public required Guid Id { get; init; }

    public required EditKind Kind { get; init; }

    public required Guid AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }

    public required string Summary { get; init; }

    /// <summary>How many units it moved, locked or let go.</summary>
    public required int Units { get; init; }

    /// <summary>How many areas it made, took away or altered.</summary>
    public required int Areas { get; init; }

    /// <summary>How many areas there are after it.</summary>
    public required int AreasAfter { get; init; }

    /// <summary>For an undo or redo: the revision it takes back.</summary>
    public int? Undoes { get; init; }

    /// <summary>The proposal that was accepted, if one was.</summary>
    public Guid? ProposalId { get; init; }

    /// <summary>The later revision that takes this one back.</summary>
    public int? UndoneBy { get; init; }

    public EditHeader Header => new(
        new Revision(Revision), Kind, new UserId(AuthorId), AuthorName, Summary, Undoes is { } undoes ? new Revision(undoes) : null);
}
