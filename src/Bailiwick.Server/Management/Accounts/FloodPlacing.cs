using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>
/// Puts accounts into territories so that rule runs agree with it. Where a territory's one rule names its accounts by number in a set of its own,
/// the number goes from set to set; else an exclusion keeps the account out of the old territory and a manual assignment puts it into the new one.
/// </summary>
internal sealed class FloodPlacing
{
    private readonly LiveScope _scope;
    private readonly Dictionary<string, LiveRecord> _setOfTerritory = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _wordsOfSet = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changedSets = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyDictionary<string, object?>> _manual = [];
    private readonly List<IReadOnlyDictionary<string, object?>> _exclusions = [];

    public FloodPlacing(LiveScope scope, LiveModel model)
    {
        _scope = scope;
        var itemsOfSet = model.ItemsOfRule.SelectMany(items => items).Where(item => item.Text("Operation") is "inSet" or "notInSet").ToLookup(item => item.Text("Value"), StringComparer.OrdinalIgnoreCase);
        var rulesOf = model.Associations.ToLookup(one => one.Text("Territory2Id")!, StringComparer.Ordinal);
        var territoriesOf = model.Associations.ToLookup(one => one.Text("RuleId")!, StringComparer.Ordinal);
        foreach (var territory in model.Territories)
        {
            if (IsReachedFromAbove(model, territory, rulesOf) || rulesOf[territory.Id].ToList() is not [var only] || model.RuleOfId[only.Text("RuleId")!] is not { } rule)
            {
                continue;
            }

            if (rule.Flag("IsActive") && rule.Text("FamilyReach") is (null or "Apart") && territoriesOf[rule.Id].Count() == 1 && model.ItemsOfRule[rule.Id].ToList() is [var item]
                && item.Text("Field") == "AccountNumber" && item.Text("Operation") == "inSet" && itemsOfSet[item.Text("Value")].Count() == 1
                && model.Sets.FirstOrDefault(set => string.Equals(set.Text("DeveloperName"), item.Text("Value"), StringComparison.OrdinalIgnoreCase)) is { } named)
            {
                _setOfTerritory[territory.Id] = named;
                _wordsOfSet[named.Id] = [.. (named.Text("Words") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
            }
        }
    }

    /// <summary>Accounts placed by changed value sets.</summary>
    public int BySets { get; private set; }

    /// <summary>Accounts placed by hand.</summary>
    public int ByHand => _manual.Count;

    public int Exclusions => _exclusions.Count;

    /// <summary>Plans one move; nothing is written yet.</summary>
    public void Move(string account, string? number, string? from, string to)
    {
        if (from is not null)
        {
            Leave(account, number, from);
        }

        if (number is not null && _setOfTerritory.TryGetValue(to, out var set))
        {
            _wordsOfSet[set.Id].Add(number);
            _changedSets.Add(set.Id);
            BySets++;
            return;
        }

        _manual.Add(new Dictionary<string, object?> { ["ObjectId"] = account, ["Territory2Id"] = to, ["AssociationCause"] = "Territory2Manual", ["Reason"] = "Adjusted after new customers" });
    }

    public async Task WriteAsync(CancellationToken cancellation)
    {
        foreach (var set in _setOfTerritory.Values.Where(one => _changedSets.Contains(one.Id)))
        {
            await _scope.UpdateAsync(
                "Territory2ValueSet", set, new Dictionary<string, object?> { ["Words"] = string.Join('\n', _wordsOfSet[set.Id].Order(StringComparer.Ordinal)) }, cancellation);
            _scope.TouchedModels.Add(set.Text("Territory2ModelId")!);
        }

        await _scope.InsertAsync("ObjectTerritory2Association", _manual, cancellation);
        await _scope.InsertAsync("Territory2ObjectExclusion", _exclusions, cancellation);
    }

    private void Leave(string account, string? number, string from)
    {
        if (number is not null && _setOfTerritory.TryGetValue(from, out var set) && _wordsOfSet[set.Id].Remove(number))
        {
            _changedSets.Add(set.Id);
            return;
        }

        _exclusions.Add(new Dictionary<string, object?> { ["ObjectId"] = account, ["Territory2Id"] = from, ["Note"] = "Adjusted after new customers" });
    }

    private static bool IsReachedFromAbove(LiveModel model, LiveRecord territory, ILookup<string, LiveRecord> rulesOf)
    {
        for (var at = model.Territory(territory.Text("ParentTerritory2Id")); at is not null; at = model.Territory(at.Text("ParentTerritory2Id")))
        {
            if (rulesOf[at.Id].Any(one => one.Flag("IsInherited")))
            {
                return true;
            }
        }

        return false;
    }
}
