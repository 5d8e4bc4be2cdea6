namespace Bailiwick.Core.Targets;

/// <summary>A period of a fiscal year, half-open.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Start">Its first day.</param>
/// <param name="End">The day after its last.</param>
public sealed record FiscalPeriod(int Number, int Quarter, DateOnly Start, DateOnly End)
{
    /// <summary>How many days.</summary>
    public int Days => End.DayNumber - Start.DayNumber;
}
