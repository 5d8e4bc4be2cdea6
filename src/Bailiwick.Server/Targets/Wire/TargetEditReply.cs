namespace Bailiwick.Server.Targets.Wire;

/// <summary>What an act did: the plan's new revision, the accounts it touched (the first 500), and what the plan comes to now.</summary>
public sealed record TargetEditReply(int Revision, IReadOnlyList<TargetEdit> Edits, IReadOnlyList<TargetAccount> Accounts, TargetFigures? Figures);
