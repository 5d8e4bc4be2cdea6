using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets;

namespace Bailiwick.Server.Quotas;

/// <summary>Finds the seasonality of a quota plan: even, given, learned from a dataset, or that of the target plan.</summary>
public sealed class QuotaSeasons(DatasetCache datasets)
{
    internal async Task<Outcome<QuotaSeason>> FindAsync(QuotaSeasonality? wanted, TargetReading.Taken taken, WorkspaceId workspace, CancellationToken cancellation)
    {
        var calendar = GetTargetPlan.CalendarOf(taken.Held.Row.Calendar);
        var periods = calendar.Year(taken.Held.Row.FiscalYear).Value.Periods.Length;
        IReadOnlyList<decimal> even = [.. Enumerable.Repeat(1m, periods)];
        if (wanted is null)
        {
            return taken.Open.Settings.Season is { } season ? new QuotaSeason("targetPlan", season, false) : new QuotaSeason("even", even, false);
        }

        if (wanted.Kind == QuotaSeasonKind.Even)
        {
            return new QuotaSeason("even", even, wanted.SmoothYearEnd);
        }

        var made = wanted.Kind == QuotaSeasonKind.Given
            ? Seasonality.Given([.. wanted.Percents ?? []], periods)
            : await LearnAsync(wanted, calendar, periods, workspace, cancellation);
        return made.IsDone
            ? new QuotaSeason(char.ToLowerInvariant($"{made.Value.Method}"[0]) + $"{made.Value.Method}"[1..], made.Value.Weights, wanted.SmoothYearEnd)
            : made.Refusal;
    }

    private async Task<Outcome<Seasonality>> LearnAsync(QuotaSeasonality wanted, Targets.Wire.TargetCalendar calendar, int periods, WorkspaceId workspace, CancellationToken cancellation)
    {
        if (wanted.DatasetId is not { } id || wanted.Method == SeasonMethod.Given)
        {
            return QuotaPlanRefusals.BadHistory("Learned seasonality names a dataset and the method mean index or mean share.");
        }

        if (await datasets.FindAsync(workspace, new DatasetId(id), cancellation) is not { } dataset)
        {
            return DatasetRefusals.Unknown(id);
        }

        var years = wanted.Columns is { Count: > 0 } columns ? ByColumn(dataset, columns, periods) : ByDay(dataset, wanted, calendar);
        return years.IsDone ? Seasonality.Learn(years.Value, wanted.Method) : years.Refusal;
    }

    private static Outcome<List<IReadOnlyList<decimal>>> ByColumn(Dataset dataset, IReadOnlyList<string> columns, int periods)
    {
        if (columns.Count % periods != 0)
        {
            return QuotaPlanRefusals.BadHistory($"{columns.Count} columns are no whole years of {periods} periods.");
        }

        var sums = new List<decimal>();
        foreach (var key in columns)
        {
            var column = ColumnCells.Numeric(dataset, key);
            if (!column.IsDone)
            {
                return column.Refusal;
            }

            sums.Add(column.Value.AsFixedPoint().Total);
        }

        return sums.Chunk(periods).Select(year => (IReadOnlyList<decimal>)year).ToList();
    }

    // A year counts when every period of it has a record: a year that is cut off would pass for a season.
    private static Outcome<List<IReadOnlyList<decimal>>> ByDay(Dataset dataset, QuotaSeasonality wanted, Targets.Wire.TargetCalendar calendar)
    {
        if (wanted.DateColumn is not { } day || wanted.AmountColumn is not { } amount)
        {
            return QuotaPlanRefusals.BadHistory("Learned seasonality names columns by period, or one column of days and one of amounts.");
        }

        if (dataset.Find(day) is not DateColumn days)
        {
            return dataset.Find(day) is null ? DatasetRefusals.UnknownColumn(day) : QuotaPlanRefusals.BadHistory($"The column \"{day}\" holds no days.");
        }

        var amounts = ColumnCells.Numeric(dataset, amount);
        if (!amounts.IsDone)
        {
            return amounts.Refusal;
        }

        var exact = amounts.Value.AsFixedPoint();
        var byDay = Enumerable.Range(0, days.Rows).Where(row => days.Days[row] != DateColumn.Empty)
            .GroupBy(row => DateOnly.FromDayNumber(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + days.Days[row]))
            .ToDictionary(group => group.Key, group => exact.ToDecimal(group.Sum(row => exact.Values[row])));
        var (years, seen) = (new List<IReadOnlyList<decimal>>(), new HashSet<DateOnly>());
        for (var number = byDay.Count == 0 ? 1 : byDay.Keys.Min().Year - 1; byDay.Count > 0 && number <= byDay.Keys.Max().Year + 1; number++)
        {
            // A calendar of written periods has the one year only.
            if (calendar.Year(number) is { IsDone: true } year && seen.Add(year.Value.Start))
            {
                var found = year.Value.Periods.Select(period => byDay.Where(one => one.Key >= period.Start && one.Key < period.End).Select(one => one.Value).ToList()).ToList();
                if (found.TrueForAll(period => period.Count > 0))
                {
                    years.Add([.. found.Select(period => period.Sum())]);
                }
            }
        }

        return years;
    }
}
