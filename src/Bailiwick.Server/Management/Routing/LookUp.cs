using System.Collections.Concurrent;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.People;
using Bailiwick.Geography.Places;
using Bailiwick.Server.Access;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.Management.People;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Routing;

/// <summary>From a postal code, a point or an account to territories and the people in them, on any day. What is asked again is answered from memory until the next act.</summary>
public sealed class LookUp(LiveActs acts, WorkspaceCatalog catalogs, ReadRecords records, RuleAreas areas, Gazetteers gazetteers, TimeProvider time)
{
    private const int MostKept = 16;
    private const int MostAnswers = 100_000;

    private readonly ConcurrentDictionary<(WorkspaceId Workspace, long Act), Kept> _kept = new();

    /// <param name="PostalCode">With a state and a country where the rules look at them; the place is looked up offline.</param>
    /// <param name="Account">An account's id: its own territories, by rule and by hand.</param>
    /// <param name="On">The team of this day; today when nothing is said.</param>
    /// <param name="AsOf">Territories, rules and assignments as they were known at the end of a day.</param>
    public sealed record Query(string? PostalCode, string? State, string? Country, double? Longitude, double? Latitude, string? Account, DateOnly? On, DateOnly? AsOf);

    [SchemaName("LookedUpPerson")]
    public sealed record Person(string UserId, string Name, string? Role, MembershipKind Kind, bool IsAway);

    /// <param name="Path">Names from the top down to it.</param>
    [SchemaName("LookedUpTerritory")]
    public sealed record Territory(string Id, string Name, IReadOnlyList<string> Path, IReadOnlyList<Person> Team);

    /// <param name="Place">Where the postal code is, when rules look at the map and it was found offline.</param>
    [SchemaName("TerritoryLookUp")]
    public sealed record Reply(string ModelId, string Model, DateOnly On, IReadOnlyList<Territory> Territories, double[]? Place);

    public async Task<Outcome<Reply>> HandleAsync(Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        caller.Demand(Right.ViewLive);
        if (query.PostalCode is null && query.Account is null && (query.Longitude is null || query.Latitude is null))
        {
            return RoutingRefusals.NothingAsked();
        }

        await using var connection = await acts.OpenAsync(cancellation);
        var act = query.AsOf is { } day ? await records.ActOfAsync(caller, day, cancellation) : await HeadAsync(connection, caller.Workspace, cancellation);
        var kept = await KeptAsync(connection, caller.Workspace, act, cancellation);
        if (!kept.IsDone)
        {
            return kept.Refusal;
        }

        var on = query.On ?? query.AsOf ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (kept.Value.Answers.TryGetValue((query, on), out var known))
        {
            return known;
        }

        var answer = await AnswerAsync(kept.Value, connection, caller.Workspace, query, on, cancellation);
        if (answer.IsDone && kept.Value.Answers.Count < MostAnswers)
        {
            kept.Value.Answers[(query, on)] = answer.Value;
        }

        return answer;
    }

    private async Task<Outcome<Reply>> AnswerAsync(Kept kept, NpgsqlConnection connection, WorkspaceId workspace, Query query, DateOnly on, CancellationToken cancellation)
    {
        IEnumerable<string> keys;
        Placed place = Placed.Nowhere;
        if (query.Account is { } account)
        {
            var found = await LiveReader.ReadAsync(connection, workspace, kept.Catalog.Find("Account")!, LiveQuery.Ids(account) with { AsOf = kept.Act }, cancellation);
            if (found.Count == 0)
            {
                return LiveRefusals.RecordNotFound("Account", account);
            }

            keys = (await AssignmentReader.AssignmentsAsync(connection, workspace, kept.Model.Model.Id, [account], kept.Act, cancellation)).Select(one => kept.Model.KeyOf(one.Territory));
        }
        else
        {
            if (query is { PostalCode: { Length: > 0 } code, Longitude: null } && kept.Model.RuleFields.Contains("BillingLatitude", StringComparer.OrdinalIgnoreCase))
            {
                place = (await gazetteers.LoadAsync(cancellation)).Locate(new PlaceQuery(query.Country, query.State, PostalCode: code));
            }

            var (longitude, latitude) = (query.Longitude ?? place.Longitude, query.Latitude ?? place.Latitude);
            keys = kept.Probe.TerritoriesOf(field => field switch
            {
                "BillingPostalCode" => query.PostalCode,
                "BillingState" => query.State,
                "BillingCountry" => query.Country,
                "BillingLongitude" when double.IsFinite(longitude) => longitude,
                "BillingLatitude" when double.IsFinite(latitude) => latitude,
                _ => null,
            });
        }

        return new Reply(
            kept.Model.Model.Id, kept.Model.Name, on, [.. keys.Distinct(StringComparer.Ordinal).Select(key => TerritoryOf(kept, kept.Model.IdOfKey[key], on))],
            double.IsFinite(place.Longitude) ? [place.Longitude, place.Latitude] : null);
    }

