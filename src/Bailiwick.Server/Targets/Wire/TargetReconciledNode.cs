namespace Bailiwick.Server.Targets.Wire;

/// <summary>Both numbers of an area, and the reconciled one.</summary>
/// <param name="Area">-1 for the whole plan, -2 for accounts in no area.</param>
/// <param name="Parent">-1 below the whole plan, nothing for it.</param>
/// <param name="Level">-1 for the whole plan.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Who is to own it.</param>
/// <param name="TopDown">What the rules give its accounts when nobody says anything.</param>
/// <param name="BottomUp">The field's numbers, with the top-down ones where nobody answered; nothing when nobody did.</param>
/// <param name="Difference">Bottom-up less top-down.</param>
/// <param name="Accounts">Accounts in the plan.</param>
/// <param name="Answered">How many have a bottom-up number.</param>
/// <param name="Reconciled">The number that comes out.</param>
/// <param name="Open">That less the sum of those below it.</param>
/// <param name="NeedsDecision">Whether somebody has to decide here.</param>
/// <param name="Locked">A number that stays exactly.</param>
public sealed record TargetReconciledNode(
    int Area, int? Parent, int Level, string Name, string? Owner, decimal TopDown, decimal? BottomUp, decimal? Difference, int Accounts, int Answered,
    decimal Reconciled, decimal Open, bool NeedsDecision, decimal? Locked);
