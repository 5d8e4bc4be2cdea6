using Bailiwick.Core.Management.Rules;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Territories;

/// <summary>What an active rule whose only condition names units of the map says: these keys are the territory's.</summary>
/// <param name="Set">The boundary set that the condition names; null where it compares a field of the account, and keys say which set is meant.</param>
internal sealed record UnitClaim(string Territory, int Depth, Guid? Set, IReadOnlyList<string> Keys)
{
    /// <summary>Rules with more conditions than one are left out: they say which accounts of a unit, not which units.</summary>
    public static List<UnitClaim> In(LiveModel model)
    {
        var setOfKey = model.Sets.ToDictionary(one => one.Text("DeveloperName")!, StringComparer.OrdinalIgnoreCase);
        var claims = new List<UnitClaim>();
        foreach (var association in model.Associations)
        {
            if (model.RuleOfId[association.Text("RuleId")!] is not { } rule || !rule.Flag("IsActive") || rule.Text("BooleanFilter") is not (null or "1")
                || model.ItemsOfRule[rule.Id].ToList() is not [var item] || model.Territory(association.Text("Territory2Id")) is not { } territory)
            {
                continue;
            }

            var value = item.Text("Value") ?? "";
            var sets = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(setOfKey.GetValueOrDefault).OfType<LiveRecord>().ToList();
            var depth = model.DepthOf(territory);
            switch (RuleOperations.Parse(item.Text("Operation")!))
            {
                case RuleOperation.InBoundary:
                    claims.AddRange(sets.Where(one => Guid.TryParse(one.Text("BoundarySetId"), out _)).Select(one => new UnitClaim(territory.Id, depth, Guid.Parse(one.Text("BoundarySetId")!), WordsOf(one))));
                    break;
                case RuleOperation.InSet when NamesUnits(item.Text("Field")!):
                    claims.AddRange(sets.Where(one => !RuleAreas.IsArea(one)).Select(one => new UnitClaim(territory.Id, depth, null, WordsOf(one))));
                    break;
                case RuleOperation.Equals when NamesUnits(item.Text("Field")!):
                    claims.Add(new UnitClaim(territory.Id, depth, null, value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
                    break;
            }
        }

        return claims;
    }

    /// <summary>The territory of each unit of a set, the deepest where several claim it; null where none does. Nothing at all unless most keys that name no set are units of this one.</summary>
    public static string?[] TerritoryOfUnit(IReadOnlyList<UnitClaim> claims, (Guid Id, BoundarySet Units) set)
    {
        var unitOf = set.Units.Ids.Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.OrdinalIgnoreCase);
        var open = claims.Where(one => one.Set is null).SelectMany(one => one.Keys).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var isMeant = open.Count > 0 && 2 * open.Count(unitOf.ContainsKey) > open.Count;
        var best = new UnitClaim?[set.Units.Count];
        foreach (var claim in claims.Where(one => one.Set == set.Id || (one.Set is null && isMeant)))
        {
            foreach (var key in claim.Keys)
            {
                if (unitOf.TryGetValue(key, out var unit) && (best[unit] is not { } other || claim.Depth > other.Depth || (claim.Depth == other.Depth && string.CompareOrdinal(claim.Territory, other.Territory) < 0)))
                {
                    best[unit] = claim;
                }
            }
        }

        return Array.ConvertAll(best, one => one?.Territory);
    }

    private static string[] WordsOf(LiveRecord set) => (set.Text("Words") ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // A number or name that happens to read like a county's key is none.
    private static bool NamesUnits(string field) =>
        field.EndsWith("__c", StringComparison.OrdinalIgnoreCase) || Array.Exists(["PostalCode", "State", "StateCode", "Country", "CountryCode"], end => field.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
