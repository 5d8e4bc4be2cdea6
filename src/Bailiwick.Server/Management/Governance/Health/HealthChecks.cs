using System.Globalization;
using System.Text.RegularExpressions;
using Bailiwick.Core.Management.Opportunities;
using Bailiwick.Core.Management.Rules;
using Bailiwick.Server.Management.People;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Governance.Health;

/// <summary>Every check over one reading of the model. A check that finds nothing is left out.</summary>
internal sealed partial class HealthChecks(HealthScene scene, IReadOnlyDictionary<string, string> nameOfAccount)
{
    public const int MostNamed = 20;

    private static readonly HealthFix _runRules = new("run-rules", null, "Run the rules");
    private static readonly HealthFix _chooseManagers = new("choose-managers", null, "Choose the only member");
    private static readonly HealthFix _toTerritories = new(null, "territories", "Open territories");
    private static readonly HealthFix _toPeople = new(null, "people", "Move people");
    private static readonly HealthFix _toAccounts = new(null, "accounts", "Open accounts");
    private static readonly HealthFix _toRules = new(null, "rules", "Open rules");
    private static readonly HealthFix _toModels = new(null, "models", "Open models");

    public IReadOnlyList<HealthFinding> All() =>
    [
        .. Accounts().Concat(Territories()).Concat(People()).Concat(Managers()).Concat(Rules()).Concat(Opportunities()).Concat(Data()).Where(one => one.Count > 0)
            .OrderByDescending(one => one.Severity).ThenByDescending(one => one.Count),
    ];

    private IEnumerable<HealthFinding> Accounts()
    {
        NamedRecord AccountOf(string id) => new("Account", id, nameOfAccount.GetValueOrDefault(id, id));
        var (result, ids) = (scene.Run.Result, scene.Run.Accounts.Ids);
        var qualified = Enumerable.Range(0, ids.Count).Where(row => !scene.Run.Accounts.Table.IsExcludedFromRealign(row)).ToList();
        yield return Of(
            "unassigned-accounts", Severity.Problem, qualified.Where(row => result.TerritoriesOf(row).Count == 0).Select(row => ids[row]), AccountOf, "{0} [account is|accounts are] in no territory.",
            "Extend a rule, or assign them by hand.", _toRules, _toAccounts);
        var leaf = scene.Leaves.Select(one => one.Text("DeveloperName")!).ToHashSet(StringComparer.Ordinal);
        yield return Of(
            "overlapping-accounts", Severity.Warning, qualified.Where(row => result.TerritoriesOf(row).Count(leaf.Contains) > 1).Select(row => ids[row]), AccountOf,
            "{0} [account is|accounts are] in more than one territory of the lowest level.", "Exclude them from all but one, or sharpen the rules, unless they are shared on purpose.", _toAccounts, _toRules);
        var stored = scene.Run.Before.ToLookup(one => one.Account, one => one.Territory, StringComparer.Ordinal);
        yield return Of(
            "rules-not-run", Severity.Problem,
            Enumerable.Range(0, ids.Count).Where(row => !stored[ids[row]].Select(scene.Model.KeyOf).ToHashSet(StringComparer.Ordinal).SetEquals(result.TerritoriesOf(row))).Select(row => ids[row]), AccountOf,
            "{0} [account|accounts] would be in other territories if the rules ran now.", "Run the rules.", _runRules, _toModels);
    }

    private IEnumerable<HealthFinding> Territories()
    {
        var parents = scene.Model.Territories.Select(one => one.Text("ParentTerritory2Id")).ToHashSet();
        var tops = scene.Model.Territories.Where(one => one.Text("ParentTerritory2Id") is null).ToList();
        yield return Of(
            "orphan-territories", Severity.Problem, tops.Where(one => tops.Count > 1 && !parents.Contains(one.Id)), TerritoryOf,
            "{0} [territory stands|territories stand] beside the hierarchy, with none above and none below: [its|their] numbers roll up to nobody.", "Give them a parent.", _toTerritories);
        yield return Of(
            "empty-territories", Severity.Warning, scene.Leaves.Where(one => !scene.AccountsOf[one.Id].Any()), TerritoryOf, "{0} [territory has|territories have] no account.",
            "Give them a rule, or remove them.", _toRules, _toTerritories);
        var limit = scene.Settings.BalancePercent / 100.0;
        yield return Of(
            "imbalance", Severity.Warning, scene.Deviations.Where(one => Math.Abs(one.Off) > limit).OrderByDescending(one => Math.Abs(one.Off)),
            one => new NamedRecord("Territory2", one.Territory.Id, $"{one.Territory.Text("Name")} ({one.Off:+0 %;-0 %})"),
            $"{{0}} [territory is|territories are] more than {scene.Settings.BalancePercent} % off [its|their] target of {scene.Settings.BalanceField ?? "accounts"}{(scene.Settings.BalanceByQuota ? " by quota" : "")}.",
            "Move accounts at their borders, or open the plan and optimize with little disruption.", _toAccounts, _toTerritories);
    }

