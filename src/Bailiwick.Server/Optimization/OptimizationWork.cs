using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Optimization.Wire;
using Bailiwick.Solver;
using Bailiwick.Solver.Graphs;
using Bailiwick.Storage.Alignments;
using Bailiwick.Storage.Jobs;

namespace Bailiwick.Server.Optimization;

/// <summary>
/// Runs the solver on an alignment as it is when the run begins, shows the best plan so far, and leaves a proposal. Canceled by a person it
/// leaves the best plan so far; stopped with its node it is begun again elsewhere.
/// </summary>
public sealed class OptimizationWork(OpenAlignments alignments, TimeProvider time) : IJobWork
{
    private static readonly TimeSpan _planEvery = TimeSpan.FromMilliseconds(500);

    public JobKind Kind => JobKind.Optimization;

    public async Task<Outcome<JobResult>> RunAsync(JobRun run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        var request = run.RequestAs<OptimizationRequest>();
        await run.ReportAsync(0, "prepare", "Reading the alignment");
        var hold = await alignments.HoldAsync(run.Workspace, run.Subject!.Value, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        using var held = hold.Value;
        var view = await PlanView.TakeAsync(held, cancellation);
        var stated = PlanProblem.Of(view, request);
        if (!stated.IsDone)
        {
            return stated.Refusal;
        }

        var division = await DivideAsync(run, (view, stated.Value, request), cancellation);
        if (!run.IsCancelRequested)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return await LeaveAsync(run, (view, stated.Value, request), division);
    }

    private static async Task<Division> DivideAsync(
        JobRun run, (PlanView View, PlanProblem Problem, OptimizationRequest Request) asked, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var progress = new PlanProgress();
        var settings = new Settings { Seed = (ulong)asked.Request.Seed, Effort = asked.Request.Effort };
        var solving = Task.Factory.StartNew(
            () => Dividers.For(asked.View.State.Areas, asked.Problem.AreaOfPart).Divide(asked.Problem.Problem, settings, progress.Take, stop.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        try
        {
            await ReportAsync(run, parts => Dividers.Label(asked.View, asked.Request, asked.Problem.Expand(parts)), progress, solving);
        }
        catch (OperationCanceledException) when (run.IsCancelRequested)
        {
            await stop.CancelAsync();
        }
        catch
        {
            // The run is lost or the database is away: the solver must not go on alone.
            await stop.CancelAsync();
            await Task.WhenAny(solving);
            throw;
        }

        return await solving;
    }

    private static async Task ReportAsync(JobRun run, Func<int[], ushort[]> expand, PlanProgress progress, Task solving)
    {
        await Task.WhenAny(progress.FirstPlan, solving, Task.Delay(_planEvery));
        for (var shown = 0; !solving.IsCompleted;)
        {
            var latest = progress.Latest;
            if (latest.Version > shown)
            {
                await run.ReportPlanAsync(expand(latest.PartOfRow!), CancellationToken.None);
                shown = latest.Version;
            }

            await run.ReportAsync(latest.Fraction, latest.Phase, Words(latest), latest.Version == 0 ? null : latest.Figures);
            await Task.WhenAny(solving, Task.Delay(_planEvery));
        }
    }

    private static string Words(PlanProgress.Snapshot latest) => latest.Score is { } score
        ? $"Best plan so far: {score.OutOfTolerance} out of tolerance, worst {score.WorstDeviation * 100:0.#} % off"
        : "Looking for a first plan";

    private async Task<Outcome<JobResult>> LeaveAsync(
        JobRun run, (PlanView View, PlanProblem Problem, OptimizationRequest Request) asked, Division division)
    {
        var (view, problem, request) = asked;
        var parts = problem.Expand(division.PartOfUnit);
        var areaOfUnit = Dividers.Label(view, request, parts);
        var labelOfPart = parts.Zip(areaOfUnit).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second);
        var areaOfPart = Array.ConvertAll(problem.AreaOfPart, part =>
            view.State.Areas.Find(AlignmentState.Decode(labelOfPart.GetValueOrDefault(AlignmentState.Encode(part.Number)))) ?? part);
        var present = view.State.AreaOfUnit.ToArray();
        var state = new AlignmentState(view.State.Frame, view.State.Areas, [.. areaOfUnit], [.. view.State.Locks], view.State.Revision);
        var findings = new ProposalFindings(
            Scoring.Of(view with { Tolerance = request.Measures[0].Tolerance }, areaOfUnit, present),
            [
                .. Clashes.Find(problem.Problem).Select(clash => ClashSentences.Of(clash, problem, areaOfPart, view.State.Frame.NameOf)),
                .. division.Obstacles.Select(obstacle => ObstacleSentences.Of(obstacle, problem, areaOfPart, view.State.Frame.NameOf)),
            ],
            [.. state.Totals().Select(total => AreaTotals.Of(total, view.Units.Measures))]);
        var row = new ProposalRow
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            AlignmentId = view.Alignment,
            JobId = run.Id.Value,
            BaseRevision = view.Revision,
            State = "open",
            CreatedAt = time.GetUtcNow(),
            CreatedBy = run.CreatedBy.Name,
            MovedUnits = areaOfUnit.Zip(present).Count(pair => pair.First != pair.Second),
            Findings = JsonSerializer.Serialize(findings, WireJson.Options),
        };
        await run.ReportPlanAsync(areaOfUnit, CancellationToken.None);
        return await run.CompleteAsync(
            async (connection, _, ct) =>
            {
                await ProposalStore.InsertAsync(connection, run.Workspace, row, areaOfUnit, ct);
                return new JobResult
                {
                    ProposalId = row.Id,
                    IsCanceled = !division.IsComplete,
                    Message = $"{EditSummary.Count(row.MovedUnits, "unit")} would move",
                };
            },
            CancellationToken.None);
    }
}
