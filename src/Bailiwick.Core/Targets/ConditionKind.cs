namespace Bailiwick.Core.Targets;

/// <summary>How an attribute is judged.</summary>
public enum ConditionKind
{
    /// <summary>The same: numbers by value, text exactly.</summary>
    Is,

    /// <summary>Another, or empty.</summary>
    IsNot,

    /// <summary>One of several.</summary>
    IsOneOf,

    /// <summary>A number of at least this.</summary>
    AtLeast,

    /// <summary>A number of at most this.</summary>
    AtMost,

    /// <summary>Nothing is there.</summary>
    IsEmpty,

    /// <summary>Something is there.</summary>
    IsFilled,
}
