namespace Bailiwick.Server.Quotas.Wire;

/// <summary>What a quota begins from.</summary>
public enum QuotaBaselineKind
{
    /// <summary>The sum of the seat's account targets.</summary>
    Targets,

    /// <summary>The seat's past result with growth and relief.</summary>
    Growth,

    /// <summary>The company's number by the potential of the seat's areas.</summary>
    Potential,
}
