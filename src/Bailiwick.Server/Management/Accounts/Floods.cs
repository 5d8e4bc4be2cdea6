using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Opportunities;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Jobs;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>Floods that were analyzed: starting one, reading it, and doing what its adjustment proposes as one act.</summary>
public sealed class Floods(LiveActs acts, LiveWriter writer, FloodImport import, RuleRuns runs, JobQueue jobs)
{
    private const int MostListed = 50;

    /// <param name="AcceptedAct">The act that did what it proposes.</param>
    /// <param name="Moves">Where accounts go.</param>
    [SchemaName("Flood")]
    public sealed record Reply(Guid Id, DateTimeOffset MadeAt, string MadeBy, long BaseAct, long? AcceptedAct, FloodRequest Request, FloodAnalysis Analysis, IReadOnlyList<FloodAnalysis.Move> Moves);

    [SchemaName("FloodSummary")]
    public sealed record Summary(Guid Id, DateTimeOffset MadeAt, string MadeBy, long? AcceptedAct, int NewAccounts, int MovedBefore);

    /// <param name="Reason">For the history.</param>
    [SchemaName("AcceptFlood")]
    public sealed record AcceptRequest(string? Reason = null);

    /// <param name="Imported">New accounts that were made.</param>
    /// <param name="BySets">Accounts placed by changed value sets of rules.</param>
    /// <param name="ByHand">Accounts placed by manual assignments.</param>
    /// <param name="Exclusions">Exclusions that keep rules from taking an account back.</param>
    /// <param name="Opportunities">Open opportunities that changed territory.</param>
    [SchemaName("FloodAccepted")]
    public sealed record Accepted(long Act, int Imported, int BySets, int ByHand, int Exclusions, int Opportunities);

    public async Task<Outcome<JobInfo>> StartAsync(FloodRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        return await jobs.EnqueueAsync(caller, new JobStart(JobKind.Management, new ManagementTask(Flood: request), Guid.CreateVersion7()), cancellation);
    }

