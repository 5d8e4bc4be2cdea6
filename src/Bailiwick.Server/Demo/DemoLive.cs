using System.Globalization;
using Bailiwick.Core;
using Bailiwick.Core.Management.People;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.People;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Demo;

/// <summary>
/// The stores' alignment as the live model: its accounts, the sales people in their seats with quotas, and one seat that has just become vacant. Each
/// step looks first whether it was done. Opportunities are made from what the stores buy and their sales people sold in a year.
/// </summary>
public sealed class DemoLive(
    DemoDatasets datasets, LiveWriter writer, LiveActs acts, WorkspaceCatalog catalogs, ImportAccounts import, PublishModel publish, ModelMoves moves, PeopleDesk people,
    TimeProvider time)
{
    private const string LeaderOfAll = "274";
    private const string Leaves = "278";

    private static readonly Dictionary<string, string> _leaders = new(StringComparer.Ordinal) { ["North America"] = LeaderOfAll, ["Europe"] = "287", ["Pacific"] = "285" };

    public async Task<Refusal?> EnsureAsync(Caller caller, DemoCrm crm, DemoStores.Made stores, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(crm);
        ArgumentNullException.ThrowIfNull(stores);
        if (await CountAsync(caller, "Account", cancellation) == 0 && await ImportAsync(caller, cancellation) is { } unread)
        {
            return unread;
        }

        if (await CountAsync(caller, "Territory2Model", cancellation) == 0
            && (await publish.HandleAsync(new PublishModel.Request(stores.Id, $"Stores {Today.Year}"), caller, cancellation)).Refusal is { } unpublished)
        {
            return unpublished;
        }

        if (await CountAsync(caller, "User", cancellation) == 0 && await SeatAsync(caller, crm, cancellation) is { } unseated)
        {
            return unseated;
        }

        if (await PlannedAsync(caller, cancellation) is { } model
            && (await moves.MoveAsync(model, new ModelMoves.MoveRequest(Core.Management.Models.ModelState.Active, Reason: "Made when the workspace was set up"), caller, cancellation)).Refusal is { } planned)
        {
            return planned;
        }

        if (await CountAsync(caller, "Opportunity", cancellation) == 0 && await SellAsync(caller, crm, cancellation) is { } unsold)
        {
            return unsold;
        }

        return await CountAsync(caller, "UserAbsence", cancellation) == 0 ? await LeaveAsync(caller, cancellation) : null;
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private async Task<Refusal?> ImportAsync(Caller caller, CancellationToken cancellation)
    {
        var dataset = await datasets.EnsureAsync(DemoFile.Stores, caller, cancellation);
        if (!dataset.IsDone)
        {
            return dataset.Refusal;
        }

        var keyOf = (await datasets.ReadAsync(caller, dataset.Value, cancellation)).Columns.ToDictionary(column => column.Info.Name, column => column.Info.Key, StringComparer.Ordinal);
        var columns = new Dictionary<string, string>
        {
            ["BillingStreet"] = keyOf["street"],
            ["BillingCity"] = keyOf["city"],
            ["BillingState"] = keyOf["state_code"],
            ["BillingCountry"] = keyOf["country_code"],
            ["BillingPostalCode"] = keyOf["postal_code"],
            ["AnnualRevenue"] = keyOf["annual_sales"],
            ["Industry"] = keyOf["specialty"],
            ["Type"] = keyOf["business_type"],
            ["NumberOfEmployees"] = keyOf["employees"],
        };
        var imported = await writer.WriteAsync(
            caller, made => new LiveWriter.Words(LiveActKinds.Import, $"Imported {made.Made:#,0} stores as accounts"),
            scope => import.WriteAsync(scope, new ImportAccounts.Request(dataset.Value, columns), cancellation), cancellation);
        return imported.Refusal;
    }

    /// <summary>Sellers in their seats, leaders above them; each answers for the forecast of the own territories.</summary>
    private async Task<Refusal?> SeatAsync(Caller caller, DemoCrm crm, CancellationToken cancellation) => (await writer.WriteAsync<int>(
        caller, count => new LiveWriter.Words(LiveActKinds.Records, $"Put {count} sales people into their territories"),
        async scope =>
        {
            var idOf = await UsersAsync(scope, crm, cancellation);
            var groupOf = crm.Territories.ToDictionary(one => one.Name, one => one.Group, StringComparer.Ordinal);
            foreach (var territory in await scope.ReadAsync("Territory2", LiveQuery.All, cancellation))
            {
                var name = territory.Text("Name")!;
                var seller = name.Split(", ") is [_, var person] && idOf.ContainsKey(person) ? person : null;
                var user = idOf[seller ?? _leaders.GetValueOrDefault(groupOf.GetValueOrDefault(name, name), LeaderOfAll)];
                await scope.InsertAsync(
                    "UserTerritory2Association",
                    new Dictionary<string, object?> { ["UserId"] = user, ["Territory2Id"] = territory.Id, ["RoleInTerritory2"] = seller is null ? "Sales leader" : "Sales person", ["StartDate"] = new DateOnly(Today.Year, 1, 1) },
                    cancellation);
                await scope.UpdateAsync("Territory2", territory, new Dictionary<string, object?> { ["ForecastUserId"] = user }, cancellation);
            }

            return idOf.Count;
        },
        cancellation)).Refusal;

    private static async Task<Dictionary<string, string>> UsersAsync(LiveScope scope, DemoCrm crm, CancellationToken cancellation)
    {
        var ordered = crm.People.OrderBy(person => person.Territory is not null).ThenBy(person => person.Id, StringComparer.Ordinal).ToList();
        var ids = await scope.InsertAsync(
            "User",
            ordered.Select(person => new Dictionary<string, object?>
            {
                ["FirstName"] = person.Territory is null ? "Sales leader" : "Sales person",
                ["LastName"] = person.Id,
                ["Username"] = $"{person.Id}@adventure-works.example",
                ["Email"] = $"{person.Id}@adventure-works.example",
                ["Title"] = person.Territory is null ? "Sales leader" : "Sales person",
                ["EmployeeNumber"] = person.Id,
                ["IsActive"] = true,
                ["ForecastEnabled"] = true,
            }),
            cancellation);
        return ordered.Zip(ids).ToDictionary(one => one.First.Id, one => one.Second, StringComparer.Ordinal);
    }

    /// <summary>A quarter's share of what each store bought of its sales person: won where the day is past, else on its way; quotas grow on that.</summary>
    private async Task<Refusal?> SellAsync(Caller caller, DemoCrm crm, CancellationToken cancellation) => (await writer.WriteAsync<int>(
        caller, count => new LiveWriter.Words(LiveActKinds.Records, $"Made {count:#,0} opportunities, and quotas for each quarter"),
        async scope =>
        {
            var model = (await RuleRuns.ActiveAsync(scope, cancellation))!;
            var userOf = (await scope.ReadAsync("User", LiveQuery.All, cancellation)).ToDictionary(one => one.Text("EmployeeNumber")!, one => one.Id, StringComparer.Ordinal);
            var personOf = (await scope.ReadAsync("Territory2", LiveQuery.Where("Territory2ModelId", model.Id), cancellation))
                .Where(one => one.Text("Name")!.Contains(", ", StringComparison.Ordinal)).ToDictionary(one => one.Id, one => one.Text("Name")!.Split(", ")[1], StringComparer.Ordinal);
            var accounts = (await scope.ReadAsync("Account", LiveQuery.All, cancellation)).ToDictionary(one => one.Id, StringComparer.Ordinal);
            var places = (await AssignmentReader.AssignmentsAsync(scope.Connection, scope.Act.Workspace, model.Id, null, null, cancellation))
                .Where(one => personOf.ContainsKey(one.Territory)).OrderBy(one => one.Account, StringComparer.Ordinal).ToList();
            decimal Buys(AssignmentReader.Assignment one) => accounts[one.Account].Number("AnnualRevenue") ?? 0;
            var soldBy = crm.People.ToDictionary(one => one.Id, one => one.Sales, StringComparer.Ordinal);
            var boughtOf = places.GroupBy(one => personOf[one.Territory]).ToDictionary(one => one.Key, one => one.Sum(Buys), StringComparer.Ordinal);
            decimal Quarter(AssignmentReader.Assignment one) => decimal.Round(soldBy[personOf[one.Territory]] * Buys(one) / boughtOf[personOf[one.Territory]] / 4, 2);
            var opportunities = places.Index().SelectMany(one => Enumerable.Range(0, 4).Select(quarter => OpportunityOf(
                accounts[one.Item.Account], (one.Item.Territory, userOf[personOf[one.Item.Territory]]), Quarter(one.Item), (one.Index, quarter)))).ToList();
            await scope.InsertAsync("Opportunity", opportunities, cancellation);
            await scope.InsertAsync(
                "ForecastingQuota",
                places.GroupBy(one => one.Territory).SelectMany(seat => Enumerable.Range(0, 4).Select(quarter => new Dictionary<string, object?>
                {
                    ["Territory2Id"] = seat.Key,
                    ["QuotaOwnerId"] = userOf[personOf[seat.Key]],
                    ["ForecastingTypeId"] = "Revenue",
                    ["StartDate"] = new DateOnly(Today.Year, 1 + (3 * quarter), 1),
                    ["QuotaAmount"] = Shares.Round(seat.Sum(Quarter) * 1.08m, 100),
                    ["IsAmount"] = true,
                })),
                cancellation);
            await scope.Act.SetAsync(scope.TypeOf("Account"), "OwnerId", [.. places.Select(one => (one.Account, (string?)userOf[personOf[one.Territory]]))], cancellation);
            return opportunities.Count;
        },
        cancellation)).Refusal;

    private Dictionary<string, object?> OpportunityOf(LiveRecord account, (string Territory, string User) seat, decimal amount, (int Number, int Quarter) at)
    {
        var close = new DateOnly(Today.Year, 1 + (3 * at.Quarter), 1).AddDays(at.Number * 7 % 90);
        var (stage, category) = close < Today
            ? at.Number % 9 == 4 ? ("Closed Lost", "Omitted") : ("Closed Won", "Closed")
            : (at.Number % 3) switch { 0 => ("Negotiation", "Commit"), 1 => ("Proposal", "Best Case"), _ => ("Qualification", "Pipeline") };
        return new Dictionary<string, object?>
        {
            ["Name"] = string.Create(CultureInfo.InvariantCulture, $"{account.Text("Name")}, Q{at.Quarter + 1} {Today.Year}"),
            ["AccountId"] = account.Id,
            ["OwnerId"] = seat.User,
            ["Territory2Id"] = seat.Territory,
            ["Amount"] = amount,
            ["CloseDate"] = close,
            ["StageName"] = stage,
            ["ForecastCategoryName"] = category,
        };
    }

    /// <summary>One has just left: the leader answers for the vacant seats until somebody joins, and owns nothing of them yet.</summary>
    private async Task<Refusal?> LeaveAsync(Caller caller, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        var idOf = (await LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find("User")!, LiveQuery.All, cancellation)).ToDictionary(one => one.Text("EmployeeNumber") ?? one.Id, one => one.Id, StringComparer.Ordinal);
        return (await people.ApplyAsync(
            new PeopleDesk.Request(PeopleDesk.Action.Leaves, idOf[Leaves], Today, SuccessorId: idOf[LeaderOfAll], SuccessorKind: MembershipKind.Caretaker, Reason: "Left; the seat is open"),
            caller, cancellation)).Refusal;
    }

    /// <summary>The only model, as long as it waits for its activation.</summary>
    private async Task<string?> PlannedAsync(Caller caller, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        return await LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find("Territory2Model")!, LiveQuery.All, cancellation) is [var model] && model.Text("State") == "Planning" ? model.Id : null;
    }

    private async Task<long> CountAsync(Caller caller, string type, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        return await LiveReader.CountAsync(connection, caller.Workspace, catalog.Find(type)!, LiveQuery.All, cancellation);
    }
}
