using Bailiwick.Core.Alignments;

namespace Bailiwick.Core.Tests.Alignments;

/// <summary>An alignment with its log in memory: what the service does, without a database.</summary>
internal sealed class Journal(AlignmentState state)
{
    private readonly int _base = state.Revision.Value;

    public AlignmentState State { get; } = state;

    public List<LoggedEdit> Log { get; } = [];

    public EditStacks Stacks { get; } = new();

    public Outcome<Change> Act(UserId author, EditKind kind, Outcome<Change> act, int? seen = null) =>
        !act.IsDone ? act
        : Concurrency.Check(act.Value, Log.Skip((seen ?? State.Revision.Value) - _base)) is { } clash ? clash
        : Write(author, kind, act.Value, null);

    public Outcome<Change> Undo(UserId author) => Stacks.Undoable(author) is { } revision
        ? TakeBack(author, EditKind.Undo, revision)
        : AlignmentRefusals.NothingToUndo();

    public Outcome<Change> Redo(UserId author) => Stacks.Redoable(author) is { } revision
        ? TakeBack(author, EditKind.Redo, revision)
        : AlignmentRefusals.NothingToRedo();

    public Outcome<Change> Restore(UserId author, int revision)
    {
        var back = Concurrency.Restore(Log.Skip(revision - _base));
        return back.IsDone ? Write(author, EditKind.Restore, back.Value, null) : back;
    }

    private Outcome<Change> TakeBack(UserId author, EditKind kind, Revision revision)
    {
        var index = revision.Value - _base - 1;
        var back = Concurrency.TakeBack(Log[index], Log.Skip(index + 1));
        return back.IsDone ? Write(author, kind, back.Value, revision) : back;
    }

    private Outcome<Change> Write(UserId author, EditKind kind, Change change, Revision? undoes)
    {
        if (ChangeRules.Check(State, change) is { } refusal)
        {
            return refusal;
        }

        State.Apply(change);
        var header = new EditHeader(State.Revision, kind, author, author == Field.Ann ? "Ann" : "Ben", kind.ToString(), undoes);
        Log.Add(new LoggedEdit(header, change));
        Stacks.Add(header);
        return change;
    }
}