    private static Territory TerritoryOf(Kept kept, string id, DateOnly on)
    {
        var path = new List<string>();
        for (var at = kept.Model.Territory(id); at is not null; at = kept.Model.Territory(at.Text("ParentTerritory2Id")))
        {
            path.Insert(0, at.Text("Name")!);
        }

        return new Territory(id, path[^1], path,
        [
            .. kept.Members[id].Where(one => RecordGuards.IsOn(one, on)).OrderBy(one => one.Text("Kind"), StringComparer.Ordinal).Select(one => new Person(
                one.Text("UserId")!, kept.Users.GetValueOrDefault(one.Text("UserId")!)?.Text("Name") ?? one.Text("UserId")!, one.Text("RoleInTerritory2"), Enum.Parse<MembershipKind>(one.Text("Kind")!),
                kept.Presence.IsAway(one.Text("UserId")!, on))),
        ]);
    }

    private async Task<Outcome<Kept>> KeptAsync(NpgsqlConnection connection, WorkspaceId workspace, long act, CancellationToken cancellation)
    {
        if (_kept.TryGetValue((workspace, act), out var known))
        {
            return known;
        }

        var catalog = await catalogs.ReadAsync(workspace, cancellation);
        Task<List<LiveRecord>> OfAsync(string type, LiveQuery query) => LiveReader.ReadAsync(connection, workspace, catalog.Find(type)!, query with { AsOf = act }, cancellation);
        if ((await OfAsync("Territory2Model", LiveQuery.Where("State", "Active"))).SingleOrDefault() is not { } active)
        {
            return LiveRefusals.NoActiveModel();
        }

        var model = (await LiveModel.ReadAsync(connection, workspace, catalog, active.Id, cancellation, act))!;
        var probe = await RuleProbe.OfAsync(workspace, catalog.Find("Account")!, model, areas, cancellation);
        if (!probe.IsDone)
        {
            return probe.Refusal;
        }

        var members = await OfAsync("UserTerritory2Association", LiveQuery.Where("Territory2Id", [.. model.Territories.Select(one => one.Id)]));
        var kept = new Kept(
            act, catalog, model, probe.Value, members.ToLookup(one => one.Text("Territory2Id")!, StringComparer.Ordinal),
            (await OfAsync("User", LiveQuery.All)).ToDictionary(one => one.Id, StringComparer.Ordinal),
            new Presence(await OfAsync("UserAbsence", LiveQuery.All)));
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        return _kept[(workspace, act)] = kept;
    }

    private static async Task<long> HeadAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT act FROM live_heads WHERE workspace_id = $1", connection);
        command.Parameters.AddWithValue(workspace.Value);
        return await command.ExecuteScalarAsync(cancellation) as long? ?? 0;
    }

    /// <summary>What was read for one act.</summary>
    private sealed record Kept(
        long Act, ObjectCatalog Catalog, LiveModel Model, RuleProbe Probe, ILookup<string, LiveRecord> Members, Dictionary<string, LiveRecord> Users, Presence Presence)
    {
        public ConcurrentDictionary<(Query Query, DateOnly On), Reply> Answers { get; } = new();
    }
}
