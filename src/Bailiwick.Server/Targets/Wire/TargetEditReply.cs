namespace Bailiwick.Server.Targets.Wire;

/// <summary>What an act did: the plan's new revision, the accounts it touched (the first 200), and what the plan comes to now.</summary>
public sealed record TargetEditReply(int Revision, IReadOnlyList<TargetEdit> Edits, IReadOnlyList<TargetAccount> Accounts, TargetFigures? Figures)
{
    /// <summary>What the caller's next undo takes back, in words; nothing when there is nothing.</summary>
    public string? Undo { get; init; }

    /// <summary>What the caller's next redo does again.</summary>
    public string? Redo { get; init; }
}
