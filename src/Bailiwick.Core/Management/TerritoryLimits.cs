namespace Bailiwick.Core.Management;

/// <summary>How much of each is taken; null is without limit. Sources stand in docs/management.md.</summary>
/// <param name="Models">Models of a workspace, clones included.</param>
/// <param name="TerritoriesPerModel">Territories of one model.</param>
/// <param name="RulesPerTerritory">Rules attached to one territory, inherited ones counted.</param>
/// <param name="ItemsPerRule">Items of one rule.</param>
/// <param name="ValueCharacters">Length of one item's value.</param>
/// <param name="FilterCharacters">Length of a boolean filter.</param>
/// <param name="UsersPerTerritory">Members of one territory.</param>
public sealed record TerritoryLimits(
    int? Models, int? TerritoriesPerModel, int? RulesPerTerritory, int? ItemsPerRule, int? ValueCharacters, int? FilterCharacters, int? UsersPerTerritory)
{
    /// <summary>What an org of Enterprise edition takes: the mode to plan in when a model goes to a real org.</summary>
    public static TerritoryLimits Enterprise { get; } = new(2, 1000, 15, 10, 1000, 255, 1950);

    /// <summary>What an org of Unlimited edition takes.</summary>
    public static TerritoryLimits Unlimited { get; } = Enterprise with { Models = 4 };

    /// <summary>What an org of Performance edition takes.</summary>
    public static TerritoryLimits Performance { get; } = Unlimited with { TerritoriesPerModel = 99_999 };

    /// <summary>No limits but memory: the standard of this service.</summary>
    public static TerritoryLimits Lifted { get; } = new(null, null, null, null, null, null, null);

    /// <summary>Null when a count is taken, else <c>management.over-limit</c> with both numbers.</summary>
    /// <param name="what">"items in rule \"North\"".</param>
    /// <param name="count">How many there would be.</param>
    /// <param name="limit">One of the limits.</param>
    public static Refusal? Check(string what, int count, int? limit) =>
        limit is { } most && count > most ? ManagementRefusals.OverLimit(what, count, most) : null;
}
