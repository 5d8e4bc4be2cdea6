using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>
/// Makes account teams out of who works the territories of the active model, by the rules for it (<c>AccountTeamRule</c>), as one act. Team members
/// who were entered by hand are never changed, and nobody is on a team twice.
/// </summary>
public sealed class SyncTeams(LiveWriter writer)
{
    private const int MostShown = 200;

    [SchemaName("SyncAccountTeams")]
    public sealed record Request(string? Reason = null);

    [SchemaName("TeamChange")]
    public sealed record Change(string AccountId, string Account, string UserId, string User, string? Role, string Rule, bool IsMade);

    /// <param name="Act">The act, once it is done; nothing in a preview.</param>
    /// <param name="Made">Members that come.</param>
    /// <param name="Ended">Members of a rule that go.</param>
    /// <param name="Kept">Members of a rule that stay.</param>
    /// <param name="ByHand">Members entered by hand.</param>
    /// <param name="Changes">The first of them.</param>
    [SchemaName("AccountTeamsSynced")]
    public sealed record Reply(long? Act, int Made, int Ended, int Kept, int ByHand, IReadOnlyList<Change> Changes);

    public async Task<Outcome<Reply>> PreviewAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        return await writer.PreviewAsync<Reply>(caller, scope => WriteAsync(scope, cancellation), cancellation);
    }

    public async Task<Outcome<Reply>> HandleAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        var written = await writer.WriteAsync<Reply>(
            caller, done => new LiveWriter.Words(LiveActKinds.Teams, $"Account teams from territories: {done.Made:#,0} came, {done.Ended:#,0} went", request.Reason), scope => WriteAsync(scope, cancellation), cancellation);
        return written.IsDone ? written.Value.Value with { Act = written.Value.Act } : written.Refusal;
    }

    private static async Task<Outcome<Reply>> WriteAsync(LiveScope scope, CancellationToken cancellation)
    {
        if (await RuleRuns.ActiveAsync(scope, cancellation) is not { } active)
        {
            return LiveRefusals.NoActiveModel();
        }

        var rules = (await scope.ReadAsync("AccountTeamRule", LiveQuery.All, cancellation)).OrderBy(one => one.Text("MasterLabel"), StringComparer.Ordinal).ToList();
        var wanted = await WantedAsync(scope, active.Id, [.. rules.Where(one => one.Flag("IsActive"))], cancellation);
        var standing = await scope.ReadAsync("AccountTeamMember", LiveQuery.All, cancellation);
        var byHand = standing.Where(one => one.Text("TeamRuleId") is null).ToList();
        foreach (var one in byHand)
        {
            wanted.Remove((one.Text("AccountId")!, one.Text("UserId")!));
        }

        var ending = new List<LiveRecord>();
        var kept = 0;
        foreach (var one in standing.Where(one => one.Text("TeamRuleId") is not null))
        {
            var key = (one.Text("AccountId")!, one.Text("UserId")!);
            if (wanted.TryGetValue(key, out var rule) && rule.Id == one.Text("TeamRuleId") && rule.Text("TeamMemberRole") == one.Text("TeamMemberRole") && rule.Text("AccountAccessLevel") == one.Text("AccountAccessLevel"))
            {
                wanted.Remove(key);
                kept++;
                continue;
            }

            ending.Add(one);
        }

        await scope.Act.EndAsync(scope.TypeOf("AccountTeamMember"), [.. ending.Select(one => one.Id)], cancellation);
        await scope.InsertAsync(
            "AccountTeamMember",
            wanted.Select(one => new Dictionary<string, object?>
            {
                ["AccountId"] = one.Key.Account,
                ["UserId"] = one.Key.User,
                ["TeamMemberRole"] = one.Value.Text("TeamMemberRole"),
                ["AccountAccessLevel"] = one.Value.Text("AccountAccessLevel"),
                ["TeamRuleId"] = one.Value.Id,
            }),
            cancellation);
        var labelOf = rules.ToDictionary(one => one.Id, one => one.Text("MasterLabel")!, StringComparer.Ordinal);
        List<(string Account, string User, string? Role, string Rule, bool IsMade)> changes =
        [
            .. wanted.Select(one => (one.Key.Account, one.Key.User, one.Value.Text("TeamMemberRole"), one.Value.Text("MasterLabel")!, true)),
            .. ending.Select(one => (one.Text("AccountId")!, one.Text("UserId")!, one.Text("TeamMemberRole"), labelOf.GetValueOrDefault(one.Text("TeamRuleId")!, ""), false)),
        ];
        return new Reply(null, wanted.Count, ending.Count, kept, byHand.Count, await NamedAsync(scope, [.. changes.Take(MostShown)], cancellation));
    }

    private static async Task<Dictionary<(string Account, string User), LiveRecord>> WantedAsync(LiveScope scope, string model, List<LiveRecord> rules, CancellationToken cancellation)
    {
        var territories = (await scope.ReadAsync("Territory2", LiveQuery.Where("Territory2ModelId", model), cancellation)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var members = (await scope.ReadAsync("UserTerritory2Association", LiveQuery.Where("Territory2Id", territories.Keys), cancellation))
            .Where(one => RecordGuards.IsOn(one, scope.Today)).ToLookup(one => one.Text("Territory2Id")!, StringComparer.Ordinal);
        var teamOf = territories.Keys.ToDictionary(id => id, id => TeamOf(territories, members, rules, id), StringComparer.Ordinal);
        var wanted = new Dictionary<(string, string), LiveRecord>();
        foreach (var place in await AssignmentReader.AssignmentsAsync(scope.Connection, scope.Act.Workspace, model, null, null, cancellation))
        {
            foreach (var (user, rule) in teamOf[place.Territory])
            {
                wanted.TryAdd((place.Account, user), rule);
            }
        }

        return wanted;
    }

    /// <summary>Who is on the teams of accounts in a territory: the first rule that says so.</summary>
    private static List<(string User, LiveRecord Rule)> TeamOf(Dictionary<string, LiveRecord> territories, ILookup<string, LiveRecord> members, List<LiveRecord> rules, string territory)
    {
        var team = new List<(string, LiveRecord)>();
        foreach (var rule in rules)
        {
            for (var at = territories.GetValueOrDefault(territory); at is not null; at = rule.Flag("CoversBelow") && at.Text("ParentTerritory2Id") is { } above ? territories.GetValueOrDefault(above) : null)
            {
                if (rule.Text("Territory2TypeId") is { } type && at.Text("Territory2TypeId") != type)
                {
                    continue;
                }

                team.AddRange(members[at.Id].Where(one => rule.Text("RoleInTerritory2") is not { } role || one.Text("RoleInTerritory2") == role).Select(one => (one.Text("UserId")!, rule)));
            }
        }

        return [.. team.DistinctBy(one => one.Item1)];
    }

    private static async Task<IReadOnlyList<Change>> NamedAsync(
        LiveScope scope, List<(string Account, string User, string? Role, string Rule, bool IsMade)> changes, CancellationToken cancellation)
    {
        var names = (await scope.ReadAsync("Account", LiveQuery.Ids([.. changes.Select(one => one.Account).Distinct()]), cancellation))
            .Concat(await scope.ReadAsync("User", LiveQuery.Ids([.. changes.Select(one => one.User).Distinct()]), cancellation)).ToDictionary(one => one.Id, one => one.Text("Name")!, StringComparer.Ordinal);
        return [.. changes.Select(one => new Change(one.Account, names[one.Account], one.User, names[one.User], one.Role, one.Rule, one.IsMade))];
    }
}
