using System.Collections.Immutable;
using Bailiwick.Core.Management.Rules;

namespace Bailiwick.Core.Management.Models;

/// <summary>What differs between two models that were run over the same accounts; territories and rules are the same when their keys are.</summary>
/// <param name="TerritoriesAdded">Keys that only the other has, ascending.</param>
/// <param name="TerritoriesRemoved">Keys that only the one has, ascending.</param>
/// <param name="TerritoriesChanged">Keys of both whose parent or type priority differs, ascending.</param>
/// <param name="RulesAdded">Keys that only the other has, ascending.</param>
/// <param name="RulesRemoved">Keys that only the one has, ascending.</param>
/// <param name="RulesChanged">Keys of both whose items, filter, family or activity differs, ascending.</param>
/// <param name="Territories">Every territory of either with its accounts, ascending by key.</param>
/// <param name="AccountsMoved">How many accounts are in other territories than before, by rule and by hand.</param>
public sealed record ModelDiff(
    ImmutableArray<string> TerritoriesAdded, ImmutableArray<string> TerritoriesRemoved, ImmutableArray<string> TerritoriesChanged,
    ImmutableArray<string> RulesAdded, ImmutableArray<string> RulesRemoved, ImmutableArray<string> RulesChanged,
    ImmutableArray<TerritoryPreview> Territories, int AccountsMoved)
{
    /// <summary>Compares two runs. O(accounts + territories + rules).</summary>
    /// <param name="before">The one model, usually the active one.</param>
    /// <param name="after">The other, over the same table.</param>
    /// <exception cref="ArgumentException">The two ran over different tables.</exception>
    public static ModelDiff Of(RuleRun before, RuleRun after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Book.Table != after.Book.Table)
        {
            throw new ArgumentException("The two models ran over different tables.", nameof(after));
        }

        var (old, now) = (before.Book.Book, after.Book.Book);
        var territories = Keys(old.Territories.ToDictionary(one => one.Key), now.Territories.ToDictionary(one => one.Key), (left, right) => left == right);
        var rules = Keys(old.Rules.ToDictionary(one => one.Key), now.Rules.ToDictionary(one => one.Key), Same);
        var (previews, moved) = Count(before, after);
        return new ModelDiff(
            territories.Added, territories.Removed, territories.Changed, rules.Added, rules.Removed, rules.Changed,
            [.. previews.Values.OrderBy(one => one.Territory, StringComparer.Ordinal)], moved);
    }

    private static bool Same(AssignmentRule left, AssignmentRule right) => left.Items.SequenceEqual(right.Items) && left with { Items = right.Items } == right;

    private static (Dictionary<string, TerritoryPreview> Previews, int Moved) Count(RuleRun before, RuleRun after)
    {
        var previews = before.Book.Book.Territories.Concat(after.Book.Book.Territories).Select(one => one.Key).Distinct(StringComparer.Ordinal)
            .ToDictionary(key => key, key => new TerritoryPreview(key, 0, 0, 0, 0), StringComparer.Ordinal);
        var moved = 0;
        for (var row = 0; row < before.Book.Table.Rows; row++)
        {
            var (old, now) = (before.TerritoriesOf(row), after.TerritoriesOf(row));
            foreach (var key in old)
            {
                var one = previews[key];
                previews[key] = one with { Before = one.Before + 1, Left = one.Left + (now.Contains(key) ? 0 : 1) };
            }

            foreach (var key in now)
            {
                var one = previews[key];
                previews[key] = one with { After = one.After + 1, Entered = one.Entered + (old.Contains(key) ? 0 : 1) };
            }

            moved += old.Count == now.Count && old.All(now.Contains) ? 0 : 1;
        }

        return (previews, moved);
    }

    private static (ImmutableArray<string> Added, ImmutableArray<string> Removed, ImmutableArray<string> Changed) Keys<T>(
        Dictionary<string, T> before, Dictionary<string, T> after, Func<T, T, bool> same) =>
    (
        [.. after.Keys.Except(before.Keys).Order(StringComparer.Ordinal)], [.. before.Keys.Except(after.Keys).Order(StringComparer.Ordinal)],
        [.. before.Keys.Intersect(after.Keys).Where(key => !same(before[key], after[key])).Order(StringComparer.Ordinal)]
    );
}
