using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Rules;

/// <summary>A rule of a model: it says which accounts match; associations say which territories get them.</summary>
/// <param name="Key">Tells it apart; a developer name or an id.</param>
/// <param name="Items">In the order that the boolean filter numbers from 1; at least one.</param>
public sealed record AssignmentRule(string Key, ImmutableArray<RuleItem> Items)
{
    /// <summary>"1 AND (2 OR 3)"; null means all items.</summary>
    public string? BooleanFilter { get; init; }

    /// <summary>Whether it decides; an inactive rule matches nothing.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Whose cells decide within an account family; null takes the book's.</summary>
    public FamilyReach? Family { get; init; }
}
