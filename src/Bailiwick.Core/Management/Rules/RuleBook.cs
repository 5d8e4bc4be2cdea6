using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Rules;

/// <summary>Everything that decides which territories an account is in. Immutable; judged when it is made ready as a <see cref="CompiledBook"/>.</summary>
/// <param name="Territories">Each key once.</param>
/// <param name="Rules">Each key once.</param>
/// <param name="Associations">Which territories get what a rule matches.</param>
public sealed record RuleBook(
    ImmutableArray<RuleTerritory> Territories, ImmutableArray<AssignmentRule> Rules, ImmutableArray<RuleAssociation> Associations)
{
    /// <summary>Sets that items name.</summary>
    public ImmutableArray<ValueSet> Sets { get; init; } = [];

    /// <summary>Parts of the map that items name.</summary>
    public ImmutableArray<PlaceArea> Areas { get; init; } = [];

    /// <summary>Territories that rules may not give to an account.</summary>
    public ImmutableArray<AccountPlace> Exclusions { get; init; } = [];

    /// <summary>Assignments by hand: no run adds, changes or removes them.</summary>
    public ImmutableArray<AccountPlace> Manual { get; init; } = [];

    /// <summary>Where an account goes when rules of several territories match.</summary>
    public OverlapPolicy Overlap { get; init; }

    /// <summary>Whose cells decide in a family, for rules that do not say it themselves.</summary>
    public FamilyReach Family { get; init; }

    /// <summary>How much is taken.</summary>
    public TerritoryLimits Limits { get; init; } = TerritoryLimits.Lifted;
}
