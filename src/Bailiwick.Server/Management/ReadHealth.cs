using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Opportunities;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.People;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>What is wrong with the active model, by check, with what to do about it.</summary>
public sealed class ReadHealth(LiveActs acts, WorkspaceCatalog catalogs, ReadTerritories territories, RuleRuns runs, TimeProvider time)
{
    private const int MostNamed = 20;
    private const int VacantTooLong = 30;
    private const double Imbalance = 0.5;

    public enum Severity
    {
        Info,
        Warning,
        Problem,
    }

    /// <param name="Code">Stable: <c>unassigned-accounts</c>.</param>
    /// <param name="Count">How many records it is about.</param>
    /// <param name="Sentence">For a person.</param>
    /// <param name="Advice">What to do.</param>
    /// <param name="Records">The first of them by id, with their names.</param>
    [SchemaName("HealthFinding")]
    public sealed record Finding(string Code, Severity Severity, int Count, string Sentence, string Advice, IReadOnlyList<Named> Records);

    [SchemaName("NamedRecord")]
    public sealed record Named(string Type, string Id, string Name);

    /// <param name="Redesign">Whether the figures say: draw the territories anew.</param>
    /// <param name="Indicator">The figures behind it, in words.</param>
    [SchemaName("ModelHealth")]
    public sealed record Reply(string ModelId, string Model, IReadOnlyList<Finding> Findings, bool Redesign, string Indicator);

