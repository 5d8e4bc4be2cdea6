using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Boundaries;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Optimization;
using Bailiwick.Server.Optimization.Wire;
using Bailiwick.Solver;
using Bailiwick.Storage.Alignments;
using Bailiwick.Storage.Jobs;

namespace Bailiwick.Server.Demo;

/// <summary>
/// Fills a new workspace with something to look at: hospitals of the United States on its counties, four regions over forty territories,
/// balanced by staffed beds, and targets for them; and a bike maker's stores with target and quota plans from its history, and with the live model they are sold by. Each step looks first whether it was done, so it may be run again.
/// </summary>
public sealed class DemoWork(
    DemoDatasets datasets, CreateAlignment create, OpenAlignments alignments, EditWriter writer, AlignmentStore store, DemoTargets targets,
    DemoStores stores, DemoStorePlans plans, DemoLive live) : IJobWork
{
    private const string AlignmentName = "Hospitals by staffed beds, 4 regions";
    private const string Beds = "Staffed All Beds";

    public JobKind Kind => JobKind.Demo;

    public async Task<Outcome<JobResult>> RunAsync(JobRun run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        await run.ReportAsync(0.1, "importing", "US hospitals");
        var dataset = await datasets.EnsureAsync(DemoFile.Hospitals, run.CreatedBy, cancellation);
        if (!dataset.IsDone)
        {
            return dataset.Refusal;
        }

        await run.ReportAsync(0.4, "aligning", AlignmentName);
        var alignment = await EnsureAlignmentAsync(run, dataset.Value, cancellation);
        if (!alignment.IsDone)
        {
            return alignment.Refusal;
        }

        await run.ReportAsync(0.6, "optimizing", AlignmentName);
        var optimized = await OptimizeAsync(run, alignment.Value, cancellation);
        if (optimized is not null)
        {
            return optimized;
        }

        await run.ReportAsync(0.8, "targets", DemoTargets.PlanName);
        var planned = await targets.EnsureAsync(run, alignment.Value, await datasets.ColumnKeyAsync(run.CreatedBy, dataset.Value, Beds, cancellation), cancellation);
        if (planned is not null)
        {
            return planned;
        }

        await run.ReportAsync(0.9, "planning", DemoStores.AlignmentName);
        var stored = await PlanStoresAsync(run, cancellation);
        return stored is null ? new JobResult { DatasetId = dataset.Value, Message = AlignmentName } : stored;
    }

    private async Task<Refusal?> PlanStoresAsync(JobRun run, CancellationToken cancellation)
    {
        var crm = DemoCrm.Read();
        if (!crm.IsDone)
        {
            return crm.Refusal;
        }

        var made = await stores.EnsureAsync(run, crm.Value, cancellation);
        if (!made.IsDone)
        {
            return made.Refusal;
        }

        if (await plans.EnsureAsync(run, crm.Value, made.Value, cancellation) is { } unplanned)
        {
            return unplanned;
        }

        await run.ReportAsync(0.95, "going live", DemoStores.AlignmentName);
        return await live.EnsureAsync(run.CreatedBy, crm.Value, made.Value, cancellation);
    }

    private async Task<Outcome<Guid>> EnsureAlignmentAsync(JobRun run, Guid dataset, CancellationToken cancellation)
    {
        var known = (await store.ListAsync(run.Workspace, null, PageQuery.Most, cancellation)).Find(row => row.Name == AlignmentName);
        if (known is not null)
        {
            return known.Id;
        }

        var balanced = await datasets.ColumnKeyAsync(run.CreatedBy, dataset, Beds, cancellation);
        var made = await create.HandleAsync(
            new CreateAlignment.CreateRequest(
                AlignmentName,
                dataset,
                [new LevelRequest("Region", 4), new LevelRequest("Territory", 40)],
                new BalanceSettings(balanced, 0.05, true),
                BuiltInSet.All[0].Id.Value,
                "Made when the workspace was set up. Move counties, lock territories, undo, copy and compare: nothing here can break."),
            run.CreatedBy,
            cancellation);
        return made.Match<Outcome<Guid>>(done => done.Id, refused => refused);
    }

    // Whoever has edited it already has taken it over.
    private async Task<Refusal?> OptimizeAsync(JobRun run, Guid alignment, CancellationToken cancellation)
    {
        var hold = await alignments.HoldAsync(run.Workspace, alignment, cancellation);
        if (!hold.IsDone || hold.Value.Open.Revision > 0)
        {
            hold.Match(held => { held.Dispose(); return 0; }, _ => 0);
            return hold.Refusal;
        }

        using var held = hold.Value;
        var request = new OptimizationRequest { Measures = [new MeasureTarget(held.Row.BalanceMeasure, held.Row.BalanceTolerance)] };
        var view = await PlanView.TakeAsync(held, cancellation);
        var stated = PlanProblem.Of(view, request);
        if (!stated.IsDone)
        {
            return stated.Refusal;
        }

        var divider = Dividers.For(view.State.Areas, stated.Value.AreaOfPart);
        var division = await Task.Run(() => divider.Divide(stated.Value.Problem, new Settings(), null, cancellation), CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        var areaOfUnit = Dividers.Label(view, request, stated.Value.Expand(division.PartOfUnit));
        var written = await writer.WriteAsync(run.CreatedBy, new(alignment, 0), (now, _) => Task.FromResult(Plan(now, areaOfUnit)), cancellation);
        return written.Refusal;
    }

    private static Outcome<PlannedEdit> Plan(HeldAlignment held, ushort[] areaOfUnit) =>
        UnitActs.Assign(
            held.State,
            [.. Enumerable.Range(0, areaOfUnit.Length).Select(unit => new UnitIndex(unit))],
            [.. areaOfUnit.Select(AlignmentState.Decode)])
            .Match<Outcome<PlannedEdit>>(
                done: change => new PlannedEdit(EditKind.AssignUnits, change, $"Optimized: {EditSummary.Moved(change, held.State.Areas)}") { Seen = 0 },
                refused: refusal => refusal);
}
