namespace Bailiwick.Core.Datasets;

/// <summary>How the postal codes of a country look, as far as it matters to mending them.</summary>
public enum PostalForm
{
    /// <summary>Not known, or of no form checked here: kept as written.</summary>
    Other,

    /// <summary>United States: five digits, or nine of which five are used.</summary>
    UnitedStates,

    /// <summary>Canada: letter digit letter, space, digit letter digit; or the first three alone.</summary>
    Canada,

    /// <summary>Five digits, the first perhaps 0: Germany, France, Italy, Spain, Finland, Mexico.</summary>
    FiveDigits,
}