    public async Task<Outcome<Reply>> HandleAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        Task<List<LiveRecord>> OfAsync(string type, LiveQuery query) => LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find(type)!, query, cancellation);
        if ((await OfAsync("Territory2Model", LiveQuery.Where("State", "Active"))).SingleOrDefault() is not { } active)
        {
            return LiveRefusals.NoActiveModel();
        }

        var tree = await territories.TreeAsync(active.Id, new ReadTerritories.Query(null, null), caller, cancellation);
        var live = await LiveModel.ReadAsync(connection, caller.Workspace, catalog, active.Id, cancellation);
        var run = await runs.RunAsync(connection, caller.Workspace, catalog, live!, null, null, cancellation);
        if (!tree.IsDone || !run.IsDone)
        {
            return (tree.Refusal ?? run.Refusal)!;
        }

        var users = (await OfAsync("User", LiveQuery.All)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var findings = new Checks(tree.Value, run.Value, users, await AssignmentReader.OpportunitiesAsync(connection, caller.Workspace, null, null, cancellation), time.GetUtcNow())
            .All(await OfAsync("Account", LiveQuery.Ids([.. run.Value.Accounts.Ids.Where((_, row) => run.Value.Result.TerritoriesOf(row).Count != 1).Take(MostNamed * 50)]))).ToList();
        var leaves = LeavesOf(tree.Value).ToList();
        var mean = leaves.Count == 0 ? 0 : leaves.Average(one => one.Accounts);
        var out50 = leaves.Count(one => mean > 0 && Math.Abs(one.Accounts - mean) / mean > Imbalance);
        var unassigned = tree.Value.Accounts == 0 ? 0 : (double)tree.Value.Unassigned / tree.Value.Accounts;
        var redesign = leaves.Count > 0 && (out50 * 3 > leaves.Count || unassigned > 0.1);
        return new Reply(
            active.Id, active.Text("Name")!, findings, redesign,
            $"{out50} of {leaves.Count} territories differ by more than {Imbalance:0 %} from the mean of {mean:#,0} accounts, and {unassigned:0.0 %} of accounts are in none. "
            + (redesign ? "More than a third, or more than 10 %, speaks for a redesign." : "Small adjustments will do."));
    }

    private static IEnumerable<ReadTerritories.Node> LeavesOf(ReadTerritories.Tree tree)
    {
        var parents = tree.Nodes.Select(one => one.Parent).ToHashSet();
        return tree.Nodes.Where(one => !parents.Contains(one.Id));
    }

    /// <summary>The checks over one reading of the model.</summary>
    private sealed class Checks(
        ReadTerritories.Tree tree, RuleRuns.Run run, Dictionary<string, LiveRecord> users, List<AssignmentReader.Pipeline> opportunities, DateTimeOffset now)
    {
        private readonly List<ReadTerritories.Node> _leaves = [.. LeavesOf(tree)];

        public IEnumerable<Finding> All(List<LiveRecord> accounts) =>
            Accounts(accounts).Concat(Territories()).Concat(Managers()).Concat(Rules()).Concat(Opportunities()).Where(one => one.Count > 0)
                .OrderByDescending(one => one.Severity).ThenByDescending(one => one.Count);

        private IEnumerable<Finding> Accounts(List<LiveRecord> accounts)
        {
            var nameOf = accounts.ToDictionary(one => one.Id, one => one.Text("Name")!, StringComparer.Ordinal);
            List<string> Rows(Func<int, bool> holds) => [.. run.Accounts.Ids.Where((_, row) => holds(row))];
            var none = Rows(row => run.Result.TerritoriesOf(row).Count == 0);
            yield return Of("unassigned-accounts", Severity.Problem, none, id => new Named("Account", id, nameOf.GetValueOrDefault(id, id)), "{0} accounts are in no territory.", "Extend a rule, or assign them by hand.");
            var leaf = _leaves.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
            var several = Rows(row => run.Result.TerritoriesOf(row).Count(leaf.Contains) > 1);
            yield return Of("overlapping-accounts", Severity.Warning, several, id => new Named("Account", id, nameOf.GetValueOrDefault(id, id)), "{0} accounts are in more than one territory of the lowest level.", "Exclude them from all but one, or sharpen the rules, unless they are shared on purpose.");
        }

        private IEnumerable<Finding> Territories()
        {
            yield return Of("empty-territories", Severity.Warning, _leaves.Where(one => one.Accounts == 0), NodeOf, "{0} territories have no account.", "Give them a rule, or remove them.");
            var vacant = _leaves.Where(one => one.IsVacant).ToList();
            yield return Of("vacant-territories", Severity.Warning, vacant, NodeOf, "{0} territories have nobody, or only a caretaker.", "Let somebody join, or name a temporary cover.");
            var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-VacantTooLong);
            yield return Of("vacant-too-long", Severity.Problem, vacant.Where(one => one.People.Any(person => person.Start is { } start && start < since)), NodeOf, $"{{0}} territories have had only a caretaker for more than {VacantTooLong} days.", "Fill them, or share their accounts out.");
            var mean = _leaves.Count == 0 ? 0 : _leaves.Average(one => one.Accounts);
            yield return Of("imbalance", Severity.Info, _leaves.Where(one => mean > 0 && Math.Abs(one.Accounts - mean) / mean > Imbalance), NodeOf, $"{{0}} territories differ by more than {Imbalance:0 %} from the mean of accounts.", "Move accounts at their borders, or open the plan and optimize with little disruption.");
        }

        private DateOnly Today => DateOnly.FromDateTime(now.UtcDateTime);

        private IEnumerable<Finding> Managers()
        {
            var records = run.Model.Territories;
            yield return Of("no-forecast-manager", Severity.Warning, records.Where(one => ForecastManagers.On(one, Today) is null), RecordOf, "{0} territories have no forecast manager: nobody answers for their number.", "Choose one of the members.");
            yield return Of(
                "inactive-forecast-manager", Severity.Problem, records.Where(one => ForecastManagers.On(one, Today) is { } user && users.GetValueOrDefault(user)?.Flag("IsActive") != true), RecordOf,
                "{0} territories have a forecast manager who is not active.", "Choose another member.");
            var members = tree.Nodes.ToDictionary(one => one.Id, one => one.People.Select(person => person.UserId).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
            yield return Of(
                "forecast-manager-not-member", Severity.Problem, records.Where(one => ForecastManagers.On(one, Today) is { } user && !members[one.Id].Contains(user)), RecordOf,
                "{0} territories have a forecast manager who is no member today.", "Add the person, or choose a member.");
        }

        private IEnumerable<Finding> Rules()
        {
            var attached = run.Model.Associations.Select(one => one.Text("RuleId")).ToHashSet();
            Named RuleOf(LiveRecord rule) => new("ObjectTerritory2AssignmentRule", rule.Id, rule.Text("MasterLabel")!);
            yield return Of("unattached-rules", Severity.Warning, run.Model.Rules.Where(one => !attached.Contains(one.Id)), RuleOf, "{0} rules are attached to no territory and assign nothing.", "Attach or remove them.");
            yield return Of("inactive-rules", Severity.Info, run.Model.Rules.Where(one => !one.Flag("IsActive")), RuleOf, "{0} rules are inactive.", "Activate or remove them.");
            var matched = run.Result.RowsByRule();
            var keys = run.Result.Book.Book.Rules.Select(rule => rule.Key).ToList();
            yield return Of(
                "dead-rules", Severity.Warning, run.Model.Rules.Where(one => one.Flag("IsActive") && attached.Contains(one.Id) && matched[keys.IndexOf(one.Text("DeveloperName")!)] == 0), RuleOf,
                "{0} active rules match no account.", "Correct their values, or remove them.");
        }

        private IEnumerable<Finding> Opportunities()
        {
            var open = opportunities.Where(one => !one.IsClosed).ToList();
            Named NamedOf(AssignmentReader.Pipeline one) => new("Opportunity", one.Id, one.Name ?? one.Id);
            yield return Of(
                "opportunities-outside", Severity.Problem, open.Where(one => !one.IsExcluded && run.Model.Territory(one.Territory) is null), NamedOf,
                "{0} open opportunities are in no territory of the active model.", "Run the rules with opportunities, or set the territory by hand.");
            var places = run.Result.Book.Book.Territories.ToDictionary(one => one.Key, StringComparer.Ordinal);
            yield return Of(
                "opportunity-ties", Severity.Warning,
                open.Where(one => one.Account is { } account && run.Accounts.RowOfId.TryGetValue(account, out var row)
                    && OpportunityFilter.Decide(new OpportunityFacts(one.Id), [.. run.Result.TerritoriesOf(row).Select(key => places[key])]).Verdict == OpportunityVerdict.Tie),
                NamedOf, "{0} open opportunities have an account in several territories of the same priority.", "Choose a tie policy, give the types different priorities, or exclude the account from one.");
        }

        private static Finding Of<T>(string code, Severity severity, IEnumerable<T> found, Func<T, Named> named, string sentence, string advice)
        {
            var all = found.ToList();
            return new Finding(code, severity, all.Count, string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, all.Count), advice, [.. all.Take(MostNamed).Select(named)]);
        }

        private static Named NodeOf(ReadTerritories.Node one) => new("Territory2", one.Id, one.Name);

        private static Named RecordOf(LiveRecord one) => new("Territory2", one.Id, one.Text("Name")!);
    }
}
