namespace Bailiwick.Core.Targets;

/// <summary>Where an effective amount comes from.</summary>
public enum AmountSource
{
    /// <summary>The account is outside the plan and has no amount.</summary>
    NotEligible,

    /// <summary>The share that the rules gave.</summary>
    Calculated,

    /// <summary>The field's number.</summary>
    BottomUp,

    /// <summary>Operations' number.</summary>
    Override,

    /// <summary>Frozen.</summary>
    Locked,
}
