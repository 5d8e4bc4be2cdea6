namespace Bailiwick.Core.Management.Rules;

/// <summary>Where an account goes when rules of several territories match.</summary>
public enum OverlapPolicy
{
    /// <summary>To every one of them, as the specification has it.</summary>
    Every,

    /// <summary>Only to those whose type has the highest priority; several of the same priority all keep it.</summary>
    HighestTypePriority,
}
