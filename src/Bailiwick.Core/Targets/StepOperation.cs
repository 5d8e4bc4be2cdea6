namespace Bailiwick.Core.Targets;

/// <summary>What a step of an explanation does with its operands, in exact fractions.</summary>
public enum StepOperation
{
    /// <summary>a, as stored.</summary>
    Given,

    /// <summary>a + b.</summary>
    Plus,

    /// <summary>a - b.</summary>
    Minus,

    /// <summary>The magnitude of a.</summary>
    Magnitude,

    /// <summary>a x b / c.</summary>
    Share,

    /// <summary>The largest multiple of b that is not above a.</summary>
    RoundDown,

    /// <summary>a + b when rank c is at most d, else a: the units left after rounding down go to the largest fractions.</summary>
    UnitByRank,

    /// <summary>a with the sign of b.</summary>
    SignOf,

    /// <summary>a rounded half away from zero to a multiple of b.</summary>
    RoundHalfAway,
}
