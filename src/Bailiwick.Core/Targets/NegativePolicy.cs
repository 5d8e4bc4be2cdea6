namespace Bailiwick.Core.Targets;

/// <summary>What happens when least squares would take a number below zero.</summary>
public enum NegativePolicy
{
    /// <summary>It stops at zero and the rest is reconciled again.</summary>
    StopAtZero,

    /// <summary>The run is refused with the node and the number.</summary>
    Refuse,

    /// <summary>It goes below zero.</summary>
    Allow,
}