    private IEnumerable<HealthFinding> People()
    {
        var vacant = scene.Leaves.Where(scene.IsVacant).ToList();
        yield return Of("vacant-territories", Severity.Warning, vacant, TerritoryOf, "{0} [territory has|territories have] nobody, or only a caretaker.", "Let somebody join, or name a temporary cover.", _toPeople);
        var days = scene.Settings.VacantDays;
        yield return Of(
            "vacant-too-long", Severity.Problem, vacant.Where(one => scene.VacantSince(one) < scene.Today.AddDays(-days)),
            one => new NamedRecord("Territory2", one.Id, $"{one.Text("Name")} (since {scene.VacantSince(one):yyyy-MM-dd})"), $"{{0}} [territory has|territories have] been vacant for more than {days} days.",
            "Fill them, or share their accounts out.", _toPeople);
        yield return Of(
            "inactive-members", Severity.Problem,
            scene.Model.Territories.SelectMany(one => scene.Gone(one.Id).Select(member => (Territory: one, Member: member))),
            one => new NamedRecord("User", one.Member.Text("UserId")!, $"{NameOf(one.Member.Text("UserId"))} in {one.Territory.Text("Name")}"), "{0} [member|members] left or [is no active user|are not active users].", "Plan that they leave.", _toPeople);
    }

    private IEnumerable<HealthFinding> Managers()
    {
        var all = scene.Model.Territories;
        yield return Of(
            "no-forecast-manager", Severity.Warning, all.Where(one => ForecastManagers.On(one, scene.Today) is null), TerritoryOf, "{0} [territory has|territories have] no forecast manager: nobody answers for [its|their] number.",
            "Choose one of the members.", _chooseManagers, _toPeople);
        yield return Of(
            "inactive-forecast-manager", Severity.Problem, all.Where(one => ForecastManagers.On(one, scene.Today) is { } user && scene.Users.GetValueOrDefault(user)?.Flag("IsActive") != true), TerritoryOf,
            "{0} [territory has|territories have] a forecast manager who is not active.", "Choose another member.", _chooseManagers, _toPeople);
        yield return Of(
            "forecast-manager-not-member", Severity.Problem,
            all.Where(one => ForecastManagers.On(one, scene.Today) is { } user && !scene.Present(one.Id).Any(member => member.Text("UserId") == user)), TerritoryOf,
            "{0} [territory has|territories have] a forecast manager who is no member today.", "Add the person, or choose a member.", _chooseManagers, _toPeople);
    }

    private IEnumerable<HealthFinding> Rules()
    {
        var model = scene.Model;
        var attached = model.Associations.Select(one => one.Text("RuleId")).ToHashSet();
        static NamedRecord RuleOf(LiveRecord rule) => new("ObjectTerritory2AssignmentRule", rule.Id, rule.Text("MasterLabel")!);
        yield return Of(
            "unattached-rules", Severity.Warning, model.Rules.Where(one => !attached.Contains(one.Id)), RuleOf, "{0} [rule is|rules are] attached to no territory and [assigns|assign] nothing.", "Attach or remove them.",
            new HealthFix("remove-unattached-rules", null, "Remove these rules"), _toRules);
        yield return Of("inactive-rules", Severity.Info, model.Rules.Where(one => !one.Flag("IsActive")), RuleOf, "{0} [rule is|rules are] inactive.", "Activate or remove them.", _toRules);
        var matched = scene.Run.Result.RowsByRule();
        var placeOfKey = scene.Run.Result.Book.Book.Rules.Index().ToDictionary(one => one.Item.Key, one => one.Index, StringComparer.Ordinal);
        yield return Of(
            "dead-rules", Severity.Warning, model.Rules.Where(one => one.Flag("IsActive") && attached.Contains(one.Id) && matched[placeOfKey[one.Text("DeveloperName")!]] == 0), RuleOf,
            "{0} active [rule matches|rules match] no account.", "Correct their values, or remove them.", _toRules);
        var shadowed = RuleShadows.Of(scene.Run.Result.Book).ToHashSet(StringComparer.Ordinal);
        yield return Of(
            "shadowed-rules", Severity.Info, model.Rules.Where(one => shadowed.Contains(one.Text("DeveloperName")!)), RuleOf, "{0} [rule gives|rules give] nothing that other rules do not give too.",
            "Remove them, unless they say something on purpose twice.", _toRules);
    }

