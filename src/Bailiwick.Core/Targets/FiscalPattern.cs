namespace Bailiwick.Core.Targets;

/// <summary>How a fiscal year is cut into periods.</summary>
public enum FiscalPattern
{
    /// <summary>Twelve calendar months from any month.</summary>
    Months,

    /// <summary>Weeks, 4-4-5 a quarter.</summary>
    Weeks445,

    /// <summary>Weeks, 4-5-4 a quarter.</summary>
    Weeks454,

    /// <summary>Weeks, 5-4-4 a quarter.</summary>
    Weeks544,

    /// <summary>Thirteen periods of four weeks; the last quarter has four.</summary>
    ThirteenPeriods,
}
