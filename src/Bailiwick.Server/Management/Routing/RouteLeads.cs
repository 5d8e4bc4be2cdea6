using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Routing;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Routing;

/// <summary>Routes leads, with a stored log of each decision, or tells where one would go.</summary>
public sealed class RouteLeads(LiveWriter writer, LiveActs acts, WorkspaceCatalog catalogs, RuleAreas areas, AccountIndex accounts, TimeProvider time)
{
    public const int Most = 1000;

    /// <param name="Leads">Ids.</param>
    [SchemaName("RouteLeads")]
    public sealed record Request(IReadOnlyList<string> Leads, string? Reason = null);

    /// <param name="Lead">The id of a stored lead; nothing to give fields.</param>
    /// <param name="Fields">Fields of a lead that is not stored.</param>
    [SchemaName("TryLead")]
    public sealed record TryRequest(string? Lead = null, IReadOnlyDictionary<string, JsonElement>? Fields = null);

    /// <summary>An account that a lead may belong to.</summary>
    [SchemaName("LeadMatch")]
    public sealed record Match(string AccountId, string Account, int Score, bool IsEnough, IReadOnlyList<string> Evidence);

    /// <param name="Steps">Each step of the decision in words.</param>
    [SchemaName("LeadDecision")]
    public sealed record Decision(
        string? LeadId, RouteVerdict Verdict, string? AccountId, string? Account, int Score, string? TerritoryId, string? Territory, string? OwnerId, string? Owner, string? Route,
        IReadOnlyList<Match> Matches, IReadOnlyList<string> Steps);

    [SchemaName("LeadsRouted")]
    public sealed record Reply(long Act, IReadOnlyList<Decision> Decisions);

    public async Task<Outcome<Reply>> HandleAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        if (request.Leads.Count > Most)
        {
            return RoutingRefusals.TooMany(request.Leads.Count, Most);
        }

