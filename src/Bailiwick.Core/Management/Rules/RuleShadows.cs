namespace Bailiwick.Core.Management.Rules;

/// <summary>Finds rules that would not be missed.</summary>
public static class RuleShadows
{
    /// <summary>
    /// The keys of rules that match accounts, all of which get the same territories from other rules as well; of two equal rules, both.
    /// Exclusions, manual assignments and priorities are not looked at. O(rows x candidate rules).
    /// </summary>
    /// <param name="book">The rules, made ready for their accounts.</param>
    public static IReadOnlyList<string> Of(CompiledBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var matches = new bool[book.Rules.Length];
        var isNeeded = new bool[book.Rules.Length];
        var givers = new int[book.Book.Territories.Length];
        var holding = new List<int>();
        for (var row = 0; row < book.Table.Rows; row++)
        {
            if (book.Table.IsExcludedFromRealign(row))
            {
                continue;
            }

            holding.Clear();
            var top = book.FollowsTops ? book.Table.Families.TopOf(row) : row;
            Collect(book, row, top == row ? null : false, holding);
            if (top != row)
            {
                Collect(book, top, true, holding);
            }

            Count(book, holding, givers, 1);
            foreach (var rule in holding)
            {
                matches[rule] = true;
                isNeeded[rule] |= Array.Exists(book.Rules[rule].Territories, territory => givers[territory] == 1);
            }

            Count(book, holding, givers, -1);
        }

        return [.. Enumerable.Range(0, matches.Length).Where(rule => matches[rule] && !isNeeded[rule] && book.Rules[rule].Territories.Length > 0).Select(rule => book.Book.Rules[rule].Key)];
    }

    private static void Count(CompiledBook book, List<int> holding, int[] givers, int by)
    {
        foreach (var rule in holding)
        {
            foreach (var territory in book.Rules[rule].Territories)
            {
                givers[territory] += by;
            }
        }
    }

    private static void Collect(CompiledBook book, int row, bool? followsTop, List<int> holding)
    {
        for (var list = 0; list < book.Index.Lists; list++)
        {
            foreach (var place in book.Index.At(list, row))
            {
                if ((followsTop is null || book.Rules[place].FollowsTop == followsTop) && book.Rules[place].Holds(row))
                {
                    holding.Add(place);
                }
            }
        }
    }
}
