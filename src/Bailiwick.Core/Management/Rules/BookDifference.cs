namespace Bailiwick.Core.Management.Rules;

/// <summary>Which accounts may stand elsewhere under another book.</summary>
internal static class BookDifference
{
    /// <summary>Ascending. O(rows x rules that differ).</summary>
    public static IReadOnlyCollection<int> RowsTouched(CompiledBook before, CompiledBook after)
    {
        var rows = before.Table.Rows;
        if (before.Book.Overlap != after.Book.Overlap)
        {
            return [.. Enumerable.Range(0, rows)];
        }

        var touched = new SortedSet<int>(Differing(before.Book.Manual, after.Book.Manual).Concat(Differing(before.Book.Exclusions, after.Book.Exclusions)));
        var oldOfKey = before.Rules.ToDictionary(rule => rule.Rule.Key, StringComparer.Ordinal);
        var newOfKey = after.Rules.ToDictionary(rule => rule.Rule.Key, StringComparer.Ordinal);
        var differing = new List<CompiledRule>();
        foreach (var key in oldOfKey.Keys.Union(newOfKey.Keys))
        {
            var (old, now) = (oldOfKey.GetValueOrDefault(key), newOfKey.GetValueOrDefault(key));
            if (old is null || now is null || !Same(old, before, now, after))
            {
                differing.AddRange(new[] { old, now }.OfType<CompiledRule>().Where(rule => rule.Territories.Length > 0));
            }
        }

        if (differing.Count > 0)
        {
            var any = differing.Any(rule => rule.FollowsTop);
            for (var row = 0; row < rows; row++)
            {
                var top = any ? before.Table.Families.TopOf(row) : row;
                if (differing.Exists(rule => rule.Holds(rule.FollowsTop ? top : row)))
                {
                    touched.Add(row);
                }
            }
        }

        return touched;
    }

    private static bool Same(CompiledRule old, CompiledBook before, CompiledRule now, CompiledBook after)
    {
        // Tests are made once for each item and set and used again by the next book, so the same test is the same object.
        return old.FollowsTop == now.FollowsTop && old.Rule.BooleanFilter == now.Rule.BooleanFilter && old.Tests.SequenceEqual(now.Tests)
            && Territories(old, before).SequenceEqual(Territories(now, after));
    }

    private static IEnumerable<(string Key, int Priority)> Territories(CompiledRule rule, CompiledBook book) => rule.Territories
        .Select(place => book.Book.Territories[place])
        .Select(one => (one.Key, book.Book.Overlap == OverlapPolicy.HighestTypePriority ? one.TypePriority : 0))
        .OrderBy(one => one.Key, StringComparer.Ordinal);

    private static IEnumerable<int> Differing(IEnumerable<AccountPlace> before, IEnumerable<AccountPlace> after)
    {
        var places = before.ToHashSet();
        places.SymmetricExceptWith(after);
        return places.Select(place => place.Row);
    }
}
