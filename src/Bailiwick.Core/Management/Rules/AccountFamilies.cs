namespace Bailiwick.Core.Management.Rules;

/// <summary>Parents and children among accounts. Accounts that are above themselves form a family whose top is the smallest row of the circle.</summary>
public sealed class AccountFamilies
{
    private const int None = -1;

    private readonly Dictionary<int, List<int>> _childrenOfRow = [];
    private int[] _parentOfRow;

    internal AccountFamilies(int rows, int[]? parentOfRow)
    {
        _parentOfRow = parentOfRow ?? Enumerable.Repeat(None, rows).ToArray();
        for (var row = 0; row < rows; row++)
        {
            var parent = _parentOfRow[row];
            _parentOfRow[row] = None;
            SetParent(row, parent);
        }
    }

    /// <summary>Whether no account has a parent.</summary>
    public bool IsEmpty => _childrenOfRow.Count == 0;

    /// <summary>The parent's row, or -1.</summary>
    /// <param name="row">From 0.</param>
    public int ParentOf(int row) => _parentOfRow[row];

    /// <summary>Gives an account another parent; its own row or -1 stand for none. O(children of the old parent).</summary>
    /// <param name="row">From 0.</param>
    /// <param name="parent">A row or -1.</param>
    public void SetParent(int row, int parent)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(parent, _parentOfRow.Length);
        var before = _parentOfRow[row];
        if (before != None && _childrenOfRow.TryGetValue(before, out var siblings))
        {
            siblings.Remove(row);
            if (siblings.Count == 0)
            {
                _childrenOfRow.Remove(before);
            }
        }

        _parentOfRow[row] = parent == row || parent < 0 ? None : parent;
        if (_parentOfRow[row] != None)
        {
            (_childrenOfRow.TryGetValue(parent, out var children) ? children : _childrenOfRow[parent] = []).Add(row);
        }
    }

    /// <summary>The account at the top. O(depth); O(depth + circle) for circles.</summary>
    /// <param name="row">From 0.</param>
    public int TopOf(int row)
    {
        var (slow, fast) = (row, row);
        while (_parentOfRow[fast] != None)
        {
            fast = _parentOfRow[fast];
            if (_parentOfRow[fast] == None)
            {
                break;
            }

            fast = _parentOfRow[fast];
            slow = _parentOfRow[slow];
            if (slow == fast)
            {
                return SmallestOfCircle(slow);
            }
        }

        return fast;
    }

    /// <summary>The account and everything below it, each once. O(family).</summary>
    /// <param name="top">From 0.</param>
    public IEnumerable<int> MembersUnder(int top)
    {
        var seen = new HashSet<int> { top };
        var open = new Stack<int>([top]);
        while (open.TryPop(out var row))
        {
            yield return row;
            foreach (var child in _childrenOfRow.GetValueOrDefault(row) ?? [])
            {
                if (seen.Add(child))
                {
                    open.Push(child);
                }
            }
        }
    }

    internal void Grow(int rows)
    {
        var before = _parentOfRow.Length;
        Array.Resize(ref _parentOfRow, rows);
        Array.Fill(_parentOfRow, None, before, rows - before);
    }

    private int SmallestOfCircle(int row)
    {
        var smallest = row;
        for (var next = _parentOfRow[row]; next != row; next = _parentOfRow[next])
        {
            smallest = Math.Min(smallest, next);
        }

        return smallest;
    }
}
