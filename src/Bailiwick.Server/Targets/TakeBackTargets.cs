using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>
/// Takes back the caller's own last act on a plan, or does again what was taken back: as one inverse entry of the log, to what stood before.
/// Refused when somebody has changed one of its cells since. Moves from state to state are not taken back this way.
/// </summary>
public sealed class TakeBackTargets(TargetWriter writer, BranchStore branches)
{
    private const string Undo = "undo";
    private const string Redo = "redo";

    [SchemaName("TakeBackTargets")]
    public sealed record TakeBackRequest(int ExpectedRevision);

    public Task<Outcome<TargetEditReply>> UndoAsync(Guid plan, TakeBackRequest request, Caller caller, CancellationToken cancellation) =>
        HandleAsync(Undo, plan, request, caller, cancellation);

    public Task<Outcome<TargetEditReply>> RedoAsync(Guid plan, TakeBackRequest request, Caller caller, CancellationToken cancellation) =>
        HandleAsync(Redo, plan, request, caller, cancellation);

    /// <summary>The entries that undo and redo would take back, by the log alone: an undo moves the top of one stack to the other.</summary>
    internal static (TargetEditRow? Undo, TargetEditRow? Redo) Of(OpenTargetPlan open, UserId author) => Replay(open, author, []);

    private static (TargetEditRow? Undo, TargetEditRow? Redo) Replay(OpenTargetPlan open, UserId author, Dictionary<int, int> takenBack)
    {
        var stacks = new Dictionary<Guid, (Stack<TargetEditRow> Done, Stack<TargetEditRow> Undone)>();
        foreach (var edit in open.EditsAfter(1).Where(edit => edit.Kind != "state"))
        {
            if (!stacks.TryGetValue(edit.AuthorId, out var own))
            {
                stacks[edit.AuthorId] = own = (new(), new());
            }

            var (done, undone) = own;
            if (edit.Kind is Undo or Redo)
            {
                var (from, to) = edit.Kind == Undo ? (done, undone) : (undone, done);
                takenBack[edit.Revision] = from.TryPop(out var back) ? back.Revision : 0;
                to.Push(edit);
            }
            else
            {
                done.Push(edit);
                undone.Clear();
            }
        }

        var mine = stacks.GetValueOrDefault(author.Value, (new(), new()));
        return (mine.Done.TryPeek(out var last) ? last : null, mine.Undone.TryPeek(out var again) ? again : null);
    }

    private async Task<Outcome<TargetEditReply>> HandleAsync(string kind, Guid plan, TakeBackRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.EnterTargets);
        var asked = await branches.RequestsAsync(caller.Workspace, plan, cancellation);
        return await writer.WriteAsync(caller, (plan, request.ExpectedRevision), taken => Plan(kind, taken, asked, caller), cancellation);
    }

    private static Outcome<TargetWriter.Planned> Plan(string kind, TargetReading.Taken taken, IReadOnlyList<TargetRequestRow> asked, Caller caller)
    {
        var open = taken.Open;
        if (!PlanStates.TakesInput(open.State))
        {
            return TargetPlanRefusals.Stands(open.State);
        }

        var takenBack = new Dictionary<int, int>();
        var (undo, redo) = Replay(open, caller.User, takenBack);
        if ((kind == Undo ? undo : redo) is not { } edit)
        {
            return TargetPlanRefusals.NothingToTakeBack(kind);
        }

        // What the caller may not enter now, the caller may not take back either.
        var branch = caller.May(Right.DefineTargets) ? null : taken.View.Below(asked.Where(one => one.State is "open" or "returned").Select(one => one.Area));
        var cells = new List<TargetCell>();
        foreach (var (record, field) in open.CellsOf(edit.Revision))
        {
            var input = open.Inputs[record];
            if (branch is not null && !(taken.Sees(record) && branch.Contains(taken.View.AreaOfRecord[record])))
            {
                return TargetPlanRefusals.NotAsked(cells.Count + 1, open.Keys.KeyOfRecord[record]);
            }

            if (OwnerOf(input, field, takenBack, edit.Revision) != edit.Revision)
            {
                return TargetPlanRefusals.ChangedSince(open.Keys.KeyOfRecord[record], field, input.Last(field)!.Author);
            }

            var before = input.Last(field, edit.Revision - 1);
            cells.Add(new TargetCell(record, field, before?.Amount, before?.Words));
        }

        if (edit.Settings is not null && open.SettingsRevision != edit.Revision)
        {
            return TargetPlanRefusals.SettingsChanged(TargetEdit.Of(open.EditsAfter(open.SettingsRevision - 1).First()));
        }

        var settings = edit.Settings is null ? open.Settings : open.SettingsAt(edit.Revision - 1);
        var tried = open.Try(settings, EnterTargets.With(open, cells), taken.View, taken.Held.Row.Currency);
        return tried.IsDone
            ? new TargetWriter.Planned(kind, $"{(kind == Undo ? "Took back" : "Did again")}: {Bare(edit.Summary)}")
            {
                Cells = cells,
                Settings = edit.Settings is null ? null : settings,
                Figures = tried.Value,
            }
            : tried.Refusal;
    }

    // Whose word a cell is: an entry that took another back left the word of the one before that.
    private static int OwnerOf(AccountInput input, TargetField field, Dictionary<int, int> takenBack, int sought)
    {
        var owner = input.Last(field)!.Revision;
        while (owner != sought && takenBack.TryGetValue(owner, out var back))
        {
            owner = input.Last(field, back - 1)?.Revision ?? 0;
        }

        return owner;
    }

    // An act taken back and done again many times is still named once.
    private static string Bare(string summary) => summary.StartsWith("Took back: ", StringComparison.Ordinal) || summary.StartsWith("Did again: ", StringComparison.Ordinal) ? summary[11..] : summary;
}
