using Bailiwick.Core;
using Bailiwick.Core.Management.Opportunities;
using Bailiwick.Core.Management.Rules;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;
using Npgsql;
using static Bailiwick.Storage.Management.AssignmentReader;

namespace Bailiwick.Server.Management;

/// <summary>Runs a model's rules over accounts and writes what differs from before: what stays is not touched.</summary>
public sealed class RuleRuns(RuleAreas areas)
{
    /// <summary>What a run did.</summary>
    /// <param name="Judged">Accounts looked at.</param>
    /// <param name="Entered">New rows.</param>
    /// <param name="Left">Rows that ended.</param>
    /// <param name="Opportunities">Opportunities that changed territory.</param>
    /// <param name="Ties">Opportunities that a tie decided.</param>
    [SchemaName("RuleRun")]
    public sealed record Summary(int Judged, int Entered, int Left, int Opportunities, int Ties);

    /// <summary>A model with the accounts it was run over.</summary>
    public sealed record Run(LiveModel Model, LiveAccounts Accounts, RuleRun Result, IReadOnlyList<Assignment> Before);

    /// <summary>The rules over all accounts, or over some with their families; nothing is written.</summary>
    public async Task<Outcome<Run>> RunAsync(
        NpgsqlConnection connection, WorkspaceId workspace, Core.Management.Objects.ObjectCatalog catalog, LiveModel model, IReadOnlyCollection<string>? only,
        LiveAccounts? accounts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(model);
        accounts ??= await LiveAccounts.ReadAsync(connection, workspace, catalog.Find("Account")!, model.RuleFields, only, null, cancellation);
        var ids = only is null ? null : accounts.Ids.ToArray();
        var before = await AssignmentsAsync(connection, workspace, model.Model.Id, ids, null, cancellation);
        var exclusions = await ExclusionsAsync(connection, workspace, model.Model.Id, ids, null, cancellation);
        AccountPlace? PlaceOf(string account, string territory) =>
            accounts.RowOfId.TryGetValue(account, out var row) ? new AccountPlace(row, model.KeyOf(territory)) : null;

        var onMap = await areas.ReadAsync(workspace, model.Sets, cancellation);
        if (!onMap.IsDone)
        {
            return onMap.Refusal;
        }

        var book = model.Book() with
        {
            Areas = onMap.Value,
            Manual = [.. before.Where(one => one.IsManual).Select(one => PlaceOf(one.Account, one.Territory)).OfType<AccountPlace>()],
            Exclusions = [.. exclusions.Select(one => PlaceOf(one.Account, one.Territory)).OfType<AccountPlace>()],
        };
        var compiled = CompiledBook.Compile(book, accounts.Table);
        return compiled.IsDone ? new Run(model, accounts, RuleRun.Full(compiled.Value), before) : compiled.Refusal;
    }

    /// <summary>Runs and writes inside an act.</summary>
    /// <param name="scope">The act.</param>
    /// <param name="model">The model's id.</param>
    /// <param name="only">Only these accounts with their families; null for all.</param>
    /// <param name="tie">What an opportunity gets in a tie; null leaves opportunities as they are.</param>
    /// <param name="cancellation">To stop.</param>
    public async Task<Outcome<Summary>> WriteAsync(LiveScope scope, string model, IReadOnlyCollection<string>? only, TiePolicy? tie, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var live = (await LiveModel.ReadAsync(scope.Connection, scope.Act.Workspace, scope.Catalog, model, cancellation))!;
        var made = await RunAsync(scope.Connection, scope.Act.Workspace, scope.Catalog, live, only, null, cancellation);
        if (!made.IsDone)
        {
            return made.Refusal;
        }

        var run = made.Value;
        var standing = run.Before.Where(one => !one.IsManual).ToDictionary(one => (one.Account, one.Territory), one => one.Id);
        var entered = new List<IReadOnlyDictionary<string, object?>>();
        var placeIds = run.Result.Book.Book.Territories.Select(one => live.IdOfKey[one.Key]).ToArray();
        for (var row = 0; row < run.Accounts.Ids.Count; row++)
        {
            foreach (var place in run.Result.ByRule(row))
            {
                if (!standing.Remove((run.Accounts.Ids[row], placeIds[place])))
                {
                    entered.Add(new Dictionary<string, object?>
                    {
                        ["ObjectId"] = run.Accounts.Ids[row],
                        ["Territory2Id"] = placeIds[place],
                        ["AssociationCause"] = "Territory2AssignmentRule",
                        ["SobjectType"] = "Account",
                    });
                }
            }
        }

        var association = scope.TypeOf("ObjectTerritory2Association");
        await scope.Act.EndAsync(association, standing.Values, cancellation);
        await scope.Act.InsertAsync(association, entered, cancellation);
        var (moved, ties) = tie is { } policy ? await AssignOpportunitiesAsync(scope, run, policy, only is not null, cancellation) : (0, 0);
        return new Summary(run.Accounts.Ids.Count, entered.Count, standing.Count, moved, ties);
    }

    /// <summary>After an act that changed accounts: the active model's rules over these accounts, so that they stand as after a full run.</summary>
    public async Task<Refusal?> AfterAsync(LiveScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.TouchedAccounts.Count > 0 && await ActiveAsync(scope, cancellation) is { } active
            ? (await WriteAsync(scope, active.Id, scope.TouchedAccounts, null, cancellation)).Refusal
            : null;
    }

    /// <summary>The one active model, or null.</summary>
    public static async Task<LiveRecord?> ActiveAsync(LiveScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return (await scope.ReadAsync("Territory2Model", LiveQuery.Where("State", "Active"), cancellation)).SingleOrDefault();
    }

    private static async Task<(int Moved, int Ties)> AssignOpportunitiesAsync(LiveScope scope, Run run, TiePolicy tie, bool isPart, CancellationToken cancellation)
    {
        var opportunities = await OpportunitiesAsync(scope.Connection, scope.Act.Workspace, isPart ? run.Accounts.Ids.ToArray() : null, null, cancellation);
        var territoryOfKey = run.Result.Book.Book.Territories.ToDictionary(one => one.Key, StringComparer.Ordinal);
        var changes = new List<(string, string?)>();
        var ties = 0;
        foreach (var one in opportunities.Where(one => !one.IsClosed || run.Model.Territory(one.Territory) is null))
        {
            var ofAccount = one.Account is { } account && run.Accounts.RowOfId.TryGetValue(account, out var row)
                ? run.Result.TerritoriesOf(row).Select(key => territoryOfKey[key]).ToList()
                : [];
            var present = run.Model.Territory(one.Territory)?.Text("DeveloperName");
            var decision = OpportunityFilter.Decide(new OpportunityFacts(one.Id, present, one.IsExcluded), ofAccount, tie);
            ties += decision.Verdict == OpportunityVerdict.Tie ? 1 : 0;
            var after = decision.After is { } key ? run.Model.IdOfKey[key] : null;

            // What is closed was won in a territory and stays there, unless the new model knows where it belongs.
            if (after != one.Territory && !(one.IsClosed && after is null) && !one.IsExcluded)
            {
                changes.Add((one.Id, after));
            }
        }

        await scope.Act.SetAsync(scope.TypeOf("Opportunity"), "Territory2Id", changes, cancellation);
        return (changes.Count, ties);
    }
}
