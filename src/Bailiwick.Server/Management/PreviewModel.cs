using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Models;
using Bailiwick.Core.Management.Opportunities;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.People;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>What would change if a model were active: both models are run over the same accounts, and nothing is written.</summary>
public sealed class PreviewModel(LiveActs acts, WorkspaceCatalog catalogs, RuleRuns runs, TimeProvider time)
{
    /// <param name="Against">The other model; the active one when nothing is said.</param>
    /// <param name="Tie">What an opportunity gets in a tie.</param>
    public sealed record Query(string? Against, string? Tie);

    /// <summary>One territory, told apart by its developer name.</summary>
    [SchemaName("TerritoryDifference")]
    public sealed record Territory(
        string Key, string Name, bool IsNew, bool IsGone, int Before, int After, int Entered, int Left, decimal AmountBefore, decimal AmountAfter,
        IReadOnlyList<string> MembersBefore, IReadOnlyList<string> MembersAfter);

    /// <param name="Accounts">Accounts looked at.</param>
    /// <param name="AccountsMoved">Accounts that are in other territories.</param>
    /// <param name="UnassignedBefore">Accounts in no territory.</param>
    /// <param name="OpportunitiesMoved">Open opportunities that get another territory.</param>
    /// <param name="AmountMoved">Their amount.</param>
    /// <param name="Ties">Open opportunities that a tie would decide.</param>
    /// <param name="PeopleMoved">People who are in other territories.</param>
    [SchemaName("ModelDifference")]
    public sealed record Reply(
        string Model, string? Against, int Accounts, int AccountsMoved, int UnassignedBefore, int UnassignedAfter, int OpportunitiesMoved, decimal AmountMoved, int Ties,
        int PeopleMoved, IReadOnlyList<string> RulesAdded, IReadOnlyList<string> RulesRemoved, IReadOnlyList<string> RulesChanged, IReadOnlyList<Territory> Territories);

    public async Task<Outcome<Reply>> HandleAsync(string model, Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        var tie = QueryChoice.Read<TiePolicy>("tie", query.Tie) ?? TiePolicy.None;
        await using var connection = await acts.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        if (await LiveModel.ReadAsync(connection, caller.Workspace, catalog, model, cancellation) is not { } after)
        {
            return LiveRefusals.RecordNotFound("Territory2Model", model);
        }

        var against = query.Against ?? (await LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find("Territory2Model")!, LiveQuery.Where("State", "Active"), cancellation)).SingleOrDefault()?.Id;
        var before = against is null ? null : await LiveModel.ReadAsync(connection, caller.Workspace, catalog, against, cancellation);
        if (query.Against is { } asked && before is null)
        {
            return LiveRefusals.RecordNotFound("Territory2Model", asked);
        }

        var fields = after.RuleFields.Concat(before?.RuleFields ?? []).Distinct(StringComparer.OrdinalIgnoreCase);
        var accounts = await LiveAccounts.ReadAsync(connection, caller.Workspace, catalog.Find("Account")!, fields, null, null, cancellation);
        var now = await runs.RunAsync(connection, caller.Workspace, catalog, after, null, accounts, cancellation);
        if (!now.IsDone)
        {
            return now.Refusal;
        }

        var old = before is null ? null : await runs.RunAsync(connection, caller.Workspace, catalog, before, null, accounts, cancellation) as Outcome<RuleRuns.Run>?;
        if (old is { IsDone: false } refused)
        {
            return refused.Refusal;
        }

