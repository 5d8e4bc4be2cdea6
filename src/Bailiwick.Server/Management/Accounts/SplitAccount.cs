using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>
/// Makes new accounts out of one, as one act: each begins as a copy and takes the opportunities, contacts and child accounts that are named for
/// it. Opportunities keep their territory, so no forecast changes.
/// </summary>
public sealed class SplitAccount(LiveWriter writer, RuleRuns runs)
{
    private const int MostParts = 100;

    /// <param name="Fields">What differs from the account that is split, by field name.</param>
    /// <param name="KeepsTeam">Whether it gets the same account team.</param>
    /// <param name="KeepsAssignments">Whether it gets the same manual assignments.</param>
    /// <param name="IsBelow">Whether the account that is split becomes its parent.</param>
    [SchemaName("AccountPart")]
    public sealed record Part(
        string Name, IReadOnlyDictionary<string, JsonElement>? Fields = null, IReadOnlyList<string>? OpportunityIds = null, IReadOnlyList<string>? ContactIds = null,
        IReadOnlyList<string>? ChildIds = null, bool KeepsTeam = true, bool KeepsAssignments = true, bool IsBelow = false);

    [SchemaName("SplitAccount")]
    public sealed record Request(IReadOnlyList<Part> Parts, string? Reason = null);

    /// <param name="Id">Of the new account; made anew in each preview.</param>
    [SchemaName("MadePart")]
    public sealed record Made(string Id, string Name, int Opportunities, decimal Amount, int Contacts, int Children, IReadOnlyList<string> Territories);

    [SchemaName("AccountWasSplit")]
    public sealed record Reply(long? Act, string Account, IReadOnlyList<Made> Parts, IReadOnlyList<AccountEffects.Territory> Territories);

    public async Task<Outcome<Reply>> PreviewAsync(string account, Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        return await writer.PreviewAsync<Reply>(caller, scope => WriteAsync(scope, account, request, cancellation), cancellation);
    }

    public async Task<Outcome<Reply>> HandleAsync(string account, Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        var written = await writer.WriteAsync<Reply>(
            caller, done => new LiveWriter.Words(LiveActKinds.Accounts, $"Split {done.Account}: {string.Join(", ", done.Parts.Take(3).Select(one => one.Name))}{(done.Parts.Count > 3 ? $" and {done.Parts.Count - 3} more" : "")}", request.Reason),
            scope => WriteAsync(scope, account, request, cancellation), cancellation);
        return written.IsDone ? written.Value.Value with { Act = written.Value.Act } : written.Refusal;
    }

    private async Task<Outcome<Reply>> WriteAsync(LiveScope scope, string id, Request request, CancellationToken cancellation)
    {
        if (await scope.FindAsync("Account", id, cancellation) is not { } account)
        {
            return LiveRefusals.RecordNotFound("Account", id);
        }

        if (request.Parts.Count is 0 or > MostParts)
        {
            return request.Parts.Count == 0 ? AccountRefusals.NoParts(account.Text("Name")!) : AccountRefusals.TooMany(request.Parts.Count, MostParts);
        }

        var active = await RuleRuns.ActiveAsync(scope, cancellation);
        var before = await AccountEffects.TakeAsync(scope, active?.Id, [id], cancellation);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var made = new List<(string Id, Part Part, decimal Amount)>();
        foreach (var part in request.Parts)
        {
            var one = await MakeAsync(scope, account, part, taken, cancellation);
            if (!one.IsDone)
            {
                return one.Refusal;
            }

            made.Add((one.Value.Id, part, one.Value.Amount));
        }

        string[] all = [id, .. made.Select(one => one.Id)];
        if (active is not null && await runs.WriteAsync(scope, active.Id, [.. all, .. request.Parts.SelectMany(one => one.ChildIds ?? [])], null, cancellation) is { IsDone: false } refused)
        {
            return refused.Refusal;
        }

        var placed = active is null ? [] : await AssignmentReader.AssignmentsAsync(scope.Connection, scope.Act.Workspace, active.Id, all, null, cancellation);
        var names = (await scope.ReadAsync("Territory2", LiveQuery.Ids([.. placed.Select(one => one.Territory).Distinct()]), cancellation)).ToDictionary(one => one.Id, one => one.Text("Name")!, StringComparer.Ordinal);
        return new Reply(
            null, account.Text("Name")!,
            [.. made.Select(one => new Made(
                one.Id, one.Part.Name, one.Part.OpportunityIds?.Count ?? 0, one.Amount, one.Part.ContactIds?.Count ?? 0, one.Part.ChildIds?.Count ?? 0,
                [.. placed.Where(place => place.Account == one.Id).Select(place => names[place.Territory]).Distinct().Order(StringComparer.CurrentCulture)]))],
            await before.UntilAsync(scope, await AccountEffects.TakeAsync(scope, active?.Id, all, cancellation), cancellation));
    }