        var written = await writer.WriteAsync<IReadOnlyList<Decision>>(
            caller, WordsOf(request.Reason),
            scope => WriteAsync(scope, request.Leads, cancellation), cancellation);
        return written.IsDone ? new Reply(written.Value.Act, written.Value.Value) : written.Refusal;
    }

    /// <summary>Routes those that still wait, as an act over the connection of somebody else, who commits; false when none of them does.</summary>
    internal async Task<Outcome<bool>> RouteNewAsync(NpgsqlConnection connection, Caller caller, IReadOnlyList<string> leads, CancellationToken cancellation)
    {
        var written = await writer.WriteAsync<IReadOnlyList<Decision>>(
            connection, caller, WordsOf("New leads are routed by themselves"),
            async scope =>
            {
                var waiting = (await scope.ReadAsync("Lead", LiveQuery.Ids(leads), cancellation)).Where(lead => lead.Text("OwnerId") is null && !lead.Flag("IsConverted")).Select(lead => lead.Id).ToHashSet(StringComparer.Ordinal);
                return await WriteAsync(scope, [.. leads.Where(waiting.Contains)], cancellation);
            },
            cancellation);
        return written.IsDone ? true : written.Refusal.Code == LiveRefusals.NoChanges().Code ? false : written.Refusal;
    }

    /// <summary>Where a lead would go now; no turn is taken and nothing stored.</summary>
    public async Task<Outcome<Decision>> TryAsync(TryRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ViewLive);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        var type = catalog.Find("Lead")!;
        await using var connection = await acts.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        LiveRecord? lead;
        if (request.Lead is { } id)
        {
            lead = (await LiveReader.ReadAsync(connection, caller.Workspace, type, LiveQuery.Ids(id), cancellation)).SingleOrDefault();
            if (lead is null)
            {
                return LiveRefusals.RecordNotFound("Lead", id);
            }
        }
        else
        {
            var values = RecordRules.ForUpdate(type, (request.Fields ?? new Dictionary<string, JsonElement>())
                .Where(field => field.Value.ValueKind is not JsonValueKind.Null && field.Value.ToString().Length > 0).ToDictionary(field => field.Key, field => (object?)field.Value.ToString()));
            if (!values.IsDone)
            {
                return values.Refusal;
            }

            lead = new LiveRecord("", 0, null, 0, values.Value);
        }

        var filed = await accounts.ReadAsync(connection, caller.Workspace, catalog, cancellation);
        var ground = await RoutingGround.ReadAsync(connection, caller.Workspace, catalog, areas, filed.NameOf, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancellation);
        return ground.IsDone
            ? Told(request.Lead, await new LeadDesk(connection, caller.Workspace, ground.Value, filed.Matcher).DecideAsync(lead, cancellation), ground.Value)
            : ground.Refusal;
    }

    private static Func<IReadOnlyList<Decision>, LiveWriter.Words> WordsOf(string? reason) =>
        decisions => new LiveWriter.Words(LiveActKinds.Routing, $"Routed {decisions.Count:#,0} {(decisions.Count == 1 ? "lead" : "leads")}", reason);

    private async Task<Outcome<IReadOnlyList<Decision>>> WriteAsync(LiveScope scope, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var leads = (await scope.ReadAsync("Lead", LiveQuery.Ids(ids), cancellation)).ToDictionary(lead => lead.Id, StringComparer.Ordinal);
        var filed = await accounts.ReadAsync(scope.Connection, scope.Act.Workspace, scope.Catalog, cancellation);
        var ground = await RoutingGround.ReadAsync(scope.Connection, scope.Act.Workspace, scope.Catalog, areas, filed.NameOf, scope.Today, cancellation);
        if (!ground.IsDone)
        {
            return ground.Refusal;
        }

        var desk = new LeadDesk(scope.Connection, scope.Act.Workspace, ground.Value, filed.Matcher);
        var decisions = new List<Decision>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (!leads.TryGetValue(id, out var lead))
            {
                return LiveRefusals.RecordNotFound("Lead", id);
            }

            if (lead.Flag("IsConverted"))
            {
                return RoutingRefusals.Converted(lead.Text("Name")!);
            }

            decisions.Add(Told(id, await desk.DecideAsync(lead, cancellation), ground.Value));
        }

        foreach (var (round, owed) in desk.Rounds)
        {
            await TurnStore.WriteAsync(scope.Connection, scope.Act.Workspace, round, owed, cancellation);
        }

        await scope.Act.SetAsync(scope.TypeOf("Lead"), "OwnerId", [.. decisions.Where(one => one.OwnerId is not null && one.OwnerId != leads[one.LeadId!].Text("OwnerId")).Select(one => (one.LeadId!, one.OwnerId))], cancellation);
        await scope.InsertAsync("LeadDecision", decisions.Select(one => ValuesOf(one, leads[one.LeadId!])), cancellation);
        return decisions;
    }

    private static Decision Told(string? lead, LeadDesk.Decision decision, RoutingGround ground)
    {
        var territory = decision.Territory is { } key ? ground.Model.Territory(ground.Model.IdOfKey[key]) : null;
        return new Decision(
            lead, decision.Verdict, decision.Account?.Account, decision.Account is { } account ? ground.AccountName(account.Account) : null, decision.Account?.Score ?? 0,
            territory?.Id, territory?.Text("Name"), decision.Owner, decision.Owner is { } owner ? ground.OwnerName(owner) : null, decision.Route,
            [.. decision.Candidates.Select(one => new Match(one.Account, ground.AccountName(one.Account), one.Score, one.IsEnough, [.. one.Evidence.Select(part => $"{part.Words} ({part.Points:+0;-0})")]))],
            decision.Steps);
    }

    private static Dictionary<string, object?> ValuesOf(Decision one, LiveRecord lead) => new()
    {
        ["LeadId"] = one.LeadId,
        ["LeadName"] = $"{lead.Text("Name")}, {lead.Text("Company")}",
        ["AccountId"] = one.AccountId,
        ["AccountName"] = one.Account,
        ["Score"] = one.Score,
        ["Territory2Id"] = one.TerritoryId,
        ["TerritoryName"] = one.Territory,
        ["OwnerId"] = one.OwnerId,
        ["OwnerName"] = one.Owner,
        ["RouteName"] = one.Route,
        ["Verdict"] = one.Verdict.ToString(),
        ["Explanation"] = string.Join('\n', one.Steps),
    };
}
