using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Governance.Health;

/// <summary>What is wrong with the active model and what repairs it, the indicator, the checklist; and the findings of earlier times.</summary>
public sealed class ReadHealth(LiveActs acts, WorkspaceCatalog catalogs, RuleRuns runs, TimeProvider time)
{
    private const int MostRuns = 200;

    public async Task<Outcome<ModelHealth>> HandleAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        return await JudgeAsync(connection, caller, cancellation);
    }

    /// <summary>Judges and keeps the findings.</summary>
    public async Task<Outcome<ModelHealth>> KeepAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        return (await KeepAsync(caller, (_, _) => Task.FromResult<HealthCause?>(HealthCause.Asked), cancellation))!.Value;
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<HealthRun>> RunsAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        await using var connection = await acts.OpenAsync(cancellation);
        return await HealthRuns.ListAsync(connection, caller.Workspace, MostRuns, cancellation);
    }

    /// <summary>Keeps the findings when there is a cause for it once nobody else is keeping any; null when there is none.</summary>
    internal async Task<Outcome<ModelHealth>?> KeepAsync(Caller caller, Func<NpgsqlConnection, CancellationToken, Task<HealthCause?>> causeOf, CancellationToken cancellation)
    {
        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await HealthRuns.WaitAsync(connection, caller.Workspace, cancellation);
        if (await causeOf(connection, cancellation) is not { } cause)
        {
            return null;
        }

        var judged = await JudgeAsync(connection, caller, cancellation);
        if (judged.IsDone)
        {
            await HealthRuns.InsertAsync(connection, caller, judged.Value, cause, time.GetUtcNow(), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return judged;
    }

    private async Task<Outcome<ModelHealth>> JudgeAsync(NpgsqlConnection connection, Caller caller, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        if (await HealthScene.ReadAsync(connection, caller, catalog, runs, time.GetUtcNow(), cancellation) is not { } scene)
        {
            return LiveRefusals.NoActiveModel();
        }

        // Names are read of the first accounts a check may name; most accounts are in exactly one territory and are named by none.
        var odd = Enumerable.Range(0, scene.Run.Accounts.Ids.Count).Where(row => scene.Run.Result.TerritoriesOf(row).Count != 1).Select(row => scene.Run.Accounts.Ids[row]).Take(HealthChecks.MostNamed * 50);
        var nameOf = (await LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find("Account")!, LiveQuery.Ids([.. odd]), cancellation)).ToDictionary(one => one.Id, one => one.Text("Name")!, StringComparer.Ordinal);
        var findings = new HealthChecks(scene, nameOf).All();
        return Judged(scene, findings);
    }

    private static ModelHealth Judged(HealthScene scene, IReadOnlyList<HealthFinding> findings)
    {
        double Percent(string code, int of) => of == 0 ? 0 : Math.Round(100.0 * (findings.FirstOrDefault(one => one.Code == code)?.Count ?? 0) / of, 1);
        IndicatorFigure[] figures =
        [
            new("Territories off balance", Percent("imbalance", scene.Leaves.Count), scene.Settings.RedesignTerritories),
            new("Accounts in no territory", Percent("unassigned-accounts", scene.Run.Accounts.Ids.Count), scene.Settings.RedesignUnassigned),
        ];
        var over = figures.Where(one => one.Percent > one.Limit).ToList();
        return new ModelHealth(
            scene.Model.Model.Id, scene.Model.Name, findings, over.Count > 0,
            $"{string.Join("; ", figures.Select(one => $"{one.Name}: {one.Percent:0.#} % (limit {one.Limit:0.#} %)"))}. "
            + (over.Count > 0 ? "That speaks for a redesign." : "Small adjustments will do."),
            figures, BestPractices.Of(scene, findings));
    }
}