        var opportunities = await AssignmentReader.OpportunitiesAsync(connection, caller.Workspace, null, null, cancellation);
        var members = await MembersAsync(connection, caller, catalog, cancellation);
        return new Comparison(old?.Value, now.Value, members).Of(opportunities, tie);
    }

    private async Task<ILookup<string, string>> MembersAsync(
        Npgsql.NpgsqlConnection connection, Caller caller, Core.Management.Objects.ObjectCatalog catalog, CancellationToken cancellation)
    {
        var users = (await LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find("User")!, LiveQuery.All, cancellation)).ToDictionary(one => one.Id, one => one.Text("Name")!, StringComparer.Ordinal);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var presence = new Presence(await LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find("UserAbsence")!, LiveQuery.All, cancellation));
        return (await LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find("UserTerritory2Association")!, LiveQuery.All, cancellation))
            .Where(one => presence.IsThere(one, today))
            .ToLookup(one => one.Text("Territory2Id")!, one => users.GetValueOrDefault(one.Text("UserId")!) ?? one.Text("UserId")!, StringComparer.Ordinal);
    }

    /// <summary>Two runs over the same accounts; the older one may be missing.</summary>
    private sealed class Comparison(RuleRuns.Run? before, RuleRuns.Run after, ILookup<string, string> members)
    {
        private readonly Dictionary<string, (decimal Before, decimal After)> _amounts = new(StringComparer.Ordinal);

        public Reply Of(IEnumerable<AssignmentReader.Pipeline> opportunities, TiePolicy tie)
        {
            var diff = before is null ? null : ModelDiff.Of(before.Result, after.Result);
            var rows = after.Accounts.Ids.Count;
            var (moved, amount, ties) = Opportunities(opportunities, tie);
            var territories = Territories(diff).ToList();
            return new Reply(
                after.Model.Name, before?.Model.Name, rows, diff?.AccountsMoved ?? Enumerable.Range(0, rows).Count(row => after.Result.TerritoriesOf(row).Count > 0),
                before is null ? rows : Unassigned(before), Unassigned(after), moved, amount, ties,
                territories.SelectMany(one => one.MembersBefore.Except(one.MembersAfter).Concat(one.MembersAfter.Except(one.MembersBefore))).Distinct().Count(),
                diff is null ? [.. after.Model.Rules.Select(rule => rule.Text("DeveloperName")!)] : diff.RulesAdded, diff is null ? [] : diff.RulesRemoved, diff is null ? [] : diff.RulesChanged, territories);
        }

        private (int Moved, decimal Amount, int Ties) Opportunities(IEnumerable<AssignmentReader.Pipeline> opportunities, TiePolicy tie)
        {
            var territoryOfKey = after.Result.Book.Book.Territories.ToDictionary(one => one.Key, StringComparer.Ordinal);
            var (moved, amount, ties) = (0, 0m, 0);
            foreach (var one in opportunities.Where(one => !one.IsClosed))
            {
                var old = before?.Model.Territory(one.Territory)?.Text("DeveloperName");
                var ofAccount = one.Account is { } account && after.Accounts.RowOfId.TryGetValue(account, out var row)
                    ? after.Result.TerritoriesOf(row).Select(key => territoryOfKey[key]).ToList()
                    : [];
                var decision = OpportunityFilter.Decide(new OpportunityFacts(one.Id, old, one.IsExcluded), ofAccount, tie);
                ties += decision.Verdict == OpportunityVerdict.Tie ? 1 : 0;
                Add(old, one.Amount, 0);
                Add(decision.After, 0, one.Amount);
                if (decision.After != old)
                {
                    (moved, amount) = (moved + 1, amount + one.Amount);
                }
            }

            return (moved, amount, ties);
        }

        private void Add(string? key, decimal old, decimal now)
        {
            if (key is not null)
            {
                var sum = _amounts.GetValueOrDefault(key);
                _amounts[key] = (sum.Before + old, sum.After + now);
            }
        }

        private IEnumerable<Territory> Territories(ModelDiff? diff)
        {
            var previews = diff?.Territories ?? [.. after.Result.CountByTerritory().Index().Select(one =>
                new TerritoryPreview(after.Result.Book.Book.Territories[one.Index].Key, 0, one.Item, one.Item, 0))];
            foreach (var one in previews)
            {
                var old = before?.Model.IdOfKey.GetValueOrDefault(one.Territory);
                var now = after.Model.IdOfKey.GetValueOrDefault(one.Territory);
                var name = after.Model.Territory(now)?.Text("Name") ?? before?.Model.Territory(old)?.Text("Name") ?? one.Territory;
                var (amountBefore, amountAfter) = _amounts.GetValueOrDefault(one.Territory);
                yield return new Territory(
                    one.Territory, name, old is null, now is null, one.Before, one.After, one.Entered, one.Left, amountBefore, amountAfter,
                    old is null ? [] : [.. members[old].Order(StringComparer.Ordinal)], now is null ? [] : [.. members[now].Order(StringComparer.Ordinal)]);
            }
        }

        private static int Unassigned(RuleRuns.Run run) => Enumerable.Range(0, run.Accounts.Ids.Count).Count(row => run.Result.TerritoriesOf(row).Count == 0);
    }
}
