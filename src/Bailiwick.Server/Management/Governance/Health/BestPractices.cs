namespace Bailiwick.Server.Management.Governance.Health;

/// <summary>The checklist of the field over the live data, with the figure behind each answer.</summary>
internal static class BestPractices
{
    private const string Guide = "What is territory management?";
    private const string Help = "Salesforce Help";
    private const string Pains = "What hurts users of Enterprise Territory Management";

    public static IReadOnlyList<BestPractice> Of(HealthScene scene, IReadOnlyList<HealthFinding> findings)
    {
        int Count(string code) => findings.FirstOrDefault(one => one.Code == code)?.Count ?? 0;
        var (accounts, territories, rules, leaves) = (scene.Run.Accounts.Ids.Count, scene.Model.Territories.Length, scene.Model.Rules.Count, scene.Leaves.Count);
        var manual = scene.Run.Before.Count(one => one.IsManual);
        var tops = scene.Model.Territories.Count(one => one.Text("ParentTerritory2Id") is null);
        var managers = Count("no-forecast-manager") + Count("inactive-forecast-manager") + Count("forecast-manager-not-member");
        var useless = Count("dead-rules") + Count("unattached-rules") + Count("shadowed-rules");
        var members = scene.Model.Territories.SelectMany(one => scene.Present(one.Id)).Select(one => one.Text("UserId")).ToHashSet();
        var outside = scene.Users.Values.Count(one => one.Flag("IsActive") && !members.Contains(one.Id));
        var names = scene.Users.Values.Select(one => one.Text("Name")!).Where(one => one.Length > 3).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = scene.Model.Territories.Count(one => names.Contains(one.Text("Name")!));
        var withQuota = scene.Leaves.Count(one => scene.Quotas.Any(quota => quota.Text("Territory2Id") == one.Id));
        var other = scene.Other;
        return
        [
            new("coverage", "Every account is in a territory", Count("unassigned-accounts") == 0, $"{Count("unassigned-accounts"):#,0} of {accounts:#,0} accounts are in none", Guide),
            new("no-overlap", "No account is in two territories of the lowest level", Count("overlapping-accounts") == 0, $"{Count("overlapping-accounts"):#,0} of {accounts:#,0} accounts are", Guide),
            new("roll-up", "Every territory rolls up to one top", tops == 1, $"{tops:#,0} of {territories:#,0} territories are at the top", Guide),
            new("forecast-managers", "A forecast manager on every territory", managers == 0, $"{managers:#,0} of {territories:#,0} territories have none, or one who is inactive or no member", Guide),
            new("balance", "Territories are balanced, and measured", Count("imbalance") == 0, $"{Count("imbalance"):#,0} of {leaves:#,0} territories are more than {scene.Settings.BalancePercent} % off their target", Guide),
            new("rules-of-engagement", "Rules assign, not hands", manual * 10 <= scene.Run.Before.Count, $"{manual:#,0} of {scene.Run.Before.Count:#,0} assignments are by hand", Guide),
            new("label-not-owner", "Territories are not called by people", named == 0, $"{named:#,0} of {territories:#,0} territories have the name of a user", Guide),
            new("vacancies", "No vacancy is left alone", Count("vacant-too-long") == 0, $"{Count("vacant-too-long"):#,0} of {leaves:#,0} territories are vacant for more than {scene.Settings.VacantDays} days", Guide),
            new("quota", "Every territory of the lowest level has a quota", withQuota == leaves, $"{withQuota:#,0} of {leaves:#,0} have one", Guide),
            new("manage-or-redesign", "Quarterly reviews are held", other.RecentReviews > 0, $"{other.RecentReviews:#,0} reviews were opened in the last 120 days", Guide),
            new("rules-fresh", "Rules run after they change", Count("rules-not-run") == 0 && other.RulesChangedSinceRun == 0, $"{other.RulesChangedSinceRun:#,0} parts of rules changed since, {Count("rules-not-run"):#,0} accounts would move", Help),
            new("rules-needed", "Every rule does something", useless == 0, $"{useless:#,0} of {rules:#,0} rules are dead, shadowed or unattached", Help),
            new("people-assigned", "Every active user is in a territory", outside == 0, $"{outside:#,0} of {scene.Users.Count:#,0} users are active and in none", Help),
            new("no-ties", "Priorities decide every opportunity", Count("opportunity-ties") == 0, $"{Count("opportunity-ties"):#,0} open opportunities tie", Pains),
            new("pipeline-covered", "Every open opportunity has a territory", Count("opportunities-outside") == 0, $"{Count("opportunities-outside"):#,0} have none", Pains),
            new("reasons", "Changes say why", other.ActsWithReason * 2 >= other.Acts, $"{other.ActsWithReason:#,0} of {other.Acts:#,0} acts of the last 90 days have a reason", Pains),
            new("decisions", "Requests are decided in time", other.OverdueRequests == 0, $"{other.OverdueRequests:#,0} wait beyond their day", Pains),
            new("fresh-data", "Accounts are kept fresh", other.StaleAccounts * 2 <= accounts, $"{other.StaleAccounts:#,0} of {accounts:#,0} accounts were not changed for {scene.Settings.StaleDays} days", Pains),
        ];
    }
}
