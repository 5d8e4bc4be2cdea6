namespace Bailiwick.Geography.Indexing;

/// <summary>Joined groups (union-find with path halving).</summary>
internal sealed class Islands
{
    private readonly int[] _parent;

    /// <param name="count">How many members, each alone at first.</param>
    public Islands(int count)
    {
        _parent = [.. Enumerable.Range(0, count)];
        Count = count;
    }

    /// <summary>How many groups.</summary>
    public int Count { get; private set; }

    /// <summary>The member that stands for the group.</summary>
    public int Find(int member)
    {
        while (_parent[member] != member)
        {
            _parent[member] = _parent[_parent[member]];
            member = _parent[member];
        }

        return member;
    }

    /// <summary>Joins two groups; false when they were one already.</summary>
    public bool Join(int a, int b)
    {
        a = Find(a);
        b = Find(b);
        if (a == b)
        {
            return false;
        }

        _parent[Math.Max(a, b)] = Math.Min(a, b);
        Count--;
        return true;
    }
}
