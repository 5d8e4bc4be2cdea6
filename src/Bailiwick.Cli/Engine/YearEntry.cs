namespace Bailiwick.Cli.Engine;

/// <summary>A fiscal year as a file says it.</summary>
internal sealed record YearEntry(int Year)
{
    public Core.Targets.FiscalPattern Pattern { get; init; }

    public int StartMonth { get; init; } = 1;

    public DayOfWeek LastDay { get; init; } = DayOfWeek.Saturday;

    public Core.Targets.YearEndRule YearEnd { get; init; }

    public bool NamedByStart { get; init; }

    public int LongPeriod { get; init; }

    public IReadOnlyList<Core.Targets.FiscalPeriod>? Periods { get; init; }

    public Core.Targets.FiscalYear ToYear() => EngineFile.Need(Periods is { } periods
        ? Core.Targets.FiscalYear.Custom(Year, [.. periods])
        : new Core.Targets.FiscalCalendar(Pattern, StartMonth) { LastDay = LastDay, YearEnd = YearEnd, IsNamedByStart = NamedByStart, LongPeriod = LongPeriod }.Year(Year));
}