    private IEnumerable<HealthFinding> Opportunities()
    {
        var open = scene.Opportunities.Where(one => !one.IsClosed).ToList();
        static NamedRecord NamedOf(AssignmentReader.Pipeline one) => new("Opportunity", one.Id, one.Name ?? one.Id);
        yield return Of(
            "opportunities-outside", Severity.Problem, open.Where(one => !one.IsExcluded && scene.Model.Territory(one.Territory) is null), NamedOf,
            "{0} open [opportunity is|opportunities are] in no territory of the active model.", "Run the rules with opportunities, or set the territory by hand.", _runRules, _toModels);
        var places = scene.Run.Result.Book.Book.Territories.ToDictionary(one => one.Key, StringComparer.Ordinal);
        yield return Of(
            "opportunity-ties", Severity.Warning,
            open.Where(one => one.Account is { } account && scene.Run.Accounts.RowOfId.TryGetValue(account, out var row)
                && OpportunityFilter.Decide(new OpportunityFacts(one.Id), [.. scene.Run.Result.TerritoriesOf(row).Select(key => places[key])]).Verdict == OpportunityVerdict.Tie),
            NamedOf, "{0} open [opportunity has|opportunities have] an account in several territories of the same priority.",
            "Choose a tie policy, give the types different priorities, or exclude the account from one.", _toModels, _toAccounts);
    }

    private IEnumerable<HealthFinding> Data()
    {
        yield return Counted("stale-rules", Severity.Warning, scene.Other.RulesChangedSinceRun, "{0} [part|parts] of rules changed since the rules last ran.", "Run the rules.", _runRules);
        yield return Counted(
            "stale-accounts", Severity.Info, scene.Other.StaleAccounts, $"{{0}} [account has|accounts have] not been changed for {scene.Settings.StaleDays} days.", "Import them anew from where they are kept.", _toAccounts);
        yield return Counted("overdue-requests", Severity.Warning, scene.Other.OverdueRequests, "{0} change [request waits beyond its|requests wait beyond their] day.", "Decide them.", new HealthFix(null, "requests", "Open requests"));
    }

    private string NameOf(string? user) => user is null ? "" : scene.Users.GetValueOrDefault(user)?.Text("Name") ?? user;

    private static NamedRecord TerritoryOf(LiveRecord one) => new("Territory2", one.Id, one.Text("Name")!);

    private static HealthFinding Counted(string code, Severity severity, int count, string sentence, string advice, params IReadOnlyList<HealthFix> fixes) =>
        new(code, severity, count, Said(sentence, count), advice, [], fixes);

    /// <summary>A sentence with its count, in the singular or the plural: of "[is|are]" one stays.</summary>
    private static string Said(string sentence, int count) =>
        Numbered().Replace(string.Format(CultureInfo.InvariantCulture, sentence, count), match => match.Groups[count == 1 ? 1 : 2].Value);

    [GeneratedRegex(@"\[([^|\]]*)\|([^|\]]*)\]")]
    private static partial Regex Numbered();

    private static HealthFinding Of<T>(
        string code, Severity severity, IEnumerable<T> found, Func<T, NamedRecord> named, string sentence, string advice, params IReadOnlyList<HealthFix> fixes)
    {
        var all = found.ToList();
        return Counted(code, severity, all.Count, sentence, advice, fixes) with { Records = [.. all.Take(MostNamed).Select(named)] };
    }
}
