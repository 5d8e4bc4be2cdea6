namespace Bailiwick.Storage.Targets;

/// <summary>What a person can say about one account; the numbers are stored.</summary>
public enum TargetField : short
{
    /// <summary>The field's number: nothing is no answer yet, 0 is "no potential".</summary>
    BottomUp = 0,

    /// <summary>Operations' number, with its reason.</summary>
    Override = 1,

    /// <summary>The frozen amount, or nothing for open.</summary>
    Lock = 2,

    /// <summary>How much the field's number counts, above 0.</summary>
    Confidence = 3,

    /// <summary>Words.</summary>
    Comment = 4,

    /// <summary>In which areas it counts with which percent, as JSON.</summary>
    Split = 5,
}