    private static async Task<Outcome<(string Id, decimal Amount)>> MakeAsync(LiveScope scope, LiveRecord account, Part part, HashSet<string> taken, CancellationToken cancellation)
    {
        var type = scope.TypeOf("Account");
        var values = type.Fields.Where(field => field.Has(FieldFlags.Create) && field.Name != "AccountNumber").ToDictionary(field => field.Name, field => account.Values.GetValueOrDefault(field.Name), StringComparer.OrdinalIgnoreCase);
        values["Name"] = part.Name;
        values["ParentId"] = part.IsBelow ? account.Id : account.Text("ParentId");
        foreach (var (field, value) in part.Fields ?? new Dictionary<string, JsonElement>())
        {
            values[field] = JsonCell.Of(value);
        }

        var judged = RecordRules.ForCreate(type, values.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value));
        if (!judged.IsDone)
        {
            return judged.Refusal;
        }

        var id = await scope.InsertAsync("Account", judged.Value, cancellation);
        var amount = 0m;
        foreach (var (child, field, ids) in new[] { ("Opportunity", "AccountId", part.OpportunityIds), ("Contact", "AccountId", part.ContactIds), ("Account", "ParentId", part.ChildIds) })
        {
            var records = await scope.ReadAsync(child, LiveQuery.Ids([.. ids ?? []]), cancellation);
            foreach (var one in ids ?? [])
            {
                if (records.Find(record => record.Id == one)?.Text(field) != account.Id && !taken.Contains(one))
                {
                    return AccountRefusals.NotOfAccount(child, one, account.Text("Name")!);
                }

                if (!taken.Add(one))
                {
                    return AccountRefusals.TwoParts(child, one);
                }
            }

            amount += records.Sum(one => one.Number("Amount") ?? 0);
            await scope.Act.SetAsync(scope.TypeOf(child), field, [.. records.Select(one => (one.Id, (string?)id))], cancellation);
        }

        if (part.KeepsTeam)
        {
            await CopyAsync(scope, "AccountTeamMember", "AccountId", account.Id, id, _ => true, cancellation);
        }

        if (part.KeepsAssignments && !account.Flag("IsDisqualified"))
        {
            var open = await OpenTerritoriesAsync(scope, account.Id, cancellation);
            await CopyAsync(scope, "ObjectTerritory2Association", "ObjectId", account.Id, id, one => one.Text("AssociationCause") == "Territory2Manual" && open.Contains(one.Text("Territory2Id")!), cancellation);
        }

        return (id, amount);
    }

    private static async Task<HashSet<string>> OpenTerritoriesAsync(LiveScope scope, string account, CancellationToken cancellation)
    {
        var rows = await scope.ReadAsync("ObjectTerritory2Association", LiveQuery.Where("ObjectId", account), cancellation);
        var places = await DisqualifiedAccounts.ModelsAsync(scope, rows.Select(one => one.Text("Territory2Id")!), cancellation);
        return [.. places.Where(one => one.Value.IsOpen).Select(one => one.Key)];
    }

    private static async Task CopyAsync(LiveScope scope, string type, string field, string from, string to, Func<LiveRecord, bool> isCopied, CancellationToken cancellation)
    {
        var rows = await scope.ReadAsync(type, LiveQuery.Where(field, from), cancellation);
        await scope.InsertAsync(type, rows.Where(isCopied).Select(one => new Dictionary<string, object?>(one.Values, StringComparer.OrdinalIgnoreCase) { [field] = to }), cancellation);
    }
}
