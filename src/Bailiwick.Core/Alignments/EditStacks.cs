namespace Bailiwick.Core.Alignments;

/// <summary>
/// What each person can undo and redo, folded from the log. An undo takes back the person's last act, whatever others did since; a redo
/// takes back the undo; a new act of the same person clears what could be redone.
/// </summary>
public sealed class EditStacks
{
    private readonly Dictionary<UserId, (Stack<Revision> Done, Stack<Revision> Undone)> _stacksOfAuthor = [];

    /// <summary>Takes in the next edit of the log. O(1) amortized. Throws <see cref="InvalidOperationException"/> when it undoes another than the last.</summary>
    /// <param name="edit">In the order of revisions.</param>
    public void Add(EditHeader edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (!_stacksOfAuthor.TryGetValue(edit.Author, out var stacks))
        {
            _stacksOfAuthor[edit.Author] = stacks = (new Stack<Revision>(), new Stack<Revision>());
        }

        switch (edit.Kind)
        {
            case EditKind.Undo:
                Demand(stacks.Done, edit);
                stacks.Undone.Push(edit.Revision);
                break;
            case EditKind.Redo:
                Demand(stacks.Undone, edit);
                stacks.Done.Push(edit.Revision);
                break;
            default:
                stacks.Undone.Clear();
                stacks.Done.Push(edit.Revision);
                break;
        }
    }

    /// <summary>The revision the person's next undo takes back, or null.</summary>
    /// <param name="author">Who asks.</param>
    public Revision? Undoable(UserId author) => Top(author, stacks => stacks.Done);

    /// <summary>The undo the person's next redo takes back, or null.</summary>
    /// <param name="author">Who asks.</param>
    public Revision? Redoable(UserId author) => Top(author, stacks => stacks.Undone);

    private static void Demand(Stack<Revision> stack, EditHeader edit)
    {
        if (!stack.TryPop(out var last) || last != edit.Undoes)
        {
            throw new InvalidOperationException($"Revision {edit.Revision.Value} takes back {edit.Undoes?.Value}, which is not the author's last.");
        }
    }

    private Revision? Top(UserId author, Func<(Stack<Revision> Done, Stack<Revision> Undone), Stack<Revision>> side) =>
        _stacksOfAuthor.TryGetValue(author, out var stacks) && side(stacks).TryPeek(out var revision) ? revision : null;
}
