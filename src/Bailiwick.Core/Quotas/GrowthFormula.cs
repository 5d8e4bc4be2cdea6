namespace Bailiwick.Core.Quotas;

/// <summary>How growth and relief act together; vendors disagree, so the formula is named.</summary>
public enum GrowthFormula
{
    /// <summary>base x (1 + growth - relief).</summary>
    Additive,

    /// <summary>base x (1 + growth) x (1 - relief).</summary>
    Multiplicative,
}
