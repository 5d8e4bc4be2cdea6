namespace Bailiwick.Core.Management.Rules;

/// <summary>How an item compares a cell with its value. Words are compared without regard to case.</summary>
public enum RuleOperation
{
    /// <summary>Is one of the values; an empty value means that the cell is empty.</summary>
    Equals,

    /// <summary>Is none of the values; an empty value means that the cell is not empty.</summary>
    NotEqual,

    /// <summary>Below the value. Text compares as text, so 9 is above 80000, unless the item reads it as a number.</summary>
    LessThan,

    /// <summary>Above the value.</summary>
    GreaterThan,

    /// <summary>Not above the value.</summary>
    LessOrEqual,

    /// <summary>Not below the value.</summary>
    GreaterOrEqual,

    /// <summary>Has one of the values somewhere in it.</summary>
    Contains,

    /// <summary>Has none of the values in it; an empty cell has none.</summary>
    NotContain,

    /// <summary>Begins with one of the values.</summary>
    StartsWith,

    /// <summary>A multi-select picklist has one of the values chosen (semicolon list).</summary>
    Includes,

    /// <summary>A multi-select picklist has none of the values chosen.</summary>
    Excludes,

    /// <summary>Within a distance of a point: "37.77, -122.41, 50 km", or "mi".</summary>
    Within,

    /// <summary>Is one of a named set of any size. Not in the original.</summary>
    InSet,

    /// <summary>Is not one of a named set. Not in the original.</summary>
    NotInSet,

    /// <summary>The account's point lies in a named drawn shape. Not in the original.</summary>
    InShape,

    /// <summary>It does not, or the account has no point. Not in the original.</summary>
    NotInShape,

    /// <summary>The account's point lies in one of the named units of a boundary set. Not in the original.</summary>
    InBoundary,

    /// <summary>It does not, or the account has no point. Not in the original.</summary>
    NotInBoundary,
}
