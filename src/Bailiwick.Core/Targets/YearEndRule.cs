namespace Bailiwick.Core.Targets;

/// <summary>On which day a year of whole weeks ends.</summary>
public enum YearEndRule
{
    /// <summary>The last such weekday of the closing month.</summary>
    LastInMonth,

    /// <summary>The such weekday nearest to the closing month's last day.</summary>
    NearestToMonthEnd,
}
