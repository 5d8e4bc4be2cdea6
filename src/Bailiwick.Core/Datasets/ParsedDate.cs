namespace Bailiwick.Core.Datasets;

/// <summary>A day as read from a cell.</summary>
/// <param name="Days">Days since 1970-01-01.</param>
/// <param name="HadTwoDigitYear">The year was written with two digits and read as 1950 to 2049.</param>
/// <param name="HadTime">A time of day was dropped.</param>
/// <param name="ShowsOrder">The text fits only one order of day and month, or names the month.</param>
public readonly record struct ParsedDate(int Days, bool HadTwoDigitYear, bool HadTime, bool ShowsOrder);
