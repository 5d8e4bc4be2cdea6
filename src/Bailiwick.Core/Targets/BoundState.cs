namespace Bailiwick.Core.Targets;

/// <summary>Which bound holds a share.</summary>
public enum BoundState
{
    /// <summary>None: it follows its weight.</summary>
    Free,

    /// <summary>Its floor; a share without a weight stands here too.</summary>
    AtFloor,

    /// <summary>Its cap.</summary>
    AtCap,
}
