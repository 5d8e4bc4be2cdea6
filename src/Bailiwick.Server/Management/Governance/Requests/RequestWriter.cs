using Bailiwick.Core;
using Bailiwick.Server.Management.Accounts;
using Bailiwick.Server.Management.People;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Governance.Requests;

/// <summary>Carries a proposed change out inside an act, and says what it did. Trying it is the same, rolled back.</summary>
internal static class RequestWriter
{
    /// <param name="Basis">What it did, and to which versions.</param>
    /// <param name="Territories">All that are touched.</param>
    public sealed record Done(RequestBasis Basis, IReadOnlyList<string> Territories);

    public static async Task<Outcome<Done>> WriteAsync(LiveScope scope, (RequestContent Content, string Reason) proposed, DisqualifyAccounts disqualify, CancellationToken cancellation)
    {
        var (content, reason) = proposed;
        if (await RuleRuns.ActiveAsync(scope, cancellation) is not { } model)
        {
            return LiveRefusals.NoActiveModel();
        }

        if (content.People is { } people)
        {
            var moved = await PeopleDesk.MoveAsync(scope, people with { Reason = reason }, cancellation);
            return moved.IsDone ? OfPeople(model.Id, moved.Value.Reply) : moved.Refusal;
        }

        var ids = content.AccountIds.Distinct(StringComparer.Ordinal).ToArray();
        var accounts = await scope.ReadAsync("Account", LiveQuery.Ids(ids), cancellation);
        if (ids.Except(accounts.Select(one => one.Id), StringComparer.Ordinal).FirstOrDefault() is { } missing)
        {
            return LiveRefusals.RecordNotFound("Account", missing);
        }

        var territories = (await scope.ReadAsync("Territory2", LiveQuery.Where("Territory2ModelId", model.Id), cancellation)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var rows = (await scope.ReadAsync("ObjectTerritory2Association", LiveQuery.Where("ObjectId", ids), cancellation)).FindAll(one => territories.ContainsKey(one.Text("Territory2Id")!));
        var open = (await AssignmentReader.OpportunitiesAsync(scope.Connection, scope.Act.Workspace, ids, null, cancellation)).FindAll(one => !one.IsClosed);
        var basis = new RequestBasis(model.Id, accounts.ToDictionary(one => one.Id, one => one.FromAct, StringComparer.Ordinal), "", accounts.Count, open.Sum(one => one.Amount), []);
        scope.TouchedAccounts.UnionWith(ids);
        return content.Accounts is { } move
            ? await MoveAsync(scope, move, reason, new Ground(accounts, territories, rows, open, basis), cancellation)
            : await DisqualifyAsync(scope, new DisqualifyAccounts.Request(reason, ids), disqualify, new Ground(accounts, territories, rows, open, basis), cancellation);
    }

    private static async Task<Outcome<Done>> MoveAsync(LiveScope scope, RequestContent.MoveAccounts move, string reason, Ground ground, CancellationToken cancellation)
    {
        foreach (var id in (string[])[move.From, move.Into])
        {
            if (!ground.Territories.ContainsKey(id))
            {
                return LiveRefusals.RecordNotFound("Territory2", id);
            }
        }

        string NameOf(string id) => ground.Territories[id].Text("Name")!;
        var there = ground.Rows.ToLookup(one => one.Text("ObjectId")!, one => one.Text("Territory2Id")!, StringComparer.Ordinal);
        foreach (var account in ground.Accounts)
        {
            if (!there[account.Id].Contains(move.From))
            {
                return GovernanceRefusals.NotThere(account.Text("Name")!, NameOf(move.From));
            }

            if (there[account.Id].Contains(move.Into))
            {
                return GovernanceRefusals.ThereAlready(account.Text("Name")!, NameOf(move.Into));
            }
        }

        // Out by an exclusion, so that no rule brings it back; in by hand, so that no rule takes it away.
        var exclusions = await scope.ReadAsync("Territory2ObjectExclusion", LiveQuery.Where("ObjectId", [.. ground.Accounts.Select(one => one.Id)]), cancellation);
        await scope.DeleteAsync("ObjectTerritory2Association", [.. ground.Rows.Where(one => one.Text("Territory2Id") == move.From && one.Text("AssociationCause") == "Territory2Manual").Select(one => one.Id)], cancellation);
        await scope.DeleteAsync("Territory2ObjectExclusion", [.. exclusions.Where(one => one.Text("Territory2Id") == move.Into).Select(one => one.Id)], cancellation);
        var note = reason.Length > 255 ? reason[..255] : reason;
        await scope.InsertAsync(
            "Territory2ObjectExclusion",
            ground.Accounts.Where(account => !exclusions.Exists(one => one.Text("ObjectId") == account.Id && one.Text("Territory2Id") == move.From))
                .Select(account => new Dictionary<string, object?> { ["ObjectId"] = account.Id, ["Territory2Id"] = move.From, ["Note"] = note }),
            cancellation);
        await scope.InsertAsync(
            "ObjectTerritory2Association",
            ground.Accounts.Select(account => new Dictionary<string, object?>
            {
                ["ObjectId"] = account.Id,
                ["Territory2Id"] = move.Into,
                ["AssociationCause"] = "Territory2Manual",
                ["SobjectType"] = "Account",
                ["Reason"] = note,
            }),
            cancellation);
        var along = ground.Open.FindAll(one => one.Territory == move.From && !one.IsExcluded);
        await scope.Act.SetAsync(scope.TypeOf("Opportunity"), "Territory2Id", [.. along.Select(one => (one.Id, (string?)move.Into))], cancellation);
        return new Done(
            ground.Basis with
            {
                Effect = $"{move.From}>{move.Into}",
                Lines = [.. ground.Accounts.Select(account => $"{account.Text("Name")}: {NameOf(move.From)} to {NameOf(move.Into)}"), $"{along.Count:#,0} open opportunities go along"],
            },
            [move.From, move.Into]);
    }

    private static async Task<Outcome<Done>> DisqualifyAsync(LiveScope scope, DisqualifyAccounts.Request request, DisqualifyAccounts disqualify, Ground ground, CancellationToken cancellation)
    {
        var done = await disqualify.WriteAsync(scope, request, cancellation);
        return !done.IsDone ? done.Refusal : new Done(
            ground.Basis with { Effect = "out", Lines = [.. ground.Accounts.Select(account => $"{account.Text("Name")}: out of all territories")] },
            [.. ground.Rows.Select(one => one.Text("Territory2Id")!).Distinct(StringComparer.Ordinal)]);
    }

    private static Done OfPeople(string model, PeopleDesk.Reply moved)
    {
        static string Days(PeopleDesk.MembershipInfo one) => $"{one.Start:yyyy-MM-dd} to {one.End:yyyy-MM-dd}";
        var effect = string.Join(';', moved.Forecasts.Select(one => $"={one.TerritoryId} {one.From} {one.To} {one.On:yyyy-MM-dd}").Concat(moved.Ends.Select(one => $"-{one.UserId}@{one.TerritoryId} {Days(one)} {one.Kind}").Concat(moved.Begins.Select(one => $"+{one.UserId}@{one.TerritoryId} {Days(one)} {one.Kind}"))).Order(StringComparer.Ordinal));
        List<string> lines =
        [
            .. moved.Ends.Select(one => $"{one.User} in {one.Territory} ends or changes ({Words(one)})"),
            .. moved.Begins.Select(one => $"{one.User} in {one.Territory} begins or stays ({Words(one)})"),
            .. moved.Forecasts.Select(one => $"{one.To} answers for the forecast of {one.Territory} from {one.On:yyyy-MM-dd}"),
            .. moved.Warnings,
        ];
        static string Words(PeopleDesk.MembershipInfo one) => $"{(one.Start is { } start ? $"from {start:yyyy-MM-dd}" : "from the beginning")}{(one.End is { } end ? $" until {end:yyyy-MM-dd}" : "")}, {one.Kind}";
        return new Done(
            new RequestBasis(model, new Dictionary<string, long>(), effect, moved.Accounts, 0, lines),
            [.. moved.Ends.Concat(moved.Begins).Select(one => one.TerritoryId).Concat(moved.Forecasts.Select(one => one.TerritoryId)).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What is looked at before accounts are changed.</summary>
    private sealed record Ground(
        List<LiveRecord> Accounts, Dictionary<string, LiveRecord> Territories, List<LiveRecord> Rows, List<AssignmentReader.Pipeline> Open, RequestBasis Basis);
}
