using Bailiwick.Cli.Engine;
using Bailiwick.Core.Targets;

namespace Bailiwick.Cli.Targets;

/// <summary>Runs what the file asks for and writes the answer; accounts stand in the order of their keys.</summary>
internal static class AllocationAnswer
{
    private const int MostRunSteps = 20_000_000;
    private const int MostQuickSteps = 200_000_000;

    public static object Of(AllocationFile file)
    {
        var unit = AllocationForm.UnitOf(file);
        var answer = new Dictionary<string, object?> { ["unit"] = unit, ["rules"] = TargetRules.Version };
        if (file.Accounts is not null)
        {
            Allocate(file, answer);
        }

        var year = file.Year?.ToYear();
        if (year is not null)
        {
            answer["periods"] = year.Periods.Select(period => new { period.Number, period.Quarter, period.Start, LastDay = period.End.AddDays(-1), period.Days });
        }

        if (file.Seasonality is { } season)
        {
            answer["seasonality"] = SeasonOf(season, year, unit, file.Total);
        }

        if (file.Smooth is { } smooth)
        {
            answer["smooth"] = EngineFile.Need(SmoothSpread.Proportional(smooth.Indicator, smooth.Years, unit));
        }

        if (file.Margins is { } margins)
        {
            answer["margins"] = EngineFile.Need(MarginTable.Fit(margins.Seed, margins.Rows, margins.Columns, unit));
        }

        if (file.Reconcile is { } wanted)
        {
            answer["reconciled"] = EngineFile.Need(
                new Reconciliation([.. wanted.Nodes], unit) { Method = wanted.Method, Confidence = wanted.Confidence, Negatives = wanted.Negatives }.Run());
        }

        if (file.Convert.Count > 0)
        {
            var rates = EngineFile.Need(PlanRates.Of(file.Currency ?? "USD", [.. file.Rates]));
            answer["converted"] = file.Convert.Select(one => new
            {
                one.Amount,
                one.Currency,
                one.Day,
                Rate = EngineFile.Need(rates.RateOf(one.Currency, one.Day)),
                InPlan = EngineFile.Need(rates.ToPlan(one.Amount, one.Currency, one.Day, unit)),
                PlanAmountShown = EngineFile.Need(rates.ToLocal(one.Amount, one.Currency, one.Day)),
            }).ToList();
        }

        return answer;
    }

    private static void Allocate(AllocationFile file, Dictionary<string, object?> answer)
    {
        var allocation = EngineFile.Need(Allocator.Allocate(AllocationForm.ProblemOf(file)));
        var digest = AllocationDigest.Of(allocation);
        var explain = file.Explain.ToHashSet(StringComparer.Ordinal);
        if (explain.FirstOrDefault(key => allocation.Amounts.All(amount => amount.Key != key)) is { } unknown)
        {
            throw EngineFile.Refused(TargetRefusals.UnknownKey(unknown, "account"));
        }

        answer["total"] = file.Total;
        answer["allocated"] = allocation.Problem.Total;
        answer["method"] = file.Method;
        answer["inputHash"] = digest.Input;
        answer["resultDigest"] = digest.Result;
        // Each such amount walks over its group once, with floors or caps in a full run of its own; a file is not to wait for minutes.
        var accounts = Math.Max(1, allocation.Amounts.Length);
        var calculated = allocation.CalculatedAll(Math.Max(1, MostRunSteps / accounts), Math.Max(1, MostQuickSteps / accounts));
        var leftOut = allocation.Amounts.Index().Count(one => one.Item.Amount is not null && calculated[one.Index] is null);
        answer["accounts"] = allocation.Amounts.Index().OrderBy(one => one.Item.Key, KeyOrder.Instance).Select(one => new Dictionary<string, object?>
        {
            ["key"] = one.Item.Key,
            ["amount"] = one.Item.Amount,
            ["source"] = one.Item.Source,
            ["calculated"] = calculated[one.Index],
            ["explanation"] = explain.Contains(one.Item.Key)
                ? allocation.ExplainAt(one.Index).Steps.Select(step => new { step.Name, step.Words, Value = step.Value.Shown, Exact = step.Value.Reduced().ToString() }).ToList()
                : null,
        }.Where(pair => pair.Key != "explanation" || pair.Value is not null).ToDictionary()).ToList();
        answer["unallocated"] = allocation.Unallocated;
        answer["excess"] = allocation.Excess;
        answer["buckets"] = file.Method == SpreadMethod.Bucketed
            ? allocation.Groups.Select(group => new { Key = group.Bucket, Amount = group.Total, group.Fixed, group.Accounts, group.Unallocated, group.Excess }).ToList()
            : null;
        answer["warnings"] = leftOut == 0
            ? allocation.Warnings
            : allocation.Warnings.Add(new AllocationWarning("calculated-left-out", $"The calculated amounts of {leftOut:#,0} accounts with a number of their own were left out.", leftOut));
        if (file.Areas.Count > 0)
        {
            RollUpAreas(file, allocation, answer);
        }
    }

    private static void RollUpAreas(AllocationFile file, Allocation allocation, Dictionary<string, object?> answer)
    {
        var accounts = file.Accounts!.Index().Where(one => allocation.Amounts[one.Index].Amount is not null).Select(one => new AccountTarget(
            one.Item.Key, allocation.Amounts[one.Index].Amount!.Value, [.. one.Item.Areas.Select(part => new AreaShare(part.Area, part.Percent, part.Overlay))])).ToList();
        var areas = EngineFile.Need(RollUp.Of([.. file.Areas.Select(area => (area.Key, area.Parent))], accounts, allocation.Problem.Unit));
        var parents = file.Areas.Select(area => area.Parent).ToHashSet();
        var lowest = areas.Where(area => !parents.Contains(area.Key)).ToList();
        answer["areas"] = areas.Select(area => new
        {
            area.Key,
            area.Parent,
            area.Amount,
            area.Overlay,
            area.Accounts,
            Concentration = Concentration.Of(PartsIn(accounts, area.Key), file.MajorityShare) is { Herfindahl: > 0 } figures ? figures : null,
        }).ToList();
        answer["fairness"] = lowest.Count == 0 ? null : Evenness.Of([.. lowest.Select(area => area.Amount)], file.BandPercent / 100);
    }

    private static List<(string Key, decimal Amount)> PartsIn(List<AccountTarget> accounts, string area) =>
        [.. from account in accounts from part in account.Areas where part.Area == area && !part.IsOverlay select (account.Key, account.Amount * part.Percent / 100)];

    private static object SeasonOf(AllocationFile.SeasonEntry entry, FiscalYear? year, decimal unit, decimal? total)
    {
        var periods = year?.Periods.Length ?? entry.Weights?.Count ?? 12;
        var season = EngineFile.Need(entry.Weights is { } weights ? Seasonality.Given(weights, periods) : Seasonality.Learn(entry.History ?? [], entry.Method));
        var amounts = (entry.Amount ?? total) is { } amount ? season.Spread(amount, unit) : null;
        return new
        {
            season.Method,
            season.Weights,
            Amounts = amounts,
            Quarters = year is null || amounts is null
                ? null
                : year.Periods.GroupBy(period => period.Quarter).Select(quarter => new { Quarter = quarter.Key, Amount = quarter.Sum(period => amounts[period.Number - 1]) }).ToList(),
        };
    }
}
