using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>
/// The way from owners in fields to territories: columns such as AE, BDR and CSM become account teams, one of them the account's owner, and one a
/// model in Planning with a territory for each person. One act, all of it or nothing, with a report; the active model does not change.
/// </summary>
public sealed class ImportOwners(LiveWriter writer, DatasetCache datasets)
{
    /// <summary>What is done with cells that name nobody, or several people.</summary>
    [SchemaName("UnknownOwners")]
    public enum UnknownOwners
    {
        Refuse,
        LeaveOut,
    }

    /// <param name="Field">An account field, or with a dataset the key of its column.</param>
    /// <param name="Role">The role on the account team.</param>
    /// <param name="SetsOwner">Whether the person becomes the account's owner too.</param>
    [SchemaName("OwnerColumn")]
    public sealed record Column(string Field, string Role, bool SetsOwner = false);

    /// <param name="DatasetId">Where the columns are; nothing for fields of the live accounts.</param>
    /// <param name="TerritoryColumn">The column whose people get a territory each; nothing to make none.</param>
    /// <param name="ModelName">What the model of these territories is called.</param>
    [SchemaName("ImportOwners")]
    public sealed record Request(
        IReadOnlyList<Column> Columns, Guid? DatasetId = null, string? TerritoryColumn = null, string? ModelName = null, UnknownOwners Unknown = UnknownOwners.Refuse, string? Reason = null);

    /// <param name="Found">Cells that name one person.</param>
    /// <param name="People">Different people.</param>
    [SchemaName("OwnerColumnReport")]
    public sealed record ColumnReport(string Field, string Role, int Found, int Empty, int Unknown, int People);

    /// <param name="Why">nobody or several.</param>
    [SchemaName("UnknownOwner")]
    public sealed record UnknownWord(string Field, string Word, int Rows, string Why);

    /// <param name="IsVacant">The person is not active: the territory is made without a member.</param>
    [SchemaName("OwnerTerritory")]
    public sealed record Territory(string Name, int Accounts, bool IsVacant);

    /// <param name="Act">The act, once it is done; nothing in a preview.</param>
    /// <param name="UnknownAccounts">Rows of the dataset that name no live account.</param>
    /// <param name="TeamMade">Team members made.</param>
    /// <param name="TeamStanding">People who were on the team already.</param>
    /// <param name="ManualAssignments">Accounts without a number: they are assigned by hand, not by the rule.</param>
    [SchemaName("OwnersImported")]
    public sealed record Reply(
        long? Act, int Rows, int Accounts, int UnknownAccounts, IReadOnlyList<ColumnReport> Columns, IReadOnlyList<UnknownWord> Unknown, int TeamMade, int TeamStanding, int OwnersSet,
        string? ModelId, IReadOnlyList<Territory> Territories, int ManualAssignments);

