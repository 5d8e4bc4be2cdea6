using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.People;
using Bailiwick.Core.Management.Routing;
using Bailiwick.Core.Management.Rules;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Routing;

/// <summary>What routing stands on, on one day: the active model, who is where and present, queues, routes, and how many leads everybody has open.</summary>
internal sealed class RoutingGround
{
    private readonly LiveModel _model;
    private readonly ImmutableArray<RuleTerritory> _territories;
    private readonly RuleProbe _probe;
    private readonly Dictionary<string, LiveRecord> _users;
    private readonly HashSet<string> _absent;
    private readonly ILookup<string, LiveRecord> _members;
    private readonly Dictionary<string, LiveRecord> _queues;
    private readonly ILookup<string, LiveRecord> _queueMembers;
    private readonly Dictionary<string, int> _open;
    private readonly Func<string, string> _accountName;

    private RoutingGround(
        LiveModel model, RuleProbe probe, Dictionary<string, LiveRecord> users, HashSet<string> absent, ILookup<string, LiveRecord> members, Dictionary<string, LiveRecord> queues,
        ILookup<string, LiveRecord> queueMembers, Dictionary<string, int> open, Func<string, string> accountName)
    {
        (_model, _probe, _territories, _users, _absent, _members) = (model, probe, model.Book().Territories, users, absent, members);
        (_queues, _queueMembers, _open, _accountName) = (queues, queueMembers, open, accountName);
    }

    public LiveModel Model => _model;

    /// <summary>All active ones.</summary>
    public required IReadOnlyCollection<LeadRoute> Routes { get; init; }

    public static async Task<Outcome<RoutingGround>> ReadAsync(
        NpgsqlConnection connection, WorkspaceId workspace, ObjectCatalog catalog, RuleAreas areas, Func<string, string> accountName, DateOnly day, CancellationToken cancellation)
    {
        Task<List<LiveRecord>> OfAsync(string type, LiveQuery query) => LiveReader.ReadAsync(connection, workspace, catalog.Find(type)!, query, cancellation);
        if ((await OfAsync("Territory2Model", LiveQuery.Where("State", "Active"))).SingleOrDefault() is not { } active)
        {
            return LiveRefusals.NoActiveModel();
        }

        var model = (await LiveModel.ReadAsync(connection, workspace, catalog, active.Id, cancellation))!;
        var probe = await RuleProbe.OfAsync(workspace, catalog.Find("Account")!, model, areas, cancellation);
        if (!probe.IsDone)
        {
            return probe.Refusal;
        }

        var members = (await OfAsync("UserTerritory2Association", LiveQuery.Where("Territory2Id", [.. model.Territories.Select(one => one.Id)]))).Where(one => RecordGuards.IsOn(one, day));
        var absent = (await OfAsync("UserAbsence", LiveQuery.All)).Where(one => RecordGuards.IsOn(one, day)).Select(one => one.Text("UserId")!);
        return new RoutingGround(
            model, probe.Value, (await OfAsync("User", LiveQuery.All)).ToDictionary(one => one.Id, StringComparer.Ordinal), [.. absent], members.ToLookup(one => model.KeyOf(one.Text("Territory2Id")!), StringComparer.Ordinal),
            (await OfAsync("LeadQueue", LiveQuery.All)).ToDictionary(one => one.Id, StringComparer.Ordinal),
            (await OfAsync("LeadQueueMember", LiveQuery.All)).ToLookup(one => one.Text("LeadQueueId")!, StringComparer.Ordinal), await OpenAsync(connection, workspace, cancellation), accountName)
        {
            Routes = [.. (await OfAsync("LeadRoute", LiveQuery.All)).Where(one => one.Flag("IsActive")).Select(RouteOf)],
        };
    }

    public string AccountName(string id) => _accountName(id);

    public string UserName(string id) => _users.GetValueOrDefault(id)?.Text("Name") ?? id;

    public string QueueName(string id) => _queues.GetValueOrDefault(id)?.Text("Name") ?? id;

    /// <summary>A person or a queue by name.</summary>
    public string OwnerName(string id) => _queues.ContainsKey(id) ? QueueName(id) : UserName(id);

