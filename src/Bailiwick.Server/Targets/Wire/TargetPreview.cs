namespace Bailiwick.Server.Targets.Wire;

/// <summary>What settings would come to; nothing is stored.</summary>
/// <param name="Figures">The whole.</param>
/// <param name="Areas">Amount by area of the plan's alignment.</param>
/// <param name="Accounts">The accounts with the largest amounts.</param>
public sealed record TargetPreview(TargetFigures Figures, IReadOnlyList<TargetAreaAmount> Areas, IReadOnlyList<TargetAccount> Accounts);
