namespace Bailiwick.Core.Targets;

/// <summary>What happens when fixed amounts are more than there is to share.</summary>
public enum ExcessPolicy
{
    /// <summary>They stay as they are, everybody else gets 0, and the excess is shown.</summary>
    Keep,

    /// <summary>They are scaled down to fit; locked amounts are not.</summary>
    Scale,
}
