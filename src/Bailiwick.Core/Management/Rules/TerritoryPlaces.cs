using System.Collections.Frozen;

namespace Bailiwick.Core.Management.Rules;

/// <summary>The territories of a book by place, and which rules reach them, by themselves or from above.</summary>
internal sealed class TerritoryPlaces
{
    private readonly ILookup<string, (int Territory, int From)> _ofRule;

    private TerritoryPlaces(RuleBook book, FrozenDictionary<string, int> placeOfKey)
    {
        PlaceOfKey = placeOfKey;
        Children = book.Territories.Where(one => one.Parent is not null).ToLookup(one => placeOfKey[one.Parent!], one => placeOfKey[one.Key]);
        _ofRule = book.Associations
            .SelectMany(one => Reached(placeOfKey[one.Territory], one.AppliesToChildren).Select(territory => (one.Rule, territory, From: placeOfKey[one.Territory])))
            .ToLookup(one => one.Rule, one => (one.territory, one.From), StringComparer.Ordinal);
        OfTerritory = _ofRule.SelectMany(rule => rule.Select(one => (one.Territory, Rule: rule.Key, one.From))).ToLookup(one => one.Territory, one => (one.Rule, one.From));
    }

    public FrozenDictionary<string, int> PlaceOfKey { get; }

    public ILookup<int, int> Children { get; }

    /// <summary>By territory: the rules that reach it, and the territory each is attached to.</summary>
    public ILookup<int, (string Rule, int From)> OfTerritory { get; }

    public static Outcome<TerritoryPlaces> Of(RuleBook book, int rows)
    {
        if (Fault(book, rows) is { } fault)
        {
            return fault;
        }

        var places = new TerritoryPlaces(book, book.Territories.Index().ToFrozenDictionary(one => one.Item.Key, one => one.Index, StringComparer.Ordinal));
        foreach (var rules in places.OfTerritory)
        {
            if (TerritoryLimits.Check($"rules on territory \"{book.Territories[rules.Key].Key}\"", rules.Select(one => one.Rule).Distinct().Count(), book.Limits.RulesPerTerritory) is { } over)
            {
                return over;
            }
        }

        return places;
    }

    public IEnumerable<(int Territory, int From)> OfRule(string rule) => _ofRule[rule];

    private static Refusal? Fault(RuleBook book, int rows)
    {
        if (Twice(book.Territories.Select(one => one.Key)) is { } territory)
        {
            return RuleRefusals.DuplicateKey("territory", territory);
        }

        if (Twice(book.Rules.Select(one => one.Key)) is { } rule)
        {
            return RuleRefusals.DuplicateKey("rule", rule);
        }

        if (TerritoryLimits.Check("territories", book.Territories.Length, book.Limits.TerritoriesPerModel) is { } over)
        {
            return over;
        }

        var parentOfKey = book.Territories.ToDictionary(one => one.Key, one => one.Parent, StringComparer.Ordinal);
        var rules = book.Rules.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var named = book.Associations.Select(one => one.Territory).Concat(book.Territories.Where(one => one.Parent is not null).Select(one => one.Parent!))
            .Concat(book.Manual.Concat(book.Exclusions).Select(one => one.Territory));
        if (named.FirstOrDefault(key => !parentOfKey.ContainsKey(key)) is { } unknown)
        {
            return RuleRefusals.UnknownKey("territory", unknown);
        }

        if (book.Associations.FirstOrDefault(one => !rules.Contains(one.Rule)) is { } loose)
        {
            return RuleRefusals.UnknownKey("rule", loose.Rule);
        }

        foreach (var place in book.Manual.Concat(book.Exclusions).Where(one => one.Row < 0 || one.Row >= rows))
        {
            return RuleRefusals.UnknownRow(place.Row, rows);
        }

        return Circle(parentOfKey) is { } circle ? RuleRefusals.TerritoryCycle(circle) : null;
    }

    private static string? Circle(Dictionary<string, string?> parentOfKey)
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in parentOfKey.Keys)
        {
            var path = new HashSet<string>(StringComparer.Ordinal);
            for (var key = start; key is not null && !settled.Contains(key); key = parentOfKey[key])
            {
                if (!path.Add(key))
                {
                    return key;
                }
            }

            settled.UnionWith(path);
        }

        return null;
    }

    private IEnumerable<int> Reached(int territory, bool withChildren)
    {
        var open = new Stack<int>([territory]);
        while (open.TryPop(out var one))
        {
            yield return one;
            foreach (var child in withChildren ? Children[one] : [])
            {
                open.Push(child);
            }
        }
    }

    private static string? Twice(IEnumerable<string> keys) => keys.CountBy(key => key, StringComparer.Ordinal).FirstOrDefault(one => one.Value > 1).Key;
}
