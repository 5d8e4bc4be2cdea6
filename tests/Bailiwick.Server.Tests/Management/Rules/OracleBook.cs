using System.Collections.Immutable;
using Bailiwick.Core.Management.Rules;

namespace Bailiwick.Server.Tests.Management.Rules;

/// <summary>A random rule set: what the engine gets, and beside it the items as they are meant.</summary>
/// <param name="Book">For the engine.</param>
/// <param name="ItemsOfRule">By the rule's key.</param>
internal sealed record OracleBook(RuleBook Book, ImmutableDictionary<string, ImmutableArray<OracleItem>> ItemsOfRule)
{
    /// <summary>How many value sets each book has: Set0, Set1 ...</summary>
    public const int Sets = 2;

    public static OracleBook Draw(Random random, int accounts, ImmutableArray<PlaceArea> areas)
    {
        var territories = Enumerable.Range(0, 2 + random.Next(7))
            .Select(one => new RuleTerritory($"T{one}", one > 0 && random.Next(3) > 0 ? $"T{random.Next(one)}" : null, random.Next(3))).ToImmutableArray();
        var itemsOfRule = ImmutableDictionary.CreateBuilder<string, ImmutableArray<OracleItem>>();
        var rules = ImmutableArray.CreateBuilder<AssignmentRule>();
        var links = ImmutableArray.CreateBuilder<RuleAssociation>();
        for (var rule = 0; rule < 1 + random.Next(7); rule++)
        {
            ImmutableArray<OracleItem> items = [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => OracleItem.Draw(random))];
            itemsOfRule[$"R{rule}"] = items;
            rules.Add(new AssignmentRule($"R{rule}", [.. items.Select(item => item.Written)])
            {
                BooleanFilter = random.Next(3) == 0 ? null : Filter(random, [.. Enumerable.Range(1, items.Length).OrderBy(_ => random.Next()), .. Enumerable.Range(1, random.Next(items.Length))]),
                IsActive = random.Next(8) > 0,
                Family = random.Next(3) == 0 ? (FamilyReach)random.Next(2) : null,
            });
            for (var link = 0; link < random.Next(4); link++)
            {
                links.Add(new RuleAssociation($"R{rule}", Any(random, territories).Key, random.Next(2) == 0));
            }
        }

        ImmutableArray<AccountPlace> Places() => [.. Enumerable.Range(0, random.Next(40)).Select(_ => new AccountPlace(random.Next(accounts), Any(random, territories).Key)).Distinct()];
        return new OracleBook(
            new RuleBook(territories, rules.ToImmutable(), links.ToImmutable())
            {
                Manual = Places(),
                Exclusions = Places(),
                Overlap = (OverlapPolicy)random.Next(2),
                Family = (FamilyReach)random.Next(2),
                Areas = areas,
                Sets = [.. Enumerable.Range(0, Sets).Select(set => new ValueSet($"Set{set}", OracleFields.All.Take(3).SelectMany(field => field.Values).Where(_ => random.Next(3) == 0)))],
            },
            itemsOfRule.ToImmutable());
    }

    /// <summary>Each number at least once, AND and OR mixed only with parentheses.</summary>
    private static string Filter(Random random, int[] numbers)
    {
        if (numbers.Length == 1)
        {
            return $"{numbers[0]}";
        }

        var cut = 1 + random.Next(numbers.Length - 1);
        string Side(int[] part) => part.Length == 1 ? $"{part[0]}" : $"({Filter(random, part)})";
        return $"{Side(numbers[..cut])} {Any(random, (ImmutableArray<string>)["AND", "OR", "and", "or"])} {Side(numbers[cut..])}";
    }

    private static T Any<T>(Random random, ImmutableArray<T> from) => from[random.Next(from.Length)];
}
