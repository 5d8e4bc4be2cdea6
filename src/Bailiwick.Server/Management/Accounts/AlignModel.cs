using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Alignments;
using Bailiwick.Core.Datasets;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Alignments;
using Bailiwick.Storage.Datasets;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>
/// Takes the active model back to the planning table: a dataset of its accounts as they are now, and an alignment with its hierarchy in which each
/// account stands where it is. A flood that was not accepted yet comes along. The live model stays as it is.
/// </summary>
public sealed class AlignModel(LiveActs acts, WorkspaceCatalog catalogs, FloodImport import, RuleRuns runs, AlignmentStore alignments, TimeProvider time)
{
    private static readonly string[] _usual = ["AnnualRevenue", "NumberOfEmployees"];

    /// <param name="Name">Of the alignment; the dataset is called so too.</param>
    /// <param name="FloodId">The flood whose new accounts, measure and tolerance are taken along.</param>
    [SchemaName("AlignLiveModel")]
    public sealed record Request(string Name, Guid? FloodId = null);

    /// <param name="Unassigned">Accounts that are in no territory of the lowest level.</param>
    /// <param name="Shared">Accounts in several; they stand in the first of them.</param>
    /// <param name="WithoutNumber">Accounts without an AccountNumber: they are known by their id.</param>
    [SchemaName("LiveModelAligned")]
    public sealed record Reply(Guid AlignmentId, Guid DatasetId, int Accounts, int Unassigned, int Shared, int WithoutNumber);

    public async Task<Outcome<Reply>> HandleAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        caller.Demand(Right.EditPlans);
        if (AlignmentNames.Check(request.Name, null) is { } bad)
        {
            return bad;
        }

        var seen = await SeeAsync(request, caller, cancellation);
        if (!seen.IsDone)
        {
            return seen.Refusal;
        }

        var scene = seen.Value.Scene;
        List<SceneAccount> accounts = [.. scene.Accounts.Where(one => !one.IsDisqualified)];
        var now = time.GetUtcNow();
        var dataset = SceneDataset.Of(scene, seen.Value.Fields, accounts, new DatasetId(Guid.CreateVersion7(now)), request.Name.Trim());
        await using (var connection = await acts.OpenAsync(cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await DatasetWriter.WriteAsync(
                connection, new NewDataset(caller.Workspace, dataset, $"Live model {scene.Model.Name}", now, caller.User, caller.Name), new FindingLog(), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        var row = await AlignAsync(seen.Value, accounts, dataset, caller, cancellation);
        return new Reply(
            row, dataset.Id.Value, accounts.Count, accounts.Count(one => one.Leaves.Count == 0), accounts.Count(one => one.Leaves.Count > 1), accounts.Count(one => one.Number is null));
    }

    private async Task<Guid> AlignAsync(Seen seen, List<SceneAccount> accounts, Dataset dataset, Caller caller, CancellationToken cancellation)
    {
        var scene = seen.Scene;
        var areas = SceneAreas.Of(scene.Model);
        var now = time.GetUtcNow();
        var measure = seen.Fields.Find(one => one.Name.Equals(seen.Flood?.Request.Measure, StringComparison.OrdinalIgnoreCase)) is { } field ? dataset.Find(SceneDataset.KeyOf(field))?.Info.Key : null;
        var row = new AlignmentRow
        {
            Id = Guid.CreateVersion7(now),
            Name = dataset.Name,
            Description = $"From live model {scene.Model.Name}",
            DatasetId = dataset.Id.Value,
            Units = accounts.Count,
            Levels = [.. areas.Levels],
            BalanceMeasure = measure ?? UnitMeasure.Records,
            BalanceTolerance = seen.Flood?.Request.Tolerance ?? 0.1,
            BalanceContiguous = false,
            Areas = areas.Tree.Count,
            CreatedAt = now,
            CreatedBy = caller.Name,
            ChangedAt = now,
            ChangedBy = caller.Name,
        };
        ushort[] areaOfUnit = [.. accounts.Select(one => AlignmentState.Encode(one.Leaves.Count == 0 ? AreaNumber.None : areas.LowestOf(scene.Leaves[one.Leaves[0]].Id)))];
        await alignments.CreateAsync(caller.Workspace, caller.User, row, new Snapshot(areas.Tree, areaOfUnit, new bool[accounts.Count]), cancellation);
        return row.Id;
    }

    private async Task<Outcome<Seen>> SeeAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var scope = new LiveScope(await LiveAct.BeginAsync(connection, caller.Workspace, cancellation), connection, catalog, caller, time.GetUtcNow());
        if (await RuleRuns.ActiveAsync(scope, cancellation) is not { } active)
        {
            return LiveRefusals.NoActiveModel();
        }

        Floods.Reply? flood = null;
        if (request.FloodId is { } id)
        {
            if (await FloodStore.FindAsync(connection, caller.Workspace, id, cancellation) is not { } row)
            {
                return AccountRefusals.FloodNotFound(id);
            }

            flood = Floods.Of(row);
            if (flood.AcceptedAct is null && await import.WriteAsync(scope, flood.Request, cancellation) is { IsDone: false } refused)
            {
                return refused.Refusal;
            }
        }

        var account = catalog.Find("Account")!;
        List<ObjectField> fields = [.. _usual.Append(flood?.Request.Measure).OfType<string>().Select(account.Find).OfType<ObjectField>().Distinct()];
        var scene = await LiveScene.ReadAsync(scope, runs, active.Id, fields, long.MaxValue, cancellation);
        return scene.IsDone ? new Seen(scene.Value, fields, flood) : scene.Refusal;
    }

    private sealed record Seen(LiveScene Scene, List<ObjectField> Fields, Floods.Reply? Flood);
}
