namespace Bailiwick.Server.Targets.Wire;

/// <summary>What is entered for an account.</summary>
public enum TargetCellField
{
    /// <summary>The field's number; no amount takes it back.</summary>
    BottomUp,

    /// <summary>Operations' number with its reason as text; no amount takes it back.</summary>
    Override,

    /// <summary>Freezes the amount given, or the present one.</summary>
    Lock,

    /// <summary>Lets go.</summary>
    Unlock,

    /// <summary>How much the field's number counts, above 0; no amount is 1.</summary>
    Confidence,

    /// <summary>Words; no text takes them back.</summary>
    Comment,

    /// <summary>Where a shared account counts, in splits; none takes it back.</summary>
    Split,
}
