using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>Everything about one live account: its territories and who works them, owner, team, opportunities with splits, family, and what was done with it.</summary>
public sealed class ReadAccount(LiveActs acts, WorkspaceCatalog catalogs, TimeProvider time)
{
    private const int MostActs = 100;

    [SchemaName("AccountTerritory")]
    public sealed record Territory(string Id, string Name, bool IsManual, string? Reason, IReadOnlyList<string> People);

    [SchemaName("AccountTeamPerson")]
    public sealed record Member(string Id, string UserId, string Name, string? Role, string AccessLevel, string? Rule);

    [SchemaName("OpportunityShare")]
    public sealed record Share(string Id, string Type, bool IsTotalValidated, string UserId, string Owner, decimal Percent, decimal? Amount, string? Note);

    [SchemaName("AccountOpportunity")]
    public sealed record Opportunity(
        string Id, string Name, string Stage, decimal Amount, DateOnly? CloseDate, bool IsClosed, bool IsExcluded, string? TerritoryId, string? Territory, string? Owner, IReadOnlyList<Share> Splits);

    [SchemaName("AccountRelative")]
    public sealed record Relative(string Id, string Name);

    [SchemaName("AccountPage")]
    public sealed record Reply(
        LiveRecordInfo Account, string? OwnerName, Relative? Parent, IReadOnlyList<Relative> Children, IReadOnlyList<Relative> Contacts, IReadOnlyList<Territory> Territories,
        IReadOnlyList<Member> Team, IReadOnlyList<Opportunity> Opportunities, IReadOnlyList<LiveActInfo> History);

    public async Task<Outcome<Reply>> HandleAsync(string id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        Task<List<LiveRecord>> OfAsync(string type, LiveQuery query) => LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find(type)!, query, cancellation);

        if ((await OfAsync("Account", LiveQuery.Ids(id))).SingleOrDefault() is not { } account)
        {
            return LiveRefusals.RecordNotFound("Account", id);
        }

        var placed = await OfAsync("ObjectTerritory2Association", LiveQuery.Where("ObjectId", id));
        var team = await OfAsync("AccountTeamMember", LiveQuery.Where("AccountId", id));
        var opportunities = await OfAsync("Opportunity", LiveQuery.Where("AccountId", id));
        var splits = await OfAsync("OpportunitySplit", LiveQuery.Where("OpportunityId", [.. opportunities.Select(one => one.Id)]));
        var types = (await OfAsync("OpportunitySplitType", LiveQuery.All)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var rules = (await OfAsync("AccountTeamRule", LiveQuery.All)).ToDictionary(one => one.Id, one => one.Text("MasterLabel")!, StringComparer.Ordinal);
        var active = (await OfAsync("Territory2Model", LiveQuery.Where("State", "Active"))).SingleOrDefault();
        var territories = (await OfAsync("Territory2", LiveQuery.Ids([.. placed.Concat(opportunities).Select(one => one.Text("Territory2Id")).OfType<string>().Distinct()]))).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var members = await OfAsync("UserTerritory2Association", LiveQuery.Where("Territory2Id", [.. placed.Select(one => one.Text("Territory2Id")!)]));
        string?[] people = [account.Text("OwnerId"), .. team.Concat(members).Select(one => one.Text("UserId")), .. opportunities.Select(one => one.Text("OwnerId")), .. splits.Select(one => one.Text("SplitOwnerId"))];
        var users = (await OfAsync("User", LiveQuery.Ids([.. people.OfType<string>().Distinct()]))).ToDictionary(one => one.Id, one => one.Text("Name")!, StringComparer.Ordinal);
        string NameOf(string? user) => user is null ? "" : users.GetValueOrDefault(user, user);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var parent = account.Text("ParentId") is { } above ? (await OfAsync("Account", LiveQuery.Ids(above))).SingleOrDefault() : null;
        var signed = await acts.FindAsync(caller.Workspace, [account.FromAct, account.CreatedAct], cancellation);
        return new Reply(
            LiveRecordInfo.Of(catalog.Find("Account")!, account, signed), account.Text("OwnerId") is { } owner ? NameOf(owner) : null, parent is null ? null : RelativeOf(parent),
            [.. (await OfAsync("Account", LiveQuery.Where("ParentId", id))).Select(RelativeOf)], [.. (await OfAsync("Contact", LiveQuery.Where("AccountId", id))).Select(RelativeOf)],
            [.. placed.Where(one => territories.GetValueOrDefault(one.Text("Territory2Id")!)?.Text("Territory2ModelId") == active?.Id).Select(one => new Territory(
                one.Text("Territory2Id")!, territories[one.Text("Territory2Id")!].Text("Name")!, one.Text("AssociationCause") == "Territory2Manual", one.Text("Reason"),
                [.. members.Where(member => member.Text("Territory2Id") == one.Text("Territory2Id") && RecordGuards.IsOn(member, today)).Select(member => NameOf(member.Text("UserId")))]))],
            [.. team.Select(one => new Member(
                one.Id, one.Text("UserId")!, NameOf(one.Text("UserId")), one.Text("TeamMemberRole"), one.Text("AccountAccessLevel")!, one.Text("TeamRuleId") is { } rule ? rules.GetValueOrDefault(rule) : null))],
            [.. opportunities.OrderBy(one => one.Flag("IsClosed")).ThenBy(one => one.Day("CloseDate")).Select(one => new Opportunity(
                one.Id, one.Text("Name")!, one.Text("StageName")!, one.Number("Amount") ?? 0, one.Day("CloseDate"), one.Flag("IsClosed"), one.Flag("IsExcludedFromTerritory2Filter"), one.Text("Territory2Id"),
                one.Text("Territory2Id") is { } place ? territories.GetValueOrDefault(place)?.Text("Name") : null, one.Text("OwnerId") is null ? null : NameOf(one.Text("OwnerId")),
                [.. splits.Where(split => split.Text("OpportunityId") == one.Id).Select(split => ShareOf(split, types, NameOf))]))],
            await HistoryAsync(connection, caller, id, cancellation));
    }

