using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Rules;

/// <summary>Says item by item why an account is, or is not, in a territory.</summary>
internal static class AssignmentExplainer
{
    public static AssignmentExplanation Explain(CompiledBook book, int row, int territory)
    {
        var ruleOfKey = book.Places.OfTerritory[territory].Select(one => one.Rule).Distinct()
            .ToDictionary(key => key, key => Array.Find(book.Rules, rule => rule.Rule.Key == key)!, StringComparer.Ordinal);
        var rules = book.Places.OfTerritory[territory].Select(one => Explain(book, row, territory, ruleOfKey[one.Rule], one.From)).ToImmutableArray();
        var winners = Winners(book, row, territory);
        return new AssignmentExplanation(row, book.Book.Territories[territory].Key, Verdict(book, row, territory, rules, winners), rules) { OutrankedBy = winners };
    }

    private static AssignmentVerdict Verdict(CompiledBook book, int row, int territory, ImmutableArray<RuleExplanation> rules, ImmutableArray<string> winners)
    {
        if (book.ManualOf(row).Contains(territory))
        {
            return AssignmentVerdict.Manual;
        }

        if (!rules.Any(rule => rule.IsActive && rule.Holds))
        {
            return rules.IsEmpty ? AssignmentVerdict.NoRule : AssignmentVerdict.NoMatch;
        }

        return book.Table.IsExcludedFromRealign(row) ? AssignmentVerdict.ExcludedFromRealign
            : book.ExcludedOf(row).Contains(territory) ? AssignmentVerdict.Excluded
            : winners.IsEmpty ? AssignmentVerdict.Rule : AssignmentVerdict.Outranked;
    }

    private static ImmutableArray<string> Winners(CompiledBook book, int row, int territory)
    {
        if (book.Book.Overlap != OverlapPolicy.HighestTypePriority)
        {
            return [];
        }

        var found = new List<int>();
        new RowJudge(book).Append(row, found);
        var territories = book.Book.Territories;
        return [.. found.Where(one => territories[one].TypePriority > territories[territory].TypePriority).Select(one => territories[one].Key)];
    }

    private static RuleExplanation Explain(CompiledBook book, int row, int territory, CompiledRule rule, int from)
    {
        var judged = rule.FollowsTop ? book.Table.Families.TopOf(row) : row;
        var items = rule.Rule.Items.Select((item, at) => new ItemExplanation(at + 1, item, Cell(book.Table, item, judged), rule.Tests[at].Holds(judged))).ToImmutableArray();
        return new RuleExplanation(rule.Rule.Key, book.Book.Territories[from].Key, from != territory, judged, items, rule.Filter.Holds([.. items.Select(item => item.Holds)]))
        {
            BooleanFilter = rule.Rule.BooleanFilter,
            IsActive = rule.Rule.IsActive,
        };
    }

    private static string Cell(AccountTable table, RuleItem item, int row)
    {
        if (!item.Operation.IsOfPlaces())
        {
            return table.Find(item.Field)!.Show(row);
        }

        var of = PlaceFields.Of(item.Field);
        var (latitude, longitude) = (table.Find(of.Latitude)!.Show(row), table.Find(of.Longitude)!.Show(row));
        return latitude.Length == 0 || longitude.Length == 0 ? "" : $"{latitude}, {longitude}";
    }
}
