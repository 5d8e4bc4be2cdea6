using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>The one way an entry gets into a plan's log: plan on the newest revision, judge, write, and again when another node was faster.</summary>
public sealed class TargetWriter(TargetReading reading, TargetLog log, TimeProvider time)
{
    private const int MostTries = 20;
    private const int MostShown = 200;

    /// <summary>Makes an entry on the present revision and answers with what is new since the caller's.</summary>
    public async Task<Outcome<TargetEditReply>> WriteAsync(
        Caller caller, (Guid Plan, int Expected) target, Func<TargetReading.Taken, Outcome<Planned>> plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(plan);
        var take = await reading.TakeAsync(target.Plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (target.Expected < 0 || target.Expected > taken.Open.Revision)
            {
                return TargetPlanRefusals.UnknownRevision(target.Expected, taken.Open.Revision);
            }

            var planned = plan(taken);
            if (!planned.IsDone)
            {
                return planned.Refusal;
            }

            var edit = Row(caller, taken.Open.Revision + 1, planned.Value);
            if (await log.AppendAsync(caller.Workspace, taken.Held.Row, edit, CancellationToken.None))
            {
                taken.Open.Take(edit);
                if (planned.Value.Figures is { } figures)
                {
                    taken.Open.Adopt(figures);
                }

                return Reply(taken, caller, target.Expected, edit.Cells);
            }

            await taken.Held.CatchUpAsync(cancellation);
        }

        return TargetPlanRefusals.Busy();
    }

    public TargetEditRow Row(Caller caller, int revision, Planned planned)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(planned);
        var now = time.GetUtcNow();
        return new TargetEditRow
        {
            Revision = revision,
            Id = Guid.CreateVersion7(now),
            Kind = planned.Kind,
            AuthorId = caller.User.Value,
            AuthorName = caller.Name,
            At = now,
            Reason = string.IsNullOrWhiteSpace(planned.Reason) ? null : planned.Reason.Trim(),
            Summary = planned.Summary,
            State = planned.State is { } state ? PlanStates.Write(state) : null,
            AlignmentRevision = planned.AlignmentRevision,
            Settings = planned.Settings is { } settings ? System.Text.Json.JsonSerializer.Serialize(settings, WireJson.Options) : null,
            Cells = planned.Cells,
        };
    }

    private static TargetEditReply Reply(TargetReading.Taken taken, Caller caller, int since, IReadOnlyList<TargetCell> cells)
    {
        var figures = taken.Figures();
        var records = cells.Select(cell => cell.Record).Distinct().Take(MostShown).ToList();
        var (undo, redo) = TakeBackTargets.Of(taken.Open, caller.User);
        return new TargetEditReply(
            taken.Open.Revision,
            [.. taken.Open.EditsAfter(since).Select(edit => TargetEdit.Of(edit, taken.Scope, caller))],
            figures.IsDone ? AccountRows.Of(taken, figures.Value, records) : [],
            figures.IsDone && taken.Scope.IsAll ? figures.Value.Shown() : null)
        {
            Undo = undo?.Summary,
            Redo = redo?.Summary,
        };
    }

    /// <summary>An entry as it would be on the present revision.</summary>
    public sealed record Planned(string Kind, string Summary)
    {
        public string? Reason { get; init; }

        public TargetSettings? Settings { get; init; }

        public TargetPlanState? State { get; init; }

        public int? AlignmentRevision { get; init; }

        public IReadOnlyList<TargetCell> Cells { get; init; } = [];

        /// <summary>What the plan comes to with it, when that was worked out to judge it.</summary>
        public PlanFigures? Figures { get; init; }
    }
}
