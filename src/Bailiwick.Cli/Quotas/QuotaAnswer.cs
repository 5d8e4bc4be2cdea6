using Bailiwick.Cli.Engine;
using Bailiwick.Core.Quotas;
using Bailiwick.Core.Targets;

namespace Bailiwick.Cli.Quotas;

/// <summary>Runs what the file asks for and writes the answer.</summary>
internal static class QuotaAnswer
{
    public static object Of(QuotaFile file)
    {
        var year = (file.Year ?? new YearEntry(2027)).ToYear();
        return new
        {
            file.Unit,
            Rules = TargetRules.Version,
            Sellers = file.Sellers.Count == 0 ? null : SellerAnswer.Of(file, year),
            Fairness = file.Sellers.Count == 0 ? null : SellerAnswer.FairnessOf(file),
            OverAssignment = file.OverAssignment is { } over
                ? new { over.Number, over.Percent, HandedDown = EngineFile.Need(RollUp.HandedDown(over.Number, over.Percent, file.Unit)) }
                : null,
            Capacity = file.Capacity is { } capacity ? EngineFile.Need(PlanOf(capacity).Against(capacity.Targets)) : (object?)null,
            Growth = file.Growth is { } growth ? new { growth.Formula, Baseline = EngineFile.Need(BaselineOf(growth).Of(growth.Past, file.Unit)) } : null,
            Credits = file.Credits is { } credits ? CreditsOf(credits, file.Unit) : null,
            Move = file.Move is { } move ? MoveOf(move, year, file.Unit) : null,
            Publication = file.Publication is { } rows ? EngineFile.Need(QuotaPublication.Of(year, rows.Plan, rows.Present ?? [])) : null,
            Approval = file.Approval is { } approval ? ApprovalOf(approval) : null,
            Teams = file.Teams.Count == 0 ? null : file.Teams.Select(team => new
            {
                team.Team,
                Difference = EngineFile.Need(new TeamRule(team.AllowsOver, team.AllowsUnder).Check(team.Team, team.Number, team.Members)),
            }).ToList(),
            History = file.History is { } history ? HistoryOf(history) : null,
            StrategicGap = file.StrategicGap is { } gap
                ? StrategicGap.Of(gap.Number, gap.Carried, new(gap.QuotaPerHead, gap.AttainmentPercent, gap.UncoveredPotential, gap.WinPercent, gap.ReturnPerMoney))
                : null,
            Simulation = file.Simulation is { } simulation ? SimulationOf(simulation) : null,
        };
    }

    private static CapacityPlan PlanOf(QuotaFile.CapacityEntry entry) => new(
        [.. entry.Cohorts.Select(cohort => new Cohort(cohort.Heads, cohort.StartMonth, new RampProfile([.. cohort.Ramp ?? []]))
        {
            Leavers = cohort.Leavers ?? new Dictionary<int, int>(),
        })],
        [.. entry.QuotaPerHead],
        entry.AttainmentPercent);

    private static GrowthBaseline BaselineOf(QuotaFile.GrowthEntry entry) => new(entry.Formula, entry.GrowthPercent, entry.ReliefPercent)
    {
        GrowthRails = entry.GrowthRails is { } growth ? (growth.Least, growth.Most) : null,
        ReliefRails = entry.ReliefRails is { } relief ? (relief.Least, relief.Most) : null,
    };

    private static List<object> CreditsOf(QuotaFile.CreditsEntry entry, decimal unit)
    {
        var amounts = EngineFile.Need(Credits.Divide(entry.Number, unit, [.. entry.Sellers.Select(seller => new Credit(seller.Seller, seller.Percent, seller.Overlay))]));
        return [.. entry.Sellers.Select((seller, i) => new { seller.Seller, seller.Overlay, Amount = amounts[i] })];
    }

    private static object MoveOf(QuotaFile.MoveEntry entry, FiscalYear year, decimal unit)
    {
        var parts = EngineFile.Need(new AccountMove(entry.Day, entry.Policy).Divide(year, entry.Quota, unit));
        return new
        {
            From = parts.Sum(part => part.From),
            To = parts.Sum(part => part.To),
            Periods = parts.Select((part, i) => new { Number = i + 1, part.From, part.To }).ToList(),
        };
    }

    private static object ApprovalOf(QuotaFile.ApprovalEntry entry)
    {
        var (approver, percent) = new ApprovalBySize([.. entry.Limits]).For(entry.LastApproved, entry.Proposed);
        return new { Approver = approver, ChangePercent = percent, NeedsApproval = entry.Proposed != entry.LastApproved };
    }

    private static object HistoryOf(QuotaFile.HistoryEntry entry)
    {
        var history = new QuotaHistory([.. entry.Entries.OrderBy(one => one.From)]);
        foreach (var change in entry.Changes ?? [])
        {
            history = EngineFile.Need(history.With(change, entry.OpenFrom));
        }

        return new { history.Entries, At = (entry.At ?? []).Select(day => new { Day = day, Quota = history.At(day) }).ToList() };
    }

    private static object SimulationOf(QuotaFile.SimulationEntry entry)
    {
        var (sellers, regions, company) = EngineFile.Need(new QuotaSimulation(
            [.. entry.Sellers.Select(seller => new SellerOutlook(seller.Key, seller.Region, seller.Quota) { History = [.. seller.History ?? []], Mean = seller.Mean, Deviation = seller.Deviation })],
            entry.Runs, entry.Seed)
        { CompanyNumber = entry.CompanyNumber, Factor = entry.Factor }.Run());
        return new { entry.Runs, entry.Seed, Company = company, Regions = regions, Sellers = sellers };
    }
}