    /// <summary>The report. Unknown people are told and refuse nothing here.</summary>
    public async Task<Outcome<Reply>> PreviewAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        return await writer.PreviewAsync<Reply>(caller, scope => WriteAsync(scope, request with { Unknown = UnknownOwners.LeaveOut }, cancellation), cancellation);
    }

    public async Task<Outcome<Reply>> HandleAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        var written = await writer.WriteAsync<Reply>(
            caller,
            done => new LiveWriter.Words(
                LiveActKinds.Teams, $"Took owners over from {string.Join(", ", request.Columns.Select(one => one.Role))}: {done.TeamMade:#,0} team members, {done.Territories.Count:#,0} territories", request.Reason),
            scope => WriteAsync(scope, request, cancellation), cancellation);
        return written.IsDone ? written.Value.Value with { Act = written.Value.Act } : written.Refusal;
    }

    private async Task<Outcome<Reply>> WriteAsync(LiveScope scope, Request request, CancellationToken cancellation)
    {
        if (request.Columns.Count == 0)
        {
            return AccountRefusals.NoColumns();
        }

        var territoryColumn = request.TerritoryColumn is null ? -1 : request.Columns.ToList().FindIndex(one => one.Field == request.TerritoryColumn);
        if (request.TerritoryColumn is not null && territoryColumn < 0)
        {
            return AccountRefusals.NoTerritoryColumn(request.TerritoryColumn);
        }

        var read = await OwnerColumns.ReadAsync(scope, datasets, request, cancellation);
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        var columns = read.Value;
        var unknown = UnknownOf(request, columns);
        if (request.Unknown == UnknownOwners.Refuse && unknown.Count > 0)
        {
            return AccountRefusals.UnknownPeople(unknown.Sum(one => one.Rows), [.. unknown.Select(one => one.Word)]);
        }

        if (request.Unknown == UnknownOwners.Refuse && columns.UnknownKeys.Count > 0)
        {
            return AccountRefusals.UnknownAccounts(columns.UnknownKeys.Count, columns.UnknownKeys);
        }

        var (made, standing) = await JoinTeamsAsync(scope, request, columns, cancellation);
        var owners = await SetOwnersAsync(scope, request, columns, cancellation);
        var model = territoryColumn < 0 ? null : await OwnerModel.WriteAsync(scope, request, columns, territoryColumn, cancellation) as Outcome<OwnerModel.Made>?;
        return model is { IsDone: false } refused ? refused.Refusal : new Reply(
            null, columns.Rows, columns.Matched.Count, columns.UnknownKeys.Count, [.. request.Columns.Select((one, at) => ReportOf(one, columns, at))], unknown, made, standing, owners,
            model?.Value.ModelId, model?.Value.Territories ?? [], model?.Value.ManualAssignments ?? 0);
    }

    private static ColumnReport ReportOf(Column column, OwnerColumns columns, int at)
    {
        var cells = columns.Matched.Select(row => row.Cells[at]).ToList();
        return new ColumnReport(
            column.Field, column.Role, cells.Count(one => one.Person is not null), cells.Count(one => one.Word is null), cells.Count(one => one.IsUnknown),
            cells.Select(one => one.Person).OfType<string>().Distinct(StringComparer.Ordinal).Count());
    }

    private static List<UnknownWord> UnknownOf(Request request, OwnerColumns columns) =>
    [
        .. request.Columns.SelectMany((column, at) => columns.Matched.Select(row => row.Cells[at]).Where(one => one.IsUnknown)
            .GroupBy(one => one.Word!, StringComparer.OrdinalIgnoreCase)
            .Select(one => new UnknownWord(column.Field, one.Key, one.Count(), one.First().People.Count == 0 ? "nobody" : "several"))).OrderByDescending(one => one.Rows),
    ];

    private static async Task<(int Made, int Standing)> JoinTeamsAsync(LiveScope scope, Request request, OwnerColumns columns, CancellationToken cancellation)
    {
        var team = (await scope.ReadAsync("AccountTeamMember", LiveQuery.All, cancellation)).Select(one => (one.Text("AccountId")!, one.Text("UserId")!)).ToHashSet();
        var (standing, made) = (0, new List<IReadOnlyDictionary<string, object?>>());
        foreach (var row in columns.Matched)
        {
            foreach (var (column, cell) in request.Columns.Zip(row.Cells))
            {
                if (cell.Person is not { } person)
                {
                    continue;
                }

                if (!team.Add((row.Account.Id, person)))
                {
                    standing++;
                    continue;
                }

                made.Add(new Dictionary<string, object?> { ["AccountId"] = row.Account.Id, ["UserId"] = person, ["TeamMemberRole"] = column.Role });
            }
        }

        await scope.InsertAsync("AccountTeamMember", made, cancellation);
        return (made.Count, standing);
    }

    private static async Task<int> SetOwnersAsync(LiveScope scope, Request request, OwnerColumns columns, CancellationToken cancellation)
    {
        var owners = columns.Matched
            .Select(row => (row.Account, Person: request.Columns.Zip(row.Cells).Where(one => one.First.SetsOwner).Select(one => one.Second.Person).FirstOrDefault(one => one is not null)))
            .Where(one => one.Person is not null && one.Person != one.Account.Text("OwnerId")).Select(one => (one.Account.Id, one.Person)).ToList();
        await scope.Act.SetAsync(scope.TypeOf("Account"), "OwnerId", owners, cancellation);
        scope.TouchedAccounts.UnionWith(owners.Select(one => one.Id));
        return owners.Count;
    }
}
