using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Accounts;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>
/// Merges accounts into one, as one act: children, contacts, opportunities, cases, team and manual assignments go to the one that stays. Those
/// that go stand in the history, and taking the act back brings them back. Opportunities keep their territory, so no forecast changes.
/// </summary>
public sealed class MergeAccounts(LiveWriter writer, RuleRuns runs)
{
    private const int MostLosers = 100;

    /// <param name="WinnerId">The account that stays.</param>
    /// <param name="LoserIds">The accounts that go.</param>
    /// <param name="FillsEmpty">Whether empty fields of the one that stays are filled from the others, the first that has a value.</param>
    [SchemaName("MergeAccounts")]
    public sealed record Request(string WinnerId, IReadOnlyList<string> LoserIds, bool FillsEmpty = true, string? Reason = null);

    /// <summary>How many records of an object go over.</summary>
    [SchemaName("MovedRecords")]
    public sealed record Moved(string Type, int Count);

    /// <param name="Filled">Fields that the account that stays got from the others.</param>
    [SchemaName("AccountsMerged")]
    public sealed record Reply(
        long? Act, string Winner, IReadOnlyList<string> Losers, IReadOnlyList<Moved> Moved, IReadOnlyList<string> Filled, IReadOnlyList<AccountEffects.Territory> Territories,
        IReadOnlyList<string> Warnings);

