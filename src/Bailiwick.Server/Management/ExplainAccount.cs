using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Rules;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>Why an account is, or is not, in a territory, rule by rule and item by item.</summary>
public sealed class ExplainAccount(LiveActs acts, WorkspaceCatalog catalogs, RuleRuns runs)
{
    [SchemaName("ExplainedRule")]
    public sealed record Rule(string Name, string AttachedTo, bool IsInherited, bool IsActive, bool Holds, string? BooleanFilter, string JudgedAccount, IReadOnlyList<string> Items);

    /// <param name="Verdict">What decides.</param>
    /// <param name="OutrankedBy">Territories of a higher priority that won.</param>
    [SchemaName("AccountExplanation")]
    public sealed record Reply(string Account, string Territory, bool IsAssigned, AssignmentVerdict Verdict, IReadOnlyList<string> OutrankedBy, IReadOnlyList<Rule> Rules);

    public async Task<Outcome<Reply>> HandleAsync(string account, string territory, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var place = (await LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find("Territory2")!, LiveQuery.Ids(territory), cancellation)).SingleOrDefault();
        if (place is null)
        {
            return LiveRefusals.RecordNotFound("Territory2", territory);
        }

        var model = (await LiveModel.ReadAsync(connection, caller.Workspace, catalog, place.Text("Territory2ModelId")!, cancellation))!;
        var run = await runs.RunAsync(connection, caller.Workspace, catalog, model, [account], null, cancellation);
        if (!run.IsDone)
        {
            return run.Refusal;
        }

        if (!run.Value.Accounts.RowOfId.TryGetValue(account, out var row))
        {
            return LiveRefusals.RecordNotFound("Account", account);
        }

        var explained = run.Value.Result.Explain(row, place.Text("DeveloperName")!);
        if (!explained.IsDone)
        {
            return explained.Refusal;
        }

        var labels = model.Rules.ToDictionary(rule => rule.Text("DeveloperName")!, rule => rule.Text("MasterLabel")!, StringComparer.Ordinal);
        string NameOf(string key) => model.Territory(model.IdOfKey[key])!.Text("Name")!;
        return new Reply(
            account, territory, explained.Value.IsAssigned, explained.Value.Verdict, [.. explained.Value.OutrankedBy.Select(NameOf)],
            [.. explained.Value.Rules.Select(rule => new Rule(
                labels[rule.Rule], NameOf(rule.AttachedTo), rule.IsInherited, rule.IsActive, rule.Holds, rule.BooleanFilter, run.Value.Accounts.Ids[rule.JudgedRow],
                [.. rule.Items.Select(item => item.ToString())]))]);
    }
}
