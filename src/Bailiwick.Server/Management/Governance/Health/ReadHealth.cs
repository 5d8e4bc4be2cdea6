using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Storage.Management;
using Npgsql;
using NpgsqlTypes;

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
        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var wait = new NpgsqlCommand("SELECT FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", connection))
        {
            wait.Parameters.AddWithValue(caller.Workspace.Value);
            await wait.ExecuteNonQueryAsync(cancellation);
        }

        var judged = await JudgeAsync(connection, caller, cancellation);
        if (!judged.IsDone)
        {
            return judged;
        }

        await using var command = new NpgsqlCommand(
            """
            INSERT INTO live_health_runs (workspace_id, number, at, act, model_id, author_name, redesign, findings)
            SELECT $1, coalesce((SELECT max(number) FROM live_health_runs WHERE workspace_id = $1), 0) + 1, $2, coalesce((SELECT max(number) FROM live_acts WHERE workspace_id = $1), 0), $3, $4, $5, $6
            """,
            connection);
        command.Parameters.AddWithValue(caller.Workspace.Value);
        command.Parameters.AddWithValue(time.GetUtcNow());
        command.Parameters.AddWithValue(judged.Value.ModelId);
        command.Parameters.AddWithValue(caller.Name);
        command.Parameters.AddWithValue(judged.Value.Redesign);
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = JsonSerializer.Serialize(judged.Value.Findings.Select(one => new KeptFinding(one.Code, one.Severity, one.Count)), WireJson.Options),
            NpgsqlDbType = NpgsqlDbType.Jsonb,
        });
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return judged;
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<HealthRun>> RunsAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "SELECT number, at, act, model_id, author_name, redesign, findings::text FROM live_health_runs WHERE workspace_id = $1 ORDER BY number DESC LIMIT $2", connection);
        command.Parameters.AddWithValue(caller.Workspace.Value);
        command.Parameters.AddWithValue(MostRuns);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var kept = new List<HealthRun>();
        while (await reader.ReadAsync(cancellation))
        {
            kept.Add(new HealthRun(
                reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetBoolean(5),
                JsonSerializer.Deserialize<List<KeptFinding>>(reader.GetString(6), WireJson.Options)!));
        }

        return kept;
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
