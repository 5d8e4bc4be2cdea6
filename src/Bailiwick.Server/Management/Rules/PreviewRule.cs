using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Rules;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Rules;

/// <summary>What a rule that is being written would match among the real accounts, item by item, and why for one of them. Nothing is stored.</summary>
public sealed class PreviewRule(LiveActs acts, WorkspaceCatalog catalogs, RuleAreas areas, AccountColumns columns)
{
    private const int Sampled = 20;
    private const string Whole = "rule";

    [SchemaName("RuleItemDraft")]
    public sealed record Item(string Field, string Operation, string? Value = null, ValueReading Reading = ValueReading.AsField);

    /// <param name="Account">Explain this account, by id.</param>
    /// <param name="Territories">Territories that would get the matches, by id.</param>
    [SchemaName("RuleDraft")]
    public sealed record Request(
        IReadOnlyList<Item> Items, string? BooleanFilter = null, FamilyReach? Family = null, string? Account = null, IReadOnlyList<string>? Territories = null);

    /// <param name="Matches">How many accounts the item matches by itself; nothing when it cannot be read.</param>
    /// <param name="Code">Why it cannot be read.</param>
    [SchemaName("RuleItemPreview")]
    public sealed record ItemReply(int? Matches, string? Code, string? Problem);

    [SchemaName("MatchedAccount")]
    public sealed record Account(string Id, string Name, string? City, string? State);

    /// <param name="Items">Each item with the cell that was judged, in words.</param>
    /// <param name="JudgedAccount">Whose cells decided: the account's own, or those of the top of its family.</param>
    [SchemaName("RuleExplanation")]
    public sealed record Explained(string Account, bool Holds, bool IsExcludedFromRealign, string JudgedAccount, IReadOnlyList<string> Items);

    /// <param name="Accounts">All accounts.</param>
    /// <param name="Matches">How many the whole rule matches; nothing while an item or the filter cannot be read.</param>
    /// <param name="NotYetThere">Of these, how many are in none of the territories now.</param>
    [SchemaName("RulePreview")]
    public sealed record Reply(
        int Accounts, int? Matches, int? NotYetThere, IReadOnlyList<ItemReply> Items, string? FilterProblem, IReadOnlyList<Account> Sample, Explained? Explanation);

    public async Task<Outcome<Reply>> HandleAsync(string model, Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ViewLive);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        if (await LiveModel.ReadAsync(connection, caller.Workspace, catalog, model, cancellation) is not { } live)
        {
            return LiveRefusals.RecordNotFound("Territory2Model", model);
        }

        var onMap = await areas.ReadAsync(caller.Workspace, live.Sets, cancellation);
        if (!onMap.IsDone)
        {
            return onMap.Refusal;
        }

        var operations = request.Items.Select(item => RuleOperations.Parse(item.Operation)).ToList();
        var accounts = await columns.ReadAsync(
            connection, caller.Workspace, catalog, request.Items.Zip(operations).Where(one => one.Second is not null).SelectMany(one => PlaceFields.Read(one.First.Field, one.Second!.Value)), cancellation);
        var draft = new Draft(accounts, live.Book().Sets, onMap.Value, request.Family ?? FamilyReach.Apart);
        var items = request.Items.Zip(operations, (item, operation) => operation is { } known ? new RuleItem(item.Field, known, item.Value, item.Reading) : null).ToImmutableArray();
        var counts = items.Select((item, at) => item is null ? new ItemReply(null, "rule.bad-operation", $"There is no operation \"{request.Items[at].Operation}\". Maybe equals.") : draft.Count(item)).ToList();
        var filter = items.IsEmpty ? null : FilterParser.Parse(request.BooleanFilter, items.Length) is { IsDone: false } unread ? unread.Refusal : null;
        if (items.IsEmpty || filter is not null || counts.Exists(one => one.Matches is null))
        {
            return new Reply(accounts.Ids.Count, null, null, counts, filter?.Message, [], null);
        }

        var made = draft.Run(new AssignmentRule(Whole, items!) { BooleanFilter = request.BooleanFilter });
        if (!made.IsDone)
        {
            return made.Refusal;
        }

        var run = made.Value;
        var matched = Enumerable.Range(0, accounts.Ids.Count).Where(row => run.ByRule(row).Length > 0).ToList();
        var wanted = (request.Territories ?? []).ToHashSet(StringComparer.Ordinal);
        var there = wanted.Count == 0 ? [] : (await AssignmentReader.AssignmentsAsync(connection, caller.Workspace, model, null, null, cancellation))
            .Where(one => wanted.Contains(one.Territory)).Select(one => one.Account).ToHashSet(StringComparer.Ordinal);
        var sample = await LiveReader.ReadAsync(
            connection, caller.Workspace, catalog.Find("Account")!, LiveQuery.Ids([.. matched.Take(Sampled).Select(row => accounts.Ids[row])]), cancellation);
        return new Reply(
            accounts.Ids.Count, matched.Count, wanted.Count == 0 ? null : matched.Count(row => !there.Contains(accounts.Ids[row])), counts, null,
            [.. sample.Select(one => new Account(one.Id, one.Text("Name")!, one.Text("BillingCity"), one.Text("BillingState")))], Explain(run, accounts, request.Account));
    }

    private static Explained? Explain(RuleRun run, LiveAccounts accounts, string? id)
    {
        if (id is null || !accounts.RowOfId.TryGetValue(id, out var row))
        {
            return null;
        }

        var why = run.Explain(row, Whole).Value;
        var rule = why.Rules[0];
        return new Explained(id, rule.Holds, why.Verdict == AssignmentVerdict.ExcludedFromRealign, accounts.Ids[rule.JudgedRow], [.. rule.Items.Select(item => item.ToString())]);
    }

    /// <summary>One territory that gets what a rule of the draft matches.</summary>
    private sealed class Draft(LiveAccounts accounts, ImmutableArray<ValueSet> sets, ImmutableArray<PlaceArea> onMap, FamilyReach family)
    {
        public Outcome<RuleRun> Run(AssignmentRule rule)
        {
            var compiled = CompiledBook.Compile(
                new RuleBook([new RuleTerritory(Whole, null)], [rule], [new RuleAssociation(rule.Key, Whole)]) { Sets = sets, Areas = onMap, Family = family }, accounts.Table);
            return compiled.IsDone ? RuleRun.Full(compiled.Value) : compiled.Refusal;
        }

        public ItemReply Count(RuleItem item)
        {
            var run = Run(new AssignmentRule(Whole, [item]));
            return run.IsDone ? new ItemReply(run.Value.CountByTerritory()[0], null, null) : new ItemReply(null, run.Refusal.Code, run.Refusal.Message);
        }
    }
}
