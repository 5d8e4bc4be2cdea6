using System.Collections.Frozen;

namespace Bailiwick.Core.Management.Rules;

/// <summary>A book of rules made ready for one table of accounts: checked, inheritance spread out, every item a test, every rule filed.</summary>
public sealed class CompiledBook
{
    private readonly FrozenDictionary<string, int> _placeOfTerritory;
    private readonly ILookup<int, int> _manualOfRow;
    private readonly ILookup<int, int> _excludedOfRow;
    private readonly ILookup<int, int> _blockedOfRow;

    private CompiledBook(RuleBook book, AccountTable table, TerritoryPlaces places, ItemCompiler items, CompiledRule[] rules)
    {
        (Book, Table, Items, Rules, Places) = (book, table, items, rules, places);
        _placeOfTerritory = places.PlaceOfKey;
        _manualOfRow = book.Manual.ToLookup(one => one.Row, one => _placeOfTerritory[one.Territory]);
        _excludedOfRow = book.Exclusions.ToLookup(one => one.Row, one => _placeOfTerritory[one.Territory]);
        _blockedOfRow = book.Manual.Concat(book.Exclusions).Distinct().ToLookup(one => one.Row, one => _placeOfTerritory[one.Territory]);
        Index = new RowIndex(rules);
        FollowsTops = rules.Any(rule => rule.FollowsTop && rule.Territories.Length > 0);
    }

    /// <summary>The book as given.</summary>
    public RuleBook Book { get; }

    /// <summary>The accounts it was made ready for.</summary>
    public AccountTable Table { get; }

    internal ItemCompiler Items { get; }

    internal CompiledRule[] Rules { get; }

    internal TerritoryPlaces Places { get; }

    internal RowIndex Index { get; }

    internal bool FollowsTops { get; }

    /// <summary>Checks a book and makes it ready; the first refusal names rule, item and value. O(rules + different items x words).</summary>
    /// <param name="book">The rules.</param>
    /// <param name="table">The accounts.</param>
    /// <param name="earlier">A book made ready for the same table, whose tests are used again; null for none.</param>
    public static Outcome<CompiledBook> Compile(RuleBook book, AccountTable table, CompiledBook? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(table);
        var places = TerritoryPlaces.Of(book, table.Rows);
        if (!places.IsDone)
        {
            return places.Refusal;
        }

        if (book.Sets.CountBy(set => set.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(set => set.Value > 1).Key is { } twice)
        {
            return RuleRefusals.DuplicateKey("value set", twice);
        }

        if (book.Areas.CountBy(area => area.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(area => area.Value > 1).Key is { } both)
        {
            return RuleRefusals.DuplicateKey("area", both);
        }

        var items = new ItemCompiler(table, book, earlier?.Table == table ? earlier.Items : null);
        var rules = new CompiledRule[book.Rules.Length];
        for (var place = 0; place < rules.Length; place++)
        {
            var rule = MakeReady(book.Rules[place], book, places.Value, items);
            if (!rule.IsDone)
            {
                return rule.Refusal;
            }

            rules[place] = rule.Value;
        }

        return new CompiledBook(book, table, places.Value, items, rules);
    }

    internal IEnumerable<int> ManualOf(int row) => _manualOfRow[row];

    internal IEnumerable<int> ExcludedOf(int row) => _excludedOfRow[row];

    /// <summary>Where rules may not put an account: it is excluded, or there by hand.</summary>
    internal IEnumerable<int> BlockedOf(int row) => _blockedOfRow[row];

    private static Outcome<CompiledRule> MakeReady(AssignmentRule rule, RuleBook book, TerritoryPlaces places, ItemCompiler items)
    {
        if (rule.Items.IsEmpty)
        {
            return RuleRefusals.NoItems(rule.Key);
        }

        if ((TerritoryLimits.Check("items", rule.Items.Length, book.Limits.ItemsPerRule)
            ?? TerritoryLimits.Check("characters in the filter", rule.BooleanFilter?.Length ?? 0, book.Limits.FilterCharacters)) is { } over)
        {
            return RuleRefusals.In(rule.Key, 0, over);
        }

        var filter = FilterParser.Parse(rule.BooleanFilter, rule.Items.Length);
        if (!filter.IsDone)
        {
            return RuleRefusals.In(rule.Key, 0, filter.Refusal);
        }

        var tests = new ItemTest[rule.Items.Length];
        for (var item = 0; item < tests.Length; item++)
        {
            if (TerritoryLimits.Check("characters in the value", rule.Items[item].Value?.Length ?? 0, book.Limits.ValueCharacters) is { } tooLong)
            {
                return RuleRefusals.In(rule.Key, item + 1, tooLong);
            }

            var test = items.Compile(rule.Items[item]);
            if (!test.IsDone)
            {
                return RuleRefusals.In(rule.Key, item + 1, test.Refusal);
            }

            tests[item] = test.Value;
        }

        return new CompiledRule(rule, filter.Value, tests)
        {
            FollowsTop = (rule.Family ?? book.Family) == FamilyReach.FollowTop,
            Territories = rule.IsActive ? [.. places.OfRule(rule.Key).Select(one => one.Territory).Distinct().Order()] : [],
        };
    }
}
