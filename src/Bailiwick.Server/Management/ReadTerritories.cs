using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.People;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.Governance;
using Bailiwick.Server.Management.People;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>A model's hierarchy with people and figures, and one territory with everything about it, on any day.</summary>
public sealed class ReadTerritories(LiveActs acts, WorkspaceCatalog catalogs, ReadRecords records, LivePatches patches, TimeProvider time)
{
    private const int MostAccounts = 200;

    /// <param name="On">People of this day, today when nothing is said.</param>
    /// <param name="AsOf">As things were known at the end of a day.</param>
    public sealed record Query(DateOnly? On, DateOnly? AsOf);

    [SchemaName("TerritoryPerson")]
    public sealed record Person(string MembershipId, string UserId, string Name, string? Role, MembershipKind Kind, DateOnly? Start, DateOnly? End, bool IsPresent);

    /// <param name="Accounts">In it directly.</param>
    /// <param name="RolledUp">In it or below, each once.</param>
    /// <param name="IsVacant">Nobody, or only a caretaker.</param>
    [SchemaName("TerritoryNode")]
    public sealed record Node(
        string Id, string Name, string Key, string? Parent, int Depth, string Type, string? ForecastManager, IReadOnlyList<Person> People, int Accounts, int RolledUp, int Rules, bool IsVacant);

    /// <param name="Unassigned">Accounts in no territory; those that are disqualified belong in none and do not count.</param>
    [SchemaName("TerritoryTree")]
    public sealed record Tree(string ModelId, string Model, string State, IReadOnlyList<Node> Nodes, int Accounts, int Unassigned);

    [SchemaName("TerritoryAccount")]
    public sealed record Account(string Id, string Name, string? Number, string? City, string? State, bool IsManual);

    [SchemaName("TerritoryRule")]
    public sealed record Rule(string Id, string Name, bool IsActive, bool IsInherited, string? BooleanFilter, IReadOnlyList<string> Items);

    /// <param name="AccountList">The first by name; <c>Node.Accounts</c> says how many there are.</param>
    [SchemaName("TerritoryPage")]
    public sealed record Page(Node Node, string ModelId, IReadOnlyList<Node> Path, IReadOnlyList<Person> AllPeople, IReadOnlyList<Account> AccountList, IReadOnlyList<Rule> RuleList);

    public async Task<Outcome<Tree>> TreeAsync(string model, Query query, Caller caller, CancellationToken cancellation)
    {
        var read = await ReadAsync(model, query, caller, cancellation);
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        var one = read.Value;
        var settled = one.Assignments.Select(assignment => assignment.Account).Concat(one.Disqualified).Distinct(StringComparer.Ordinal).Count();
        return new Tree(one.Model.Model.Id, one.Model.Name, one.Model.Model.Text("State")!, one.Nodes, one.Accounts, one.Accounts - settled);
    }

