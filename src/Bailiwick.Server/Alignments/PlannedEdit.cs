using Bailiwick.Core.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>An edit as it would be on the present revision, not yet judged or written.</summary>
public sealed record PlannedEdit(EditKind Kind, Change Change, string Summary)
{
    public string? Reason { get; init; }

    /// <summary>For an undo or redo: the revision it takes back.</summary>
    public int? Undoes { get; init; }

    /// <summary>The proposal it accepts.</summary>
    public Guid? ProposalId { get; init; }

    /// <summary>The revision its author had seen: edits after it must be about other things. Null for undo and redo, which look further.</summary>
    public int? Seen { get; init; }
}
