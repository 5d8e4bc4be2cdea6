namespace Bailiwick.Core.Targets;

/// <summary>A node with both numbers and the reconciled one.</summary>
/// <param name="Key">The node.</param>
/// <param name="TopDown">What came from above.</param>
/// <param name="BottomUp">What the field says, its own number or the sum below; null when nobody answered.</param>
/// <param name="Amount">The reconciled number, to the unit; children add up to it, except with <see cref="ReconcileMethod.Keep"/> and
/// <see cref="ReconcileMethod.Hold"/>, where <paramref name="Open"/> says by how much they do not.</param>
/// <param name="Open">The node's amount less the sum of the amounts below it; 0 on the lowest level.</param>
/// <param name="NeedsDecision">Whether somebody has to decide here: the two numbers differ and the policy settles nothing.</param>
public sealed record ReconciledNode(string Key, decimal? TopDown, decimal? BottomUp, decimal Amount, decimal Open, bool NeedsDecision)
{
    /// <summary>Bottom-up less top-down, when both are there.</summary>
    public decimal? Difference => BottomUp - TopDown;
}
