using System.Globalization;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>The plan by areas and products: both margins kept, each product over the year by its own season.</summary>
public sealed class ReadTargetProducts(TargetReading reading)
{
    public async Task<Outcome<TargetProductTable>> HandleAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        if (!taken.Scope.IsAll)
        {
            return TargetPlanRefusals.WholePlan();
        }

        if (taken.Open.Settings.Products is not { } products)
        {
            return TargetPlanRefusals.NoProducts();
        }

        var figures = taken.Figures();
        return figures.IsDone ? Table(taken, figures.Value, products) : figures.Refusal;
    }

    private static Outcome<TargetProductTable> Table(TargetReading.Taken taken, PlanFigures figures, TargetProducts products)
    {
        var sums = AreaSums.Of(figures, taken.Held.Unit);
        var rows = taken.View.Areas.OfLevel(products.Level).Select(area => (Area: area.Number.Value, area.Name, Amount: sums.AmountOf(area.Number.Value)))
            .Append((Area: -1, Name: "No area", Amount: sums.AmountOf(-1)))
            .Where(row => row.Area >= 0 || row.Amount != 0)
            .ToList();

        // What lies below the plan's unit (rule C2, numbers of their own) needs a finer one.
        var unit = rows.TrueForAll(row => row.Amount % taken.Held.Unit == 0) ? taken.Held.Unit : PlanRates.MinorUnit(taken.Held.Row.Currency);
        var whole = rows.Sum(row => row.Amount);
        var columns = Shares.Divide(whole, unit, [.. products.Items.Select(item => item.Percent)], [.. products.Items.Select(item => item.Key)]);
        var weights = (products.Mix ?? []).ToDictionary(cell => (cell.Area, cell.Product), cell => cell.Weight);
        var seed = rows.Select(row => (IReadOnlyList<decimal>)[.. products.Items.Select(item => weights.GetValueOrDefault((row.Area, item.Key), 1))]).ToList();
        var made = MarginTable.Fit(seed, [.. rows.Select(row => row.Amount)], columns, unit);
        if (!made.IsDone)
        {
            return made.Refusal;
        }

        var season = taken.Open.Settings.Season
            ?? [.. Enumerable.Repeat(1m, GetTargetPlan.CalendarOf(taken.Held.Row.Calendar).Year(taken.Held.Row.FiscalYear).Value.Periods.Length)];
        return new TargetProductTable(
            taken.Open.Revision,
            taken.View.Revision,
            products.Level,
            [.. rows.Select((row, i) => new TargetProductTable.Row(row.Area, row.Name, row.Amount, made.Value[i]))],
            [.. products.Items.Select((item, i) => new TargetProductTable.Column(item.Key, item.Percent, columns[i], Shares.Divide(columns[i], unit, item.Season ?? season)))]);
    }

    /// <summary>Judges the products of settings.</summary>
    internal static Refusal? Check(TargetProducts products, AreaView view, int periods)
    {
        const int mostProducts = 200;
        var keys = products.Items.Select(item => item.Key).ToList();
        var sum = products.Items.Sum(item => item.Percent);
        var why = keys.Count is 0 or > mostProducts ? $"There are {keys.Count} products; a plan has 1 to {mostProducts}."
            : keys.Exists(string.IsNullOrWhiteSpace) ? "A product has no name."
            : keys.GroupBy(key => key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice ? $"The product \"{twice.Key}\" is named twice."
            : products.Items.FirstOrDefault(item => item.Percent < 0) is { } negative ? $"The product \"{negative.Key}\" is to bring {TargetPlanRefusals.Text(negative.Percent)} %."
            : sum != 100 ? $"The products' percents add up to {TargetPlanRefusals.Text(sum)}, not 100."
            : products.Level < 0 || products.Level > view.LowestLevel ? string.Create(CultureInfo.InvariantCulture, $"There is no level {products.Level} in the alignment.")
            : (products.Mix ?? []).FirstOrDefault(cell => !keys.Contains(cell.Product)) is { } stray ? $"The mix names the product \"{stray.Product}\", which is not in the list."
            : (products.Mix ?? []).FirstOrDefault(cell => cell.Weight < 0) is { } below ? $"The product \"{below.Product}\" weighs {TargetPlanRefusals.Text(below.Weight)} in area {below.Area}."
            : (products.Mix ?? []).GroupBy(cell => (cell.Area, cell.Product)).FirstOrDefault(group => group.Count() > 1) is { } again ? $"The mix names area {again.Key.Area} and \"{again.Key.Product}\" twice."
            : null;
        if (why is not null)
        {
            return TargetPlanRefusals.BadProducts(why);
        }

        if ((products.Mix ?? []).FirstOrDefault(cell => view.Areas.Find(new AreaNumber(cell.Area))?.Level != products.Level) is { } lost)
        {
            return TargetPlanRefusals.UnknownArea(lost.Area);
        }

        return products.Items.Select(item => item.Season is { } season ? Seasonality.Given(season, periods) : (Outcome<Seasonality>?)null)
            .FirstOrDefault(made => made is { IsDone: false })?.Refusal;
    }
}
