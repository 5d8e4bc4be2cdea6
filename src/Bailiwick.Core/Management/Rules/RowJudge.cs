namespace Bailiwick.Core.Management.Rules;

/// <summary>Judges rows one after the other, for one thread; its arrays are used again for each row.</summary>
internal sealed class RowJudge(CompiledBook book)
{
    private readonly int[] _seenAt = Enumerable.Repeat(-1, book.Places.PlaceOfKey.Count).ToArray();
    private int _round = -1;

    /// <summary>Appends the territories that rules give to a row, ascending. O(candidate rules x items).</summary>
    public void Append(int row, List<int> found)
    {
        if (book.Table.IsExcludedFromRealign(row))
        {
            return;
        }

        _round++;
        var first = found.Count;
        var top = book.FollowsTops ? book.Table.Families.TopOf(row) : row;
        Collect(row, top == row ? null : false, found);
        if (top != row)
        {
            Collect(top, true, found);
        }

        foreach (var blocked in book.BlockedOf(row))
        {
            if (_seenAt[blocked] == _round)
            {
                _seenAt[blocked] = -1;
                found.RemoveAt(found.IndexOf(blocked, first));
            }
        }

        if (book.Book.Overlap == OverlapPolicy.HighestTypePriority && found.Count > first + 1)
        {
            KeepHighest(found, first);
        }

        found.Sort(first, found.Count - first, null);
    }

    private void Collect(int row, bool? followsTop, List<int> found)
    {
        for (var list = 0; list < book.Index.Lists; list++)
        {
            foreach (var place in book.Index.At(list, row))
            {
                var rule = book.Rules[place];
                if ((followsTop is { } wanted && rule.FollowsTop != wanted) || AllSeen(rule.Territories) || !rule.Holds(row))
                {
                    continue;
                }

                foreach (var territory in rule.Territories)
                {
                    if (_seenAt[territory] != _round)
                    {
                        _seenAt[territory] = _round;
                        found.Add(territory);
                    }
                }
            }
        }
    }

    private bool AllSeen(int[] territories)
    {
        foreach (var territory in territories)
        {
            if (_seenAt[territory] != _round)
            {
                return false;
            }
        }

        return true;
    }

    private void KeepHighest(List<int> found, int first)
    {
        var territories = book.Book.Territories;
        var highest = int.MinValue;
        for (var at = first; at < found.Count; at++)
        {
            highest = Math.Max(highest, territories[found[at]].TypePriority);
        }

        for (var at = found.Count - 1; at >= first; at--)
        {
            if (territories[found[at]].TypePriority < highest)
            {
                found.RemoveAt(at);
            }
        }
    }
}