    public async Task<Outcome<Reply>> PreviewAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        return await writer.PreviewAsync<Reply>(caller, scope => WriteAsync(scope, request, cancellation), cancellation);
    }

    public async Task<Outcome<Reply>> HandleAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        var written = await writer.WriteAsync<Reply>(
            caller, done => new LiveWriter.Words(LiveActKinds.Accounts, $"Merged {string.Join(", ", done.Losers.Take(3))}{(done.Losers.Count > 3 ? $" and {done.Losers.Count - 3} more" : "")} into {done.Winner}", request.Reason),
            scope => WriteAsync(scope, request, cancellation), cancellation);
        return written.IsDone ? written.Value.Value with { Act = written.Value.Act } : written.Refusal;
    }

    private async Task<Outcome<Reply>> WriteAsync(LiveScope scope, Request request, CancellationToken cancellation)
    {
        if (request.LoserIds.Count is 0 or > MostLosers)
        {
            return request.LoserIds.Count == 0 ? AccountRefusals.NoAccounts() : AccountRefusals.TooMany(request.LoserIds.Count, MostLosers);
        }

        var read = await AccountChoice.ReadAsync(scope, [request.WinnerId, .. request.LoserIds], null, cancellation);
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        var accountOf = read.Value.ToDictionary(one => one.Id, StringComparer.Ordinal);
        var winner = accountOf[request.WinnerId];
        if (request.LoserIds.Contains(winner.Id, StringComparer.Ordinal))
        {
            return AccountRefusals.MergeWithItself(winner.Text("Name")!);
        }

        List<LiveRecord> losers = [.. request.LoserIds.Distinct(StringComparer.Ordinal).Select(id => accountOf[id])];
        var gone = losers.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var active = await RuleRuns.ActiveAsync(scope, cancellation);
        string[] all = [winner.Id, .. gone];
        var before = await AccountEffects.TakeAsync(scope, active?.Id, all, cancellation);
        var moved = new List<Moved>();
        var touched = await MoveFamilyAsync(scope, winner, gone, moved, cancellation);
        foreach (var child in scope.Catalog.ChildrenOf("Account").Where(one => !scope.TypeOf(one.ChildObject).IsDerived && one.Field != "ParentId"))
        {
            await MoveAsync(scope, child, winner, gone, moved, cancellation);
        }

        var filled = request.FillsEmpty ? await FillAsync(scope, winner.Id, losers, cancellation) : [];
        await scope.Act.EndAsync(scope.TypeOf("Account"), gone, cancellation);
        touched.Add(winner.Id);
        if (active is not null && await runs.WriteAsync(scope, active.Id, touched, null, cancellation) is { IsDone: false } refused)
        {
            return refused.Refusal;
        }

        var after = await AccountEffects.TakeAsync(scope, active?.Id, all, cancellation);
        return new Reply(
            null, winner.Text("Name")!, [.. losers.Select(one => one.Text("Name")!)], [.. moved.Where(one => one.Count > 0)], filled, await before.UntilAsync(scope, after, cancellation),
            winner.Flag("IsDisqualified") && losers.Exists(one => !one.Flag("IsDisqualified")) ? [$"\"{winner.Text("Name")}\" is disqualified, and what is merged into it leaves its territories."] : []);
    }

    private static async Task<HashSet<string>> MoveFamilyAsync(LiveScope scope, LiveRecord winner, HashSet<string> gone, List<Moved> moved, CancellationToken cancellation)
    {
        var parentOf = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var child in await scope.ReadAsync("Account", LiveQuery.Where("ParentId", gone), cancellation))
        {
            parentOf[child.Id] = child.Text("ParentId");
        }

        for (var wanted = new HashSet<string>(gone, StringComparer.Ordinal) { winner.Id }; wanted.Count > 0;)
        {
            var found = await scope.ReadAsync("Account", LiveQuery.Ids(wanted), cancellation);
            foreach (var one in found)
            {
                parentOf[one.Id] = one.Text("ParentId");
            }

            wanted = [.. found.Select(one => one.Text("ParentId")).OfType<string>().Where(one => !parentOf.ContainsKey(one))];
        }

        var parents = FamilyMerge.NewParents(parentOf, winner.Id, gone);
        await scope.Act.SetAsync(scope.TypeOf("Account"), "ParentId", [.. parents.Select(one => (one.Key, one.Value))], cancellation);
        moved.Add(new Moved("Account", parents.Count(one => one.Key != winner.Id)));
        return [.. parents.Keys];
    }

    private static async Task MoveAsync(LiveScope scope, ChildRelationship child, LiveRecord winner, HashSet<string> gone, List<Moved> moved, CancellationToken cancellation)
    {
        var type = scope.TypeOf(child.ChildObject);
        var rows = await scope.ReadAsync(type.Name, LiveQuery.Where(child.Field, gone), cancellation);
        var moving = rows;
        switch (type.Name)
        {
            case "ObjectTerritory2Association":
                moving = winner.Flag("IsDisqualified") ? [] : await OnceAsync(scope, child, winner, rows.Where(one => one.Text("AssociationCause") == "Territory2Manual"), "Territory2Id", cancellation);
                break;

            // What kept an account out that goes is no reason to keep the other out.
            case "Territory2ObjectExclusion":
                moving = [];
                break;
            case "AccountTeamMember":
                moving = await OnceAsync(scope, child, winner, rows, "UserId", cancellation);
                break;
            default:
                break;
        }

        await scope.Act.SetAsync(type, child.Field, [.. moving.Select(one => (one.Id, (string?)winner.Id))], cancellation);
        await scope.Act.EndAsync(type, [.. rows.Except(moving).Select(one => one.Id)], cancellation);
        moved.Add(new Moved(type.Name, moving.Count));
    }

    /// <summary>Rows of which the winner, and the rows before, have none yet by a field.</summary>
    private static async Task<List<LiveRecord>> OnceAsync(
        LiveScope scope, ChildRelationship child, LiveRecord winner, IEnumerable<LiveRecord> rows, string field, CancellationToken cancellation)
    {
        var standing = (await scope.ReadAsync(child.ChildObject, LiveQuery.Where(child.Field, winner.Id), cancellation))
            .Where(one => one.Text("AssociationCause") != "Territory2AssignmentRule").Select(one => one.Text(field)).ToHashSet();
        return [.. rows.Where(one => standing.Add(one.Text(field)))];
    }

    private static async Task<IReadOnlyList<string>> FillAsync(LiveScope scope, string winnerId, List<LiveRecord> losers, CancellationToken cancellation)
    {
        var winner = (await scope.FindAsync("Account", winnerId, cancellation))!;
        var filled = new Dictionary<string, object?>();
        foreach (var field in scope.TypeOf("Account").Fields.Where(one => one.Has(FieldFlags.Update) && one.Name != "ParentId" && winner.Values.GetValueOrDefault(one.Name) is null))
        {
            if (losers.Select(one => one.Values.GetValueOrDefault(field.Name)).FirstOrDefault(value => value is not null) is { } value)
            {
                filled[field.Name] = value;
            }
        }

        if (filled.Count > 0)
        {
            await scope.UpdateAsync("Account", winner, filled, cancellation);
        }

        return [.. filled.Keys];
    }
}