    private static Relative RelativeOf(LiveRecord record) => new(record.Id, record.Text("Name") ?? record.Id);

    private static Share ShareOf(LiveRecord split, Dictionary<string, LiveRecord> types, Func<string?, string> nameOf)
    {
        var type = split.Text("SplitTypeId") is { } id ? types.GetValueOrDefault(id) : null;
        return new Share(
            split.Id, type?.Text("MasterLabel") ?? SplitCheck.StandardLabel, type?.Flag("IsTotalValidated") ?? true, split.Text("SplitOwnerId")!, nameOf(split.Text("SplitOwnerId")),
            split.Number("SplitPercentage") ?? 0, split.Number("SplitAmount"), split.Text("SplitNote"));
    }

    private async Task<IReadOnlyList<LiveActInfo>> HistoryAsync(NpgsqlConnection connection, Caller caller, string id, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT coalesce(array_agg(act), ARRAY[]::bigint[]) FROM (
                SELECT DISTINCT act FROM (
                    SELECT unnest(ARRAY[from_act, to_act]) AS act FROM live_account WHERE workspace_id = $1 AND id = $2
                    UNION ALL SELECT unnest(ARRAY[from_act, to_act]) FROM live_object_territory2_association WHERE workspace_id = $1 AND object_id = $2
                    UNION ALL SELECT unnest(ARRAY[from_act, to_act]) FROM live_territory2_object_exclusion WHERE workspace_id = $1 AND object_id = $2
                    UNION ALL SELECT unnest(ARRAY[from_act, to_act]) FROM live_account_team_member WHERE workspace_id = $1 AND account_id = $2
                    UNION ALL SELECT unnest(ARRAY[from_act, to_act]) FROM live_opportunity WHERE workspace_id = $1 AND account_id = $2) AS marks
                WHERE act IS NOT NULL ORDER BY act DESC LIMIT $3) AS latest
            """,
            connection);
        command.Parameters.AddWithValue(caller.Workspace.Value);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(MostActs);
        var numbers = (long[])(await command.ExecuteScalarAsync(cancellation))!;
        return [.. (await acts.FindAsync(caller.Workspace, numbers, cancellation)).Values.OrderByDescending(one => one.Number).Select(LiveActInfo.Of)];
    }
}
