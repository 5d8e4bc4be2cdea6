using System.Globalization;
using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Management.Accounts;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>Looks at a flood of new customers: figures by territory, a small adjustment, and what a redesign would reach. Nothing of it is done.</summary>
public sealed class AnalyzeFlood(LiveActs acts, WorkspaceCatalog catalogs, FloodImport import, RuleRuns runs, TimeProvider time)
{
    private const double MuchMoved = 0.2;

    /// <summary>What a job stores, and the words it ends with.</summary>
    public sealed record Made(FloodRow Row, string Message);

    public async Task<Outcome<Made>> MakeAsync(Guid id, FloodRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        var seen = await SeeAsync(request, caller, cancellation);
        if (!seen.IsDone)
        {
            return seen.Refusal;
        }

        var (scene, share, baseAct) = (seen.Value.Scene, seen.Value.Share, seen.Value.BaseAct);
        double[] amount = [.. scene.Accounts.Select(one => request.Measure is null ? 1 : double.IsNaN(one.Numbers[0]) ? 0 : Math.Max(0, one.Numbers[0]))];
        if (amount.Sum() <= 0)
        {
            return AccountRefusals.BadMeasure(request.Measure!);
        }

        var before = LoadsOf(scene, amount, one => one.IsNew ? [] : one.Leaves);
        var stated = FloodProblem.Of(scene, amount, request.Target == FloodTarget.Before ? before : share, request);
        if (!stated.IsDone)
        {
            return stated.Refusal;
        }

        var adjusted = stated.Value.Adjust(cancellation);
        var redesigned = stated.Value.Redesign(cancellation);
        var analysis = new Figures(scene, amount, stated.Value.Share, request).Of(before, adjusted, redesigned);
        var row = new FloodRow(
            id, time.GetUtcNow(), caller.Name, baseAct, null, JsonSerializer.Serialize(request, WireJson.Options), JsonSerializer.Serialize(analysis, WireJson.Options),
            JsonSerializer.Serialize(MovesOf(scene, adjusted, request.Since is not null), WireJson.Options));
        return new Made(row, $"{EditSummary.Count(analysis.NewAccounts, "new account")}: {analysis.Surgical.MovedBefore:#,0} of {EditSummary.Count(analysis.Accounts, "other")} would move");
    }

    private async Task<Outcome<Seen>> SeeAsync(FloodRequest request, Caller caller, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        if (Judge(request, catalog) is { } bad)
        {
            return bad;
        }

        // The flood is written as it would come, looked at, and rolled back with the transaction.
        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var scope = new LiveScope(await LiveAct.BeginAsync(connection, caller.Workspace, cancellation), connection, catalog, caller, time.GetUtcNow());
        if (await RuleRuns.ActiveAsync(scope, cancellation) is not { } active)
        {
            return LiveRefusals.NoActiveModel();
        }

        var newSince = await import.WriteAsync(scope, request, cancellation);
        if (!newSince.IsDone)
        {
            return newSince.Refusal;
        }

        var fields = request.Measure is { } measure ? new[] { catalog.Find("Account")!.Find(measure)! } : [];
        var scene = await LiveScene.ReadAsync(scope, runs, active.Id, fields, newSince.Value, cancellation);
        if (!scene.IsDone)
        {
            return scene.Refusal;
        }

        return !scene.Value.Accounts.Any(one => one.IsNew) ? AccountRefusals.NothingNew()
            : scene.Value.Leaves.Count < 2 ? AccountRefusals.FewTerritories(scene.Value.Leaves.Count)
            : new Seen(scene.Value, request.Target == FloodTarget.Quota ? await QuotasAsync(scope, scene.Value, cancellation) : new double[scene.Value.Leaves.Count], scope.Act.Number - 1);
    }

    private static Refusal? Judge(FloodRequest request, ObjectCatalog catalog) =>
        request.Tolerance is not (> 0 and <= 1) ? AccountRefusals.BadTolerance(request.Tolerance)
        : request.MostMovedShare is not (>= 0 and <= 1) ? AccountRefusals.BadShare(request.MostMovedShare)
        : request.Measure is { } measure && catalog.Find("Account")!.Find(measure)?.Type is not (FieldType.Money or FieldType.Number or FieldType.Whole) ? AccountRefusals.BadMeasure(measure)
        : null;

    private static async Task<double[]> QuotasAsync(LiveScope scope, LiveScene scene, CancellationToken cancellation)
    {
        var quotas = (await scope.ReadAsync("ForecastingQuota", LiveQuery.Where("Territory2Id", [.. scene.Leaves.Select(one => one.Id)]), cancellation))
            .Where(one => one.Day("StartDate")?.Year == scope.Today.Year).ToLookup(one => one.Text("Territory2Id")!, one => (double)(one.Number("QuotaAmount") ?? 0), StringComparer.Ordinal);
        return [.. scene.Leaves.Select(one => Math.Max(0, quotas[one.Id].Sum()))];
    }

    private static double[] LoadsOf(LiveScene scene, double[] amount, Func<SceneAccount, IEnumerable<int>> leavesOf)
    {
        var loads = new double[scene.Leaves.Count];
        foreach (var (at, account) in scene.Accounts.Index())
        {
            foreach (var leaf in leavesOf(account))
            {
                loads[leaf] += amount[at];
            }
        }

        return loads;
    }

