using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Rules;

/// <summary>One rule that reaches a territory, as it was judged for one account.</summary>
/// <param name="Rule">The rule's key.</param>
/// <param name="AttachedTo">The territory that the rule is attached to.</param>
/// <param name="IsInherited">Whether that is a territory above.</param>
/// <param name="JudgedRow">The account whose cells decided: its own, or that of the top of its family.</param>
/// <param name="Items">All items.</param>
/// <param name="Holds">Whether the filter holds; an inactive rule may hold and still decide nothing.</param>
public sealed record RuleExplanation(string Rule, string AttachedTo, bool IsInherited, int JudgedRow, ImmutableArray<ItemExplanation> Items, bool Holds)
{
    /// <summary>The filter as written, or null for all items.</summary>
    public string? BooleanFilter { get; init; }

    /// <summary>Whether it decides.</summary>
    public bool IsActive { get; init; } = true;
}
