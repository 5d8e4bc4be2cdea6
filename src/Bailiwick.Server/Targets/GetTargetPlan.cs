using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>One plan with settings, periods and what it comes to. A manager gets neither totals nor settings.</summary>
public sealed class GetTargetPlan(TargetReading reading)
{
    public async Task<Outcome<TargetPlan>> HandleAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        var figures = taken.Figures();
        var seesAll = taken.Scope.IsAll;
        var (undo, redo) = PlanStates.TakesInput(taken.Open.State) ? TakeBackTargets.Of(taken.Open, caller.User) : default;
        return new TargetPlan(TargetPlanInfo.Of(taken.Held.Row, caller) with { Revision = taken.Open.Revision, State = taken.Open.State })
        {
            Calendar = CalendarOf(taken.Held.Row.Calendar),
            Periods = Periods(taken, seesAll && figures.IsDone ? figures.Value.Parts.Sum(part => part.Total) : null),
            Unit = taken.Held.Unit,
            Currencies = Currencies(taken),
            Settings = seesAll ? taken.Open.Settings : null,
            Figures = seesAll && figures.IsDone ? figures.Value.Shown() : null,
            Obstacle = figures.IsDone || !seesAll ? null : figures.Refusal.Message,
            Undo = undo?.Summary,
            Redo = redo?.Summary,
            Branches = taken.Scope.Granted ?? [],
        };
    }

    internal static TargetCalendar CalendarOf(string calendar) => JsonSerializer.Deserialize<TargetCalendar>(calendar, WireJson.Options)!;

    /// <summary>The plan's periods with an amount spread over them by its season.</summary>
    internal static List<TargetPeriod> Periods(TargetReading.Taken taken, decimal? amount)
    {
        var year = CalendarOf(taken.Held.Row.Calendar).Year(taken.Held.Row.FiscalYear).Value;
        var weights = taken.Open.Settings.Season ?? [.. Enumerable.Repeat(1m, year.Periods.Length)];
        var parts = amount is { } number ? Shares.Divide(number, taken.Held.Unit, weights) : null;
        return [.. year.Periods.Select((period, i) => new TargetPeriod(period.Number, period.Quarter, period.Start, period.End.AddDays(-1), parts?[i]))];
    }

    private static List<TargetCurrency> Currencies(TargetReading.Taken taken)
    {
        var (first, rates) = (taken.Held.FirstDay, taken.Held.Rates);
        return [.. (taken.Open.Settings.Rates ?? []).Select(rate => rate.Currency).Distinct().Order(StringComparer.Ordinal)
            .Select(currency => (Currency: currency, Rate: rates.RateOf(currency, first)))
            .Where(one => one.Currency != taken.Held.Row.Currency && one.Rate.IsDone)
            .Select(one => new TargetCurrency(one.Currency, one.Rate.Value))];
    }
}
