namespace Bailiwick.Server.Targets.Wire;

/// <summary>What operations says about one area for the reconciliation.</summary>
/// <param name="Area">-1 for the whole plan.</param>
/// <param name="TopDownConfidence">How much the number from above counts.</param>
/// <param name="BottomUpConfidence">How much the field's number counts.</param>
/// <param name="Locked">A number that stays exactly.</param>
public sealed record TargetNode(int Area, decimal TopDownConfidence = 1, decimal BottomUpConfidence = 1, decimal? Locked = null);
