using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>
/// Takes accounts out of coverage with a reason: rules keep off them, manual assignments end, open opportunities are handled as chosen. All of it
/// stays in the history, and <see cref="RequalifyAccounts"/> brings it back.
/// </summary>
public sealed class DisqualifyAccounts(LiveWriter writer, RuleRuns runs)
{
    /// <summary>What becomes of the open opportunities of a disqualified account.</summary>
    [SchemaName("OpenOpportunities")]
    public enum OpenOpportunities
    {
        /// <summary>They stay in their territory until they are closed; runs leave them alone. The forecast stays as it is.</summary>
        Keep,

        /// <summary>They leave their territory and stand in the forecast's row without one. The total stays as it is.</summary>
        Release,

        /// <summary>They are closed as lost and leave the forecast.</summary>
        CloseLost,
    }

    /// <param name="AccountIds">By id, and</param>
    /// <param name="Numbers">by account number.</param>
    [SchemaName("DisqualifyAccounts")]
    public sealed record Request(
        string Reason, IReadOnlyList<string>? AccountIds = null, IReadOnlyList<string>? Numbers = null, OpenOpportunities Opportunities = OpenOpportunities.Keep);

    /// <param name="Act">The act, once it is done; nothing in a preview.</param>
    /// <param name="Accounts">Accounts that change.</param>
    /// <param name="Unchanged">Accounts that were so already.</param>
    /// <param name="ManualAssignments">Manual assignments that end, or come back.</param>
    /// <param name="Opportunities">Open opportunities that are touched.</param>
    /// <param name="Amount">Their amount.</param>
    [SchemaName("AccountsQualified")]
    public sealed record Reply(
        long? Act, int Accounts, int Unchanged, int ManualAssignments, int Opportunities, decimal Amount, IReadOnlyList<AccountEffects.Territory> Territories, IReadOnlyList<string> Warnings);

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
            caller, done => new LiveWriter.Words(LiveActKinds.Accounts, $"Disqualified {EditSummary.Count(done.Accounts, "account")}", request.Reason), scope => WriteAsync(scope, request, cancellation), cancellation);
        return written.IsDone ? written.Value.Value with { Act = written.Value.Act } : written.Refusal;
    }

    internal async Task<Outcome<Reply>> WriteAsync(LiveScope scope, Request request, CancellationToken cancellation)
    {
        if (AccountChoice.JudgeReason(request.Reason) is { } bad)
        {
            return bad;
        }

        var chosen = await AccountChoice.ReadAsync(scope, request.AccountIds, request.Numbers, cancellation);
        if (!chosen.IsDone)
        {
            return chosen.Refusal;
        }

        var accounts = chosen.Value.Where(one => !one.Flag("IsDisqualified")).ToList();
        string[] ids = [.. accounts.Select(one => one.Id)];
        var active = await RuleRuns.ActiveAsync(scope, cancellation);
        var before = await AccountEffects.TakeAsync(scope, active?.Id, ids, cancellation);
        foreach (var account in accounts)
        {
            await scope.UpdateAsync(
                "Account", account,
                new Dictionary<string, object?> { ["IsDisqualified"] = true, ["DisqualifiedReason"] = request.Reason.Trim(), ["DisqualifiedDate"] = scope.Today }, cancellation);
        }

        var manual = await DisqualifiedAccounts.EndManualAsync(scope, ids, cancellation);
        var (opportunities, amount) = await HandleOpportunitiesAsync(scope, ids, request.Opportunities, cancellation);
        if (active is not null && ids.Length > 0 && await runs.WriteAsync(scope, active.Id, ids, null, cancellation) is { IsDone: false } refused)
        {
            return refused.Refusal;
        }

        return new Reply(
            null, ids.Length, chosen.Value.Count - ids.Length, manual, opportunities, amount,
            await before.UntilAsync(scope, await AccountEffects.TakeAsync(scope, active?.Id, ids, cancellation), cancellation),
            active is null ? ["No model is active: the accounts are marked, and no territory changes."] : []);
    }

    private static async Task<(int Count, decimal Amount)> HandleOpportunitiesAsync(LiveScope scope, string[] accounts, OpenOpportunities choice, CancellationToken cancellation)
    {
        var open = (await scope.ReadAsync("Opportunity", LiveQuery.Where("AccountId", accounts), cancellation)).Where(one => !one.Flag("IsClosed")).ToList();
        foreach (var one in open)
        {
            await scope.UpdateAsync(
                "Opportunity", one,
                choice switch
                {
                    OpenOpportunities.Keep => new Dictionary<string, object?> { ["IsExcludedFromTerritory2Filter"] = true },
                    OpenOpportunities.Release => new Dictionary<string, object?> { ["Territory2Id"] = null },
                    _ => new Dictionary<string, object?> { ["StageName"] = "Closed Lost", ["Probability"] = 0m },
                },
                cancellation);
        }

        return (open.Count, open.Sum(one => one.Number("Amount") ?? 0));
    }
}