    /// <summary>The territory first, then those above it, by developer name; empty without one.</summary>
    public ImmutableArray<string> PathOf(string? territory)
    {
        var path = ImmutableArray.CreateBuilder<string>();
        for (var at = territory is null ? null : _model.Territory(_model.IdOfKey[territory]); at is not null; at = _model.Territory(at.Text("ParentTerritory2Id")))
        {
            path.Add(at.Text("DeveloperName")!);
        }

        return path.ToImmutable();
    }

    /// <summary>The territories that the account is in now.</summary>
    public async Task<ImmutableArray<RuleTerritory>> TerritoriesOfAsync(NpgsqlConnection connection, WorkspaceId workspace, string account, CancellationToken cancellation) =>
        TerritoriesOf((await AssignmentReader.AssignmentsAsync(connection, workspace, _model.Model.Id, [account], null, cancellation)).Select(one => _model.KeyOf(one.Territory)));

    /// <summary>The territories that the rules give to a lead, as if its fields were an account's: Company is the name, City the billing city and so on.</summary>
    public ImmutableArray<RuleTerritory> TerritoriesByRules(LiveRecord lead) => TerritoriesOf(_probe.TerritoriesOf(field => ValueOf(lead, field)));

    /// <summary>Who is in a territory today: its sellers and covers, a caretaker only when there is nobody else.</summary>
    public IReadOnlyList<TurnMember> MembersOf(string territory, string? role)
    {
        var all = _members[territory].Where(one => role is null || role.Equals(one.Text("RoleInTerritory2"), StringComparison.OrdinalIgnoreCase))
            .OrderBy(one => one.Text("Kind") == nameof(MembershipKind.Caretaker)).DistinctBy(one => one.Text("UserId")).ToList();
        var sellers = all.FindAll(one => one.Text("Kind") != nameof(MembershipKind.Caretaker));
        return [.. (sellers.Exists(one => IsPresent(one.Text("UserId")!)) ? sellers : all).Select(one => new TurnMember(one.Text("UserId")!, 1, IsPresent(one.Text("UserId")!)))];
    }

    public IReadOnlyList<TurnMember> MembersOfQueue(string queue) =>
    [
        .. _queueMembers[queue].Where(one => one.Flag("IsActive")).DistinctBy(one => one.Text("UserId")).Select(one => new TurnMember(one.Text("UserId")!, (int)one.Number("Capacity")!, IsPresent(one.Text("UserId")!))
        {
            MostOpen = (int?)one.Number("MostOpen"),
            Open = _open.GetValueOrDefault(one.Text("UserId")!),
        }),
    ];

    /// <summary>After a decision, so that the next one counts it.</summary>
    public void HasOneMore(string user) => _open[user] = _open.GetValueOrDefault(user) + 1;

    private bool IsPresent(string user) => _users.GetValueOrDefault(user)?.Flag("IsActive") == true && !_absent.Contains(user);

    private ImmutableArray<RuleTerritory> TerritoriesOf(IEnumerable<string> keys)
    {
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        return [.. _territories.Where(one => wanted.Contains(one.Key))];
    }

    private static object? ValueOf(LiveRecord lead, string field) => field switch
    {
        "Name" => lead.Text("Company"),
        _ when field.StartsWith("Billing", StringComparison.Ordinal) => lead.Values.GetValueOrDefault(field["Billing".Length..]),
        _ => lead.Values.GetValueOrDefault(field),
    };

    private static LeadRoute RouteOf(LiveRecord route) => new(route.Text("Name")!, route.Text("TerritoryKey"), Enum.Parse<RouteTarget>(route.Text("Target")!))
    {
        AppliesToChildren = route.Flag("AppliesToChildren"),
        Queue = route.Text("LeadQueueId"),
        Role = route.Text("RoleInTerritory2"),
    };

    private static async Task<Dictionary<string, int>> OpenAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT owner_id, count(*) FROM live_lead WHERE workspace_id = $1 AND to_act IS NULL AND owner_id IS NOT NULL AND NOT coalesce(is_converted, false) GROUP BY owner_id", connection);
        command.Parameters.AddWithValue(workspace.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            open[reader.GetString(0)] = (int)reader.GetInt64(1);
        }

        return open;
    }
}