    public async Task<IReadOnlyList<Summary>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        await using var connection = await acts.OpenAsync(cancellation);
        return [.. (await FloodStore.ListAsync(connection, caller.Workspace, MostListed, cancellation)).Select(Of).Select(one => new Summary(
            one.Id, one.MadeAt, one.MadeBy, one.AcceptedAct, one.Analysis.NewAccounts, one.Analysis.Surgical.MovedBefore))];
    }

    public async Task<Outcome<Reply>> GetAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        await using var connection = await acts.OpenAsync(cancellation);
        return await FloodStore.FindAsync(connection, caller.Workspace, id, cancellation) is { } row ? Of(row) : AccountRefusals.FloodNotFound(id);
    }

    public async Task<Outcome<Accepted>> AcceptAsync(Guid id, AcceptRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        var written = await writer.WriteAsync<Accepted>(
            caller, done => new LiveWriter.Words(LiveActKinds.Flood, $"Took in {EditSummary.Count(done.Imported, "new account")} and placed {done.BySets + done.ByHand:#,0}: {done.BySets:#,0} by value sets, {done.ByHand:#,0} by hand", request.Reason),
            scope => AcceptAsync(scope, id, cancellation), cancellation);
        return written.IsDone ? written.Value.Value with { Act = written.Value.Act } : written.Refusal;
    }

    internal static Reply Of(FloodRow row) => new(
        row.Id, row.MadeAt, row.MadeBy, row.BaseAct, row.AcceptedAct, JsonSerializer.Deserialize<FloodRequest>(row.Request, WireJson.Options)!,
        JsonSerializer.Deserialize<FloodAnalysis>(row.Analysis, WireJson.Options)!, JsonSerializer.Deserialize<List<FloodAnalysis.Move>>(row.Moves, WireJson.Options)!);

    private async Task<Outcome<Accepted>> AcceptAsync(LiveScope scope, Guid id, CancellationToken cancellation)
    {
        if (await FloodStore.FindAsync(scope.Connection, scope.Act.Workspace, id, cancellation) is not { } row)
        {
            return AccountRefusals.FloodNotFound(id);
        }

        if (row.AcceptedAct is { } taken)
        {
            return AccountRefusals.FloodTaken(taken);
        }

        var flood = Of(row);
        if (await RuleRuns.ActiveAsync(scope, cancellation) is not { } active || active.Id != flood.Analysis.ModelId)
        {
            return LiveRefusals.NoActiveModel();
        }

        var imported = await import.WriteAsync(scope, flood.Request, cancellation);
        if (!imported.IsDone)
        {
            return imported.Refusal;
        }

        string[] made = [.. scope.TouchedAccounts];
        if (made.Length > 0 && await runs.WriteAsync(scope, active.Id, made, null, cancellation) is { IsDone: false } unread)
        {
            return unread.Refusal;
        }

        var placed = await PlaceAsync(scope, active.Id, flood, cancellation);
        if (!placed.IsDone)
        {
            return placed.Refusal;
        }

        await FloodStore.AcceptAsync(scope.Connection, scope.Act.Workspace, id, scope.Act.Number, cancellation);
        scope.TouchedAccounts.Clear();
        return placed.Value with { Imported = flood.Request.Since is null ? flood.Analysis.NewAccounts : 0 };
    }

    private async Task<Outcome<Accepted>> PlaceAsync(LiveScope scope, string active, Reply flood, CancellationToken cancellation)
    {
        var model = (await LiveModel.ReadAsync(scope.Connection, scope.Act.Workspace, scope.Catalog, active, cancellation))!;
        var targets = await TargetsAsync(scope, flood.Moves, cancellation);
        if (!targets.IsDone)
        {
            return targets.Refusal;
        }

        string[] ids = [.. targets.Value.Keys];
        var standing = await LeavesAsync(scope, model, ids, cancellation);
        var placing = new FloodPlacing(scope, model);
        foreach (var (id, move) in targets.Value)
        {
            string[] now = [.. standing[id]];
            if (now.Length > 1 || now.FirstOrDefault() != move.FromId)
            {
                return AccountRefusals.FloodStale(move.Name, NamesOf(model, now));
            }

            placing.Move(id, move.Number, move.FromId, move.ToId);
        }

        await placing.WriteAsync(cancellation);
        var opportunities = 0;
        if (ids.Length > 0)
        {
            var run = await runs.WriteAsync(scope, active, ids, flood.Request.MovesOpportunities ? TiePolicy.KeepPresent : null, cancellation);
            if (!run.IsDone)
            {
                return run.Refusal;
            }

            opportunities = run.Value.Opportunities;
        }

        var after = await LeavesAsync(scope, model, ids, cancellation);
        foreach (var (id, move) in targets.Value)
        {
            if (after[id].ToArray() is var now && (now.Length != 1 || now[0] != move.ToId))
            {
                return AccountRefusals.FloodMissed(move.Name, move.To, NamesOf(model, now));
            }
        }

        return new Accepted(0, 0, placing.BySets, placing.ByHand, placing.Exclusions, opportunities);
    }

    private static async Task<Outcome<Dictionary<string, FloodAnalysis.Move>>> TargetsAsync(LiveScope scope, IReadOnlyList<FloodAnalysis.Move> moves, CancellationToken cancellation)
    {
        var byNumber = (await scope.ReadAsync("Account", LiveQuery.Where("AccountNumber", [.. moves.Where(one => one.Id is null).Select(one => one.Number!)]), cancellation))
            .GroupBy(one => one.Text("AccountNumber")!, StringComparer.Ordinal).ToDictionary(one => one.Key, one => one.Last().Id, StringComparer.Ordinal);
        var there = (await scope.ReadAsync("Account", LiveQuery.Ids([.. moves.Select(one => one.Id).OfType<string>()]), cancellation)).Where(one => !one.Flag("IsDisqualified")).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var targets = new Dictionary<string, FloodAnalysis.Move>(StringComparer.Ordinal);
        foreach (var move in moves)
        {
            if ((move.Id ?? byNumber.GetValueOrDefault(move.Number!)) is not { } id || (move.Id is not null && !there.Contains(id)))
            {
                return AccountRefusals.FloodStale(move.Name, "no territory");
            }

            targets[id] = move;
        }

        return targets;
    }

    private static async Task<ILookup<string, string>> LeavesAsync(LiveScope scope, LiveModel model, string[] accounts, CancellationToken cancellation)
    {
        var parents = model.Territories.Select(one => one.Text("ParentTerritory2Id")).ToHashSet();
        return (await AssignmentReader.AssignmentsAsync(scope.Connection, scope.Act.Workspace, model.Model.Id, accounts, null, cancellation))
            .Where(one => !parents.Contains(one.Territory)).Select(one => (one.Account, one.Territory)).Distinct().ToLookup(one => one.Account, one => one.Territory, StringComparer.Ordinal);
    }

    private static string NamesOf(LiveModel model, string[] territories) =>
        territories.Length == 0 ? "no territory" : string.Join(" and ", territories.Select(one => model.Territory(one)!.Text("Name")));
}
