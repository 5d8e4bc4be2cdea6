using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Rules;

/// <summary>
/// Which territories rules give to each account, kept true: a full run at the start, then only what changed. After any sequence of
/// changes it equals a full run. Manual assignments are not part of it; see <see cref="TerritoriesOf"/>. For one thread.
/// </summary>
public sealed class RuleRun
{
    private CompiledBook _book;
    private RunResult _result;

    private RuleRun(CompiledBook book, RunResult result) => (_book, _result) = (book, result);

    /// <summary>The rules as they are now.</summary>
    public CompiledBook Book => _book;

    /// <summary>Runs all rules over all accounts, on all processors. O(rows x candidate rules), whatever the number of all rules.</summary>
    /// <param name="book">The rules.</param>
    public static RuleRun Full(CompiledBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return new RuleRun(book, RunResult.Full(book));
    }

    /// <summary>The places of the territories that rules give to an account, ascending; a place is an index into <see cref="RuleBook.Territories"/>. O(1).</summary>
    /// <param name="row">From 0.</param>
    public ReadOnlySpan<int> ByRule(int row) => _result.At(row);

    /// <summary>The keys of all territories of an account, by rule and by hand, in the book's order.</summary>
    /// <param name="row">From 0.</param>
    public IReadOnlyList<string> TerritoriesOf(int row) =>
        [.. ByRule(row).ToArray().Concat(_book.ManualOf(row)).Distinct().Order().Select(place => _book.Book.Territories[place].Key)];

    /// <summary>How many accounts rules give to each territory, by place. O(assignments).</summary>
    public int[] CountByTerritory()
    {
        var counts = new int[_book.Book.Territories.Length];
        for (var row = 0; row < _book.Table.Rows; row++)
        {
            foreach (var place in ByRule(row))
            {
                counts[place]++;
            }
        }

        return counts;
    }

    /// <summary>How many accounts have cells that each rule matches, in the book's order; rules without a territory count none. O(rows x candidate rules).</summary>
    public int[] RowsByRule()
    {
        var counts = new int[_book.Rules.Length];
        for (var row = 0; row < _book.Table.Rows; row++)
        {
            for (var list = 0; list < _book.Index.Lists; list++)
            {
                foreach (var place in _book.Index.At(list, row))
                {
                    counts[place] += _book.Rules[place].Holds(row) ? 1 : 0;
                }
            }
        }

        return counts;
    }

    /// <summary>
    /// Judges changed accounts anew. With rules that follow the top, their families too. O(changed rows x candidate rules).
    /// </summary>
    /// <param name="rows">Rows whose cells, parent or exclusion from rules changed, and new ones; each may stand twice.</param>
    public RunChanges Rerun(IEnumerable<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var test in _book.Items.TextTests)
        {
            test.Extend();
        }

        _book.Index.Extend();
        var changed = new SortedSet<int>(rows);
        return Judge(_book.FollowsTops ? WithFamilies(changed) : changed, _book.Book);
    }

    /// <summary>
    /// Takes another book and judges only accounts that a rule which differs matched before or matches now, and those whose exclusions or
    /// manual assignments differ. O(rows x rules that differ + judged rows). Accounts that changed since the last run must go through
    /// <see cref="Rerun"/> first.
    /// </summary>
    /// <param name="book">The rules as they shall be.</param>
    public Outcome<RunChanges> Change(RuleBook book)
    {
        var compiled = CompiledBook.Compile(book, _book.Table, _book);
        if (!compiled.IsDone)
        {
            return compiled.Refusal;
        }

        var before = _book;
        var touched = BookDifference.RowsTouched(before, compiled.Value);
        _result.Renumber(before, compiled.Value);
        _book = compiled.Value;
        return Judge(touched, before.Book);
    }

    /// <summary>Why an account is, or is not, in a territory. O(rules of the territory x items).</summary>
    /// <param name="row">From 0.</param>
    /// <param name="territory">A key; refused with <c>rule.unknown-key</c>.</param>
    public Outcome<AssignmentExplanation> Explain(int row, string territory) =>
        _book.Places.PlaceOfKey.TryGetValue(territory, out var place)
            ? AssignmentExplainer.Explain(_book, row, place)
            : RuleRefusals.UnknownKey("territory", territory);

    private RunChanges Judge(IReadOnlyCollection<int> rows, RuleBook before)
    {
        var judge = new RowJudge(_book);
        var found = new List<int>();
        var changes = ImmutableArray.CreateBuilder<AccountChange>();
        foreach (var row in rows)
        {
            found.Clear();
            judge.Append(row, found);
            var old = _result.At(row);
            if (old.SequenceEqual(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(found)))
            {
                continue;
            }

            foreach (var left in old)
            {
                if (!found.Contains(left))
                {
                    changes.Add(new AccountChange(row, NameOf(left, before), Entered: false));
                }
            }

            foreach (var entered in found)
            {
                if (!old.Contains(entered))
                {
                    changes.Add(new AccountChange(row, _book.Book.Territories[entered].Key, Entered: true));
                }
            }

            _result.Put(row, [.. found]);
        }

        return new RunChanges(rows.Count, changes.ToImmutable());
    }

    // Territories that are gone were given places below 0 when the result was renumbered.
    private string NameOf(int place, RuleBook before) => place >= 0 ? _book.Book.Territories[place].Key : before.Territories[~place].Key;

    private SortedSet<int> WithFamilies(SortedSet<int> rows)
    {
        var families = _book.Table.Families;
        return families.IsEmpty ? rows : [.. rows, .. rows.Select(families.TopOf).Distinct().SelectMany(families.MembersUnder)];
    }
}
