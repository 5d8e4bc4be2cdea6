using Bailiwick.Core.Alignments;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>A warm copy of one alignment on this node: state, history and the newest changes. Used by one caller at a time, see <see cref="OpenAlignments"/>.</summary>
public sealed class OpenAlignment(UnitSet units, AlignmentState state)
{
    private const int MostMovesKept = 1_000_000;

    private readonly List<EditRow> _rows = [];
    private readonly Queue<StoredEdit> _recent = [];
    private int _movesKept;

    public UnitSet Units { get; } = units;

    public AlignmentState State { get; } = state;

    /// <summary>What each person can undo and redo.</summary>
    public EditStacks Stacks { get; } = new();

    public int Revision => State.Revision.Value;

    /// <summary>Takes in edits the state already contains (it was opened from a snapshot).</summary>
    public void Remember(IEnumerable<EditRow> rows)
    {
        foreach (var row in rows)
        {
            _rows.Add(row);
            Stacks.Add(row.Header);
        }
    }

    /// <summary>Takes in the next edit of the log.</summary>
    public void Take(StoredEdit edit)
    {
        State.Apply(edit.Change);
        if (edit.Row.Undoes is { } undone)
        {
            _rows[undone - 1] = _rows[undone - 1] with { UndoneBy = edit.Row.Revision };
        }

        Remember([edit.Row]);
        _recent.Enqueue(edit);
        _movesKept += edit.Change.Moves.Length + edit.Change.Locks.Length;
        while (_recent.Count > 1 && _movesKept > MostMovesKept)
        {
            var oldest = _recent.Dequeue();
            _movesKept -= oldest.Change.Moves.Length + oldest.Change.Locks.Length;
        }
    }

    public EditRow Row(int revision) => _rows[revision - 1];

    public IEnumerable<EditRow> RowsAfter(int revision) => _rows.Skip(revision);

    /// <summary>The edits after a revision with what they did, or null when they are no longer in memory.</summary>
    public IReadOnlyList<LoggedEdit>? RecentAfter(int revision) =>
        revision >= Revision ? []
        : _recent.Count > 0 && _recent.Peek().Row.Revision <= revision + 1
            ? _recent.Where(edit => edit.Row.Revision > revision).Select(edit => edit.Logged).ToList()
            : null;
}