    public async Task<Outcome<Page>> PageAsync(string territory, Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewPatch);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        LiveRecord? record;
        await using (var connection = await acts.OpenAsync(cancellation))
        {
            record = (await LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find("Territory2")!, LiveQuery.Ids(territory) with { AsOf = await AsOfAsync(query, caller, cancellation) }, cancellation)).SingleOrDefault();
        }

        if (record is null)
        {
            return LiveRefusals.RecordNotFound("Territory2", territory);
        }

        var read = await ReadAsync(record.Text("Territory2ModelId")!, query, caller, cancellation);
        return !read.IsDone ? read.Refusal
            : read.Value.Nodes.Exists(one => one.Id == territory) ? await PageAsync(read.Value, territory, query, caller, cancellation)
            : LiveRefusals.RecordNotFound("Territory2", territory);
    }

    private async Task<Page> PageAsync(Read read, string territory, Query query, Caller caller, CancellationToken cancellation)
    {
        var nodeOfId = read.Nodes.ToDictionary(one => one.Id, StringComparer.Ordinal);
        var node = nodeOfId[territory];
        var path = new List<Node>();
        for (var at = node.Parent; at is not null; at = nodeOfId[at].Parent)
        {
            path.Insert(0, nodeOfId[at]);
        }

        var manual = read.Assignments.Where(one => one.Territory == territory).ToLookup(one => one.Account, one => one.IsManual, StringComparer.Ordinal);
        await using var connection = await acts.OpenAsync(cancellation);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        var accounts = await LiveReader.ReadAsync(
            connection, caller.Workspace, catalog.Find("Account")!, LiveQuery.Ids([.. manual.Select(one => one.Key)]) with { AsOf = await AsOfAsync(query, caller, cancellation) }, cancellation);
        var above = path.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        return new Page(
            node, read.Model.Model.Id, path, [.. read.Members[territory]],
            [.. accounts.OrderBy(one => one.Text("Name"), StringComparer.CurrentCulture).Take(MostAccounts).Select(one => new Account(
                one.Id, one.Text("Name")!, one.Text("AccountNumber"), one.Text("BillingCity"), one.Text("BillingState"), manual[one.Id].Any(isManual => isManual)))],
            [.. read.Model.Associations.Where(one => one.Text("Territory2Id") == territory || (one.Flag("IsInherited") && above.Contains(one.Text("Territory2Id")!))).Select(one => RuleOf(read.Model, one, territory))]);
    }

    private static Rule RuleOf(LiveModel model, LiveRecord association, string territory)
    {
        var rule = model.RuleOfId[association.Text("RuleId")!];
        return new Rule(
            rule.Id, rule.Text("MasterLabel")!, rule.Flag("IsActive"), association.Text("Territory2Id") != territory, rule.Text("BooleanFilter"),
            [.. model.ItemsOfRule[rule.Id].Select(item => $"{item.Text("Field")} {item.Text("Operation")} {item.Text("Value")}")]);
    }

    private async Task<Outcome<Read>> ReadAsync(string model, Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewPatch);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        var asOf = await AsOfAsync(query, caller, cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        if (await LiveModel.ReadAsync(connection, caller.Workspace, catalog, model, cancellation, asOf) is not { } live)
        {
            return LiveRefusals.RecordNotFound("Territory2Model", model);
        }

        var on = query.On ?? query.AsOf ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        Task<List<LiveRecord>> OfAsync(string type, LiveQuery which) => LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find(type)!, which with { AsOf = asOf }, cancellation);
        var users = (await OfAsync("User", LiveQuery.All)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var presence = new Presence(await OfAsync("UserAbsence", LiveQuery.All));
        var members = (await OfAsync("UserTerritory2Association", LiveQuery.Where("Territory2Id", [.. live.Territories.Select(one => one.Id)])))
            .OrderBy(one => one.Day("StartDate") ?? DateOnly.MinValue)
            .ToLookup(one => one.Text("Territory2Id")!, one => new Person(
                one.Id, one.Text("UserId")!, users.GetValueOrDefault(one.Text("UserId")!)?.Text("Name") ?? one.Text("UserId")!, one.Text("RoleInTerritory2"),
                Enum.Parse<MembershipKind>(one.Text("Kind")!), one.Day("StartDate"), one.Day("EndDate"), presence.IsThere(one, on)), StringComparer.Ordinal);
        var assignments = await AssignmentReader.AssignmentsAsync(connection, caller.Workspace, model, null, asOf, cancellation);
        var accounts = await LiveReader.CountAsync(connection, caller.Workspace, catalog.Find("Account")!, LiveQuery.All with { AsOf = asOf }, cancellation);
        var disqualified = (await OfAsync("Account", LiveQuery.Where("IsDisqualified", "true"))).ConvertAll(one => one.Id);
        var patch = await patches.ReadAsync(connection, caller, cancellation);
        return patch.IsAll ? new Read(live, Nodes(live, users, members, assignments, on), members, assignments, (int)accounts, disqualified)
            : patch.ModelId == live.Model.Id ? Cut(new Read(live, Nodes(live, users, members, assignments, on), members, assignments, 0, []), patch)
            : LiveRefusals.RecordNotFound("Territory2Model", model);
    }

    /// <summary>Only what a patch shows; where the territories below are hidden, the sum over them is too.</summary>
    private static Read Cut(Read read, LivePatch patch)
    {
        var seen = read.Nodes.Where(one => patch.Sees(one.Id)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var hiding = read.Nodes.Where(one => !seen.ContainsKey(one.Id)).Select(one => one.Parent).ToHashSet();
        var depthOf = new Dictionary<string, int>(StringComparer.Ordinal);
        var nodes = new List<Node>(seen.Count);
        foreach (var one in read.Nodes.Where(one => seen.ContainsKey(one.Id)))
        {
            var parent = one.Parent is { } above && seen.ContainsKey(above) ? above : null;
            depthOf[one.Id] = parent is null ? 0 : depthOf[parent] + 1;
            nodes.Add(one with { Parent = parent, Depth = depthOf[one.Id], RolledUp = hiding.Contains(one.Id) ? one.Accounts : one.RolledUp });
        }

        var assignments = read.Assignments.FindAll(one => patch.Sees(one.Territory));
        return read with { Nodes = nodes, Assignments = assignments, Accounts = assignments.Select(one => one.Account).Distinct(StringComparer.Ordinal).Count() };
    }

    private static List<Node> Nodes(LiveModel live, Dictionary<string, LiveRecord> users, ILookup<string, Person> members, List<AssignmentReader.Assignment> assignments, DateOnly on)
    {
        var accountsOf = assignments.ToLookup(one => one.Territory, one => one.Account, StringComparer.Ordinal);
        var rulesOf = live.Associations.ToLookup(one => one.Text("Territory2Id")!, StringComparer.Ordinal);
        var childrenOf = live.Territories.ToLookup(one => one.Text("ParentTerritory2Id") ?? "", StringComparer.Ordinal);
        var nodes = new List<Node>(live.Territories.Length);
        foreach (var top in childrenOf[""].OrderBy(one => one.Text("Name"), StringComparer.CurrentCulture))
        {
            Walk(top, 0);
        }

        return nodes;

        HashSet<string> Walk(LiveRecord one, int depth)
        {
            var at = nodes.Count;
            nodes.Add(null!);
            var own = accountsOf[one.Id].Distinct(StringComparer.Ordinal).ToList();
            var all = own.ToHashSet(StringComparer.Ordinal);
            foreach (var child in childrenOf[one.Id].OrderBy(child => child.Text("Name"), StringComparer.CurrentCulture))
            {
                all.UnionWith(Walk(child, depth + 1));
            }

            Person[] people = [.. members[one.Id].Where(person => person.IsPresent)];
            nodes[at] = new Node(
                one.Id, one.Text("Name")!, one.Text("DeveloperName")!, one.Text("ParentTerritory2Id"), depth, live.Types.GetValueOrDefault(one.Text("Territory2TypeId")!)?.Text("MasterLabel") ?? "",
                ForecastManagers.On(one, on) is { } manager ? users.GetValueOrDefault(manager)?.Text("Name") : null, people, own.Count, all.Count, rulesOf[one.Id].Count(),
                people.All(person => person.Kind == MembershipKind.Caretaker));
            return all;
        }
    }

    private async Task<long?> AsOfAsync(Query query, Caller caller, CancellationToken cancellation) =>
        query.AsOf is { } day ? await records.ActOfAsync(caller, day, cancellation) : null;

    private sealed record Read(LiveModel Model, List<Node> Nodes, ILookup<string, Person> Members, List<AssignmentReader.Assignment> Assignments, int Accounts, List<string> Disqualified);
}
