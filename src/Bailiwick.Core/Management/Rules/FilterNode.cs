using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Rules;

/// <summary>A boolean filter that was read: an item, or several parts joined by AND or OR.</summary>
/// <param name="Item">The number of an item, from 1; 0 for a join.</param>
/// <param name="IsAnd">Whether all parts must hold, rather than one.</param>
/// <param name="Parts">At least two for a join; none for an item.</param>
public sealed record FilterNode(int Item, bool IsAnd, ImmutableArray<FilterNode> Parts)
{
    /// <summary>One item.</summary>
    /// <param name="number">From 1.</param>
    public static FilterNode Of(int number) => new(number, false, []);

    /// <summary>Whether it holds. O(parts).</summary>
    /// <param name="holds">Whether each item holds; item 1 is the first.</param>
    public bool Holds(IReadOnlyList<bool> holds)
    {
        ArgumentNullException.ThrowIfNull(holds);
        return Item > 0 ? holds[Item - 1] : IsAnd ? Parts.All(part => part.Holds(holds)) : Parts.Any(part => part.Holds(holds));
    }

    /// <summary>All item numbers, as often as they stand.</summary>
    public IEnumerable<int> Items => Item > 0 ? [Item] : Parts.SelectMany(part => part.Items);
}
