using System.Globalization;
using Bailiwick.Core;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Quotas;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Quotas;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Demo;

/// <summary>
/// Plans over the stores for the next fiscal year, which begins in June as the maker's quotas do: each territory's number grows from the
/// last twelve months of its sales people and is shared by the stores' annual sales; the groups are asked; quotas stand on it.
/// </summary>
public sealed class DemoStorePlans(
    CreateTargetPlan create, CopyTargetPlan copy, SetTargetSettings set, MoveTargetPlan move, TargetRequests requests, TargetPlanStore plans,
    QuotaPlans quotas, QuotaStore quotaStore, TimeProvider time)
{
    private const int StartMonth = 6;
    private const decimal Growth = 8;
    private const decimal BolderGrowth = 12;
    private const int DaysToAnswer = 21;

    public async Task<Refusal?> EnsureAsync(JobRun run, DemoCrm crm, DemoStores.Made stores, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(crm);
        ArgumentNullException.ThrowIfNull(stores);
        var known = await plans.ListAsync(run.Workspace, stores.Id, (null, PageQuery.Most), cancellation);
        var caller = run.CreatedBy;
        if (known.Count == 0)
        {
            var made = await MakeAsync(caller, crm, stores, cancellation);
            return made.IsDone ? await GoOnAsync(caller, crm, stores, made.Value, cancellation) : made.Refusal;
        }

        // Cut off in between and run again: the first plan is the oldest.
        return await GoOnAsync(caller, crm, stores, known[^1].Id, cancellation);
    }

    private async Task<Refusal?> GoOnAsync(Caller caller, DemoCrm crm, DemoStores.Made stores, Guid plan, CancellationToken cancellation)
    {
        var row = (await plans.FindAsync(caller.Workspace, plan, cancellation))!;
        if (row.Revision == 1)
        {
            var moved = await move.HandleAsync(plan, new MoveTargetPlan.MoveRequest(1, TargetPlanState.Collecting), caller, cancellation);
            if (!moved.IsDone)
            {
                return moved.Refusal;
            }

            var due = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(DaysToAnswer);
            var asked = await requests.AskAsync(plan, new TargetRequests.AskRequest([.. stores.Groups.Values], due, "What will these stores buy next year? 0 means no potential."), caller, cancellation);
            if (!asked.IsDone)
            {
                return asked.Refusal;
            }
        }

        if ((await plans.ListAsync(caller.Workspace, stores.Id, (null, PageQuery.Most), cancellation)).Count == 1
            && await BolderAsync(caller, crm, stores, plan, cancellation) is { } refused)
        {
            return refused;
        }

        return (await quotaStore.ListAsync(caller.Workspace, (null, PageQuery.Most), cancellation)).Exists(quota => quota.TargetPlanId == plan)
            ? null
            : (await quotas.CreateAsync(new QuotaPlans.CreateRequest($"Quotas {row.FiscalYear}", plan, Seats(crm, stores)), caller, cancellation)).Refusal;
    }

    private async Task<Outcome<Guid>> MakeAsync(Caller caller, DemoCrm crm, DemoStores.Made stores, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var year = today.Year + (today.Month < StartMonth ? 1 : 2);
        var settings = new TargetSettings(
            AreaTotals: Totals(crm, stores, Growth),
            Unit: 100,
            Weights: [new TargetWeight(stores.Sales)],
            PotentialColumn: stores.Sales,
            Learn: new TargetLearning(SeasonMethod.MeanShare, crm.MonthlyQuotas()));
        var made = await create.HandleAsync(
            new CreateTargetPlan.CreateRequest(
                $"Stores {year}", stores.Id, year, settings, "USD", new TargetCalendar(StartMonth: StartMonth),
                $"Made when the workspace was set up: the last twelve months of each territory's sales people plus {Growth} %, shared by the stores' annual sales."),
            caller,
            cancellation);
        return made.Match<Outcome<Guid>>(done => done.Id, refused => refused);
    }

    private async Task<Refusal?> BolderAsync(Caller caller, DemoCrm crm, DemoStores.Made stores, Guid plan, CancellationToken cancellation)
    {
        var copied = await copy.HandleAsync(plan, new CopyTargetPlan.CopyRequest($"What if {BolderGrowth} % growth"), caller, cancellation);
        return copied.IsDone
            ? (await set.HandleAsync(
                copied.Value.Id,
                new SetTargetSettings.SetRequest(copied.Value.Revision, copied.Value.Settings! with { AreaTotals = Totals(crm, stores, BolderGrowth) }, "A bolder year"),
                caller,
                cancellation)).Refusal
            : copied.Refusal;
    }

    private static List<TargetAreaTotal> Totals(DemoCrm crm, DemoStores.Made stores, decimal growth) => [.. stores.Territories.Select(territory => new TargetAreaTotal(
        territory.Value,
        Shares.Round(crm.People.Where(person => person.Territory == territory.Key).Sum(person => person.Sales) * (100 + growth) / 100, 1000)))];

    // Those without a territory lead a group: North America since 2022, Europe since 2023, the Pacific since its only seller came. They carry
    // its seats as overlays, which enter no sum.
    private static QuotaContent Seats(DemoCrm crm, DemoStores.Made stores)
    {
        var groupOfTerritory = crm.Territories.ToDictionary(one => one.Id, one => one.Group, StringComparer.Ordinal);
        var groups = new Dictionary<string, string>(StringComparer.Ordinal) { ["274"] = "North America", ["287"] = "Europe", ["285"] = "Pacific" };
        QuotaSeat SeatOf(DemoCrm.Person person) => new(
            person.Id,
            person.Territory is null ? $"Sales leader {person.Id}, {groups[person.Id]}" : $"Sales person {person.Id}",
            [.. stores.Seats
                .Where(seat => person.Territory is null ? groupOfTerritory[seat.Key.Territory] == groups[person.Id] : seat.Key.Person == person.Id)
                .Select(seat => new QuotaCredit(seat.Value, Overlay: person.Territory is null))],
            person.Territory is null ? "Sales leader" : "Sales person",
            crm.StartOf(person.Id),
            PastResult: decimal.Round(person.Sales, 2),
            Attainments: crm.AttainmentsOf(person));
        return new QuotaContent(
            [.. crm.People.OrderBy(person => int.Parse(person.Id, CultureInfo.InvariantCulture)).Select(SeatOf)],
            Roles: [new QuotaRole("Sales person", Ramp: [25, 50, 75, 100]), new QuotaRole("Sales leader")],
            OverAssignment: [new QuotaUplift(1, 3)],
            AttainmentPercent: 90);
    }
}
