using Bailiwick.Core;
using Bailiwick.Core.Management.Opportunities;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Jobs;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>Does what the adjustment of a flood proposes: all of it as one act, or nothing.</summary>
public sealed class AcceptFlood(LiveWriter writer, FloodImport import, RuleRuns runs)
{
    private delegate Task Report(double fraction, string phase);

    /// <param name="Imported">New accounts that were made.</param>
    /// <param name="BySets">Accounts placed by changed value sets of rules.</param>
    /// <param name="ByHand">Accounts placed by manual assignments.</param>
    /// <param name="Exclusions">Exclusions that keep rules from taking an account back.</param>
    /// <param name="Opportunities">Open opportunities that changed territory.</param>
    public sealed record Accepted(int Imported, int BySets, int ByHand, int Exclusions, int Opportunities)
    {
        public string Words =>
            $"Took in {EditSummary.Count(Imported, "new account")} and placed {BySets + ByHand:#,0}: {BySets:#,0} by value sets, {ByHand:#,0} by hand with {EditSummary.Count(Exclusions, "exclusion")}; {Opportunities:#,0} opportunities moved";
    }

    /// <summary>Over the connection of a job, which hears how far it is and may be canceled meanwhile.</summary>
    public async Task<Outcome<LiveWriter.Written<Accepted>>> HandleAsync(NpgsqlConnection connection, ManagementTask.AcceptFlood task, JobRun run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(run);
        return await writer.WriteAsync<Accepted>(
            connection, run.CreatedBy, done => new LiveWriter.Words(LiveActKinds.Flood, done.Words, task.Reason),
            scope => WriteAsync(scope, task.Flood, (fraction, phase) => run.ReportAsync(fraction, phase, phase), cancellation), cancellation);
    }

    private async Task<Outcome<Accepted>> WriteAsync(LiveScope scope, Guid id, Report report, CancellationToken cancellation)
    {
        if (await FloodStore.FindAsync(scope.Connection, scope.Act.Workspace, id, cancellation) is not { } row)
        {
            return AccountRefusals.FloodNotFound(id);
        }

        if (row.AcceptedAct is { } taken)
        {
            return AccountRefusals.FloodTaken(taken);
        }

        var flood = Floods.Of(row);
        if (await RuleRuns.ActiveAsync(scope, cancellation) is not { } active || active.Id != flood.Analysis.ModelId)
        {
            return LiveRefusals.NoActiveModel();
        }

        await report(0.15, "taking accounts in");
        var imported = await import.WriteAsync(scope, flood.Request, cancellation);
        if (!imported.IsDone)
        {
            return imported.Refusal;
        }

        string[] made = [.. scope.TouchedAccounts];
        await report(0.35, "running rules over new accounts");
        if (made.Length > 0 && await runs.WriteAsync(scope, active.Id, made, null, cancellation) is { IsDone: false } unread)
        {
            return unread.Refusal;
        }

        var placed = await PlaceAsync(scope, active.Id, flood, report, cancellation);
        if (!placed.IsDone)
        {
            return placed.Refusal;
        }

        await FloodStore.AcceptAsync(scope.Connection, scope.Act.Workspace, id, scope.Act.Number, cancellation);
        scope.TouchedAccounts.Clear();
        return placed.Value with { Imported = flood.Request.Since is null ? flood.Analysis.NewAccounts : 0 };
    }

    private async Task<Outcome<Accepted>> PlaceAsync(LiveScope scope, string active, Floods.Reply flood, Report report, CancellationToken cancellation)
    {
        await report(0.5, "placing accounts");
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
            await report(0.65, "running rules over placed accounts");
            var run = await runs.WriteAsync(scope, active, ids, flood.Request.MovesOpportunities ? TiePolicy.KeepPresent : null, cancellation);
            if (!run.IsDone)
            {
                return run.Refusal;
            }

            opportunities = run.Value.Opportunities;
        }

        await report(0.85, "checking where accounts stand");
        var after = await LeavesAsync(scope, model, ids, cancellation);
        foreach (var (id, move) in targets.Value)
        {
            if (after[id].ToArray() is var now && (now.Length != 1 || now[0] != move.ToId))
            {
                return AccountRefusals.FloodMissed(move.Name, move.To, NamesOf(model, now));
            }
        }

        return new Accepted(0, placing.BySets, placing.ByHand, placing.Exclusions, opportunities);
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