    private static List<FloodAnalysis.Move> MovesOf(LiveScene scene, int[] adjusted, bool areThere) =>
    [
        .. scene.Accounts.Index().Where(one => Moves(one.Item, adjusted[one.Index])).Select(one => new FloodAnalysis.Move(
            one.Item.IsNew && !areThere ? null : one.Item.Id, one.Item.Number, one.Item.Name, one.Item.IsNew,
            one.Item.Leaves.Count > 0 ? scene.Leaves[one.Item.Leaves[0]].Id : null, one.Item.Leaves.Count > 0 ? scene.Leaves[one.Item.Leaves[0]].Text("Name") : null,
            scene.Leaves[adjusted[one.Index]].Id, scene.Leaves[adjusted[one.Index]].Text("Name")!)),
    ];

    private static bool Moves(SceneAccount account, int leaf) => leaf >= 0 && !account.Leaves.Contains(leaf);

    private sealed record Seen(LiveScene Scene, double[] Share, long BaseAct);

    /// <summary>The figures of one flood.</summary>
    private sealed class Figures(LiveScene scene, double[] amount, double[] share, FloodRequest request)
    {
        public FloodAnalysis Of(double[] before, int[] adjusted, int[] redesigned)
        {
            var was = LoadBalance.Of(before, share, request.Tolerance);
            var byRules = LoadBalance.Of(LoadsOf(scene, amount, one => one.Leaves), share, request.Tolerance);
            var (surgical, redesign) = (BalanceOf(adjusted), BalanceOf(redesigned));
            var (few, all) = (PlanOf(surgical, adjusted), PlanOf(redesign, redesigned));
            var isRedesign = (few.OutOfTolerance > 0 && all.OutOfTolerance < few.OutOfTolerance) || few.MovedShare > MuchMoved;
            return new FloodAnalysis(
                scene.Model.Model.Id, scene.Model.Name, request.Measure ?? "Accounts", request.Target, request.Tolerance, scene.Accounts.Count(one => one.IsNew),
                scene.Accounts.Count(one => one.IsNew && one.Leaves.Count > 0), scene.Accounts.Index().Count(one => one.Item.IsNew && adjusted[one.Index] < 0), Standing(),
                new FloodAnalysis.Standing(was.Worst, was.OutOfTolerance), new FloodAnalysis.Standing(byRules.Worst, byRules.OutOfTolerance), few, all, isRedesign, Advice(few, all, isRedesign),
                [.. scene.Leaves.Select((leaf, at) => TerritoryOf(leaf, at, was, byRules, surgical, redesign))]);
        }

        private int Standing() => scene.Accounts.Count(one => !one.IsNew && one.Leaves.Count > 0);

        private LoadBalance BalanceOf(int[] leafOfAccount) => LoadBalance.Of(LoadsOf(scene, amount, LeavesAfter(leafOfAccount)), share, request.Tolerance);

        // An account in several territories stays in all of them: it is locked.
        private Func<SceneAccount, IEnumerable<int>> LeavesAfter(int[] leafOfAccount)
        {
            var placeOfAccount = scene.Accounts.Index().ToDictionary(one => one.Item.Id, one => one.Index, StringComparer.Ordinal);
            return one => one.Leaves.Count > 1 ? one.Leaves : leafOfAccount[placeOfAccount[one.Id]] is var leaf && leaf >= 0 ? [leaf] : [];
        }

        private FloodAnalysis.Plan PlanOf(LoadBalance balance, int[] leafOfAccount)
        {
            var moved = scene.Accounts.Index().Where(one => Moves(one.Item, leafOfAccount[one.Index])).Select(one => one.Item).ToList();
            var standing = Standing();
            var old = moved.Count(one => !one.IsNew);
            return new FloodAnalysis.Plan(balance.Worst, balance.OutOfTolerance, moved.Count - old, old, standing == 0 ? 0 : (double)old / standing);
        }

        private string Advice(FloodAnalysis.Plan few, FloodAnalysis.Plan all, bool isRedesign) => string.Create(
            CultureInfo.InvariantCulture,
            $"Moving {few.MovedBefore:#,0} of {Standing():#,0} accounts ({few.MovedShare:0.0 %}) leaves {few.OutOfTolerance} of {scene.Leaves.Count} territories out of tolerance, the worst {few.Worst:0.0 %} off; "
            + $"a redesign moves {all.MovedBefore:#,0} ({all.MovedShare:0.0 %}) and leaves {all.OutOfTolerance}, the worst {all.Worst:0.0 %} off. {(isRedesign ? "That speaks for a redesign." : "The small adjustment will do.")}");

        private FloodAnalysis.Territory TerritoryOf(LiveRecord leaf, int at, LoadBalance was, LoadBalance byRules, LoadBalance surgical, LoadBalance redesign) => new(
            leaf.Id, leaf.Text("Name")!, scene.Accounts.Count(one => !one.IsNew && one.Leaves.Contains(at)), scene.Accounts.Count(one => one.IsNew && one.Leaves.Contains(at)),
            scene.Accounts.Count(one => one.Leaves.Contains(at)), was.Load[at], byRules.Load[at], surgical.Load[at], redesign.Load[at], surgical.Target[at], was.DeviationOf(at), byRules.DeviationOf(at),
            surgical.DeviationOf(at), redesign.DeviationOf(at));
    }
}
