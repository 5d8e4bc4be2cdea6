using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Rules;
using Bailiwick.Server.Management;
using Bailiwick.Server.Tests.Boundaries;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Management;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Rules;

/// <summary>The rule engine against an independent oracle: the same rules as SQL over the same rows of the same tables.</summary>
public sealed class RuleOracleTests(ServerHost host) : IClassFixture<ServerHost>
{
    private const int Accounts = 150;
    private const int Rounds = 10;
    private const int RuleSetsOfRound = 100;

    [Fact]
    public async Task The_engine_agrees_with_the_same_rules_as_SQL_on_a_thousand_random_rule_sets()
    {
        var random = new Random(2027);
        await AddFieldsAsync();
        var ids = (await ChangeAsync(host, [.. Enumerable.Range(0, Accounts).Select(account => Create("Account", Cells(random, $"Account {account}")))])).Ids;
        var map = new OracleMap(random);
        var areas = await AreasAsync(map);
        var (given, sets) = (0L, 0);
        for (var round = 0; round < Rounds; round++)
        {
            await ChangeAsync(host, [.. ids.Where(_ => random.Next(2) == 0).Select(id => Update("Account", id, Cells(random, $"Round {round}", ids)))]);
            await using var connection = await host.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using (var make = new NpgsqlCommand(OracleSql.Accounts(host.Workspace), connection))
            {
                await make.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }

            var accounts = await ReadAsync(connection);
            Assert.Equal(Accounts, accounts.Ids.Count);
            RuleRun? run = null;
            for (var set = 0; set < RuleSetsOfRound; set++, sets++)
            {
                var book = OracleBook.Draw(random, Accounts, areas);
                run = Next(run, book.Book, accounts.Table, random);
                var byEngine = Enumerable.Range(0, Accounts).SelectMany(row => run.ByRule(row).ToArray().Select(place => $"{accounts.Ids[row]} {book.Book.Territories[place].Key}")).ToHashSet();
                var bySql = await AskAsync(connection, OracleSql.Query(book, accounts.Ids, map));
                if (!byEngine.SetEquals(bySql))
                {
                    Assert.Fail($"Rule set {sets}: {Difference(byEngine, bySql, accounts, run)}");
                }

                given += bySql.Count;
            }
        }

        Assert.Equal(1000, sets);
        Assert.InRange(given, 50_000, 2_000_000);
    }

    /// <summary>Half of the books are run in full, half as a change of the book before.</summary>
    private static RuleRun Next(RuleRun? before, RuleBook book, AccountTable table, Random random)
    {
        if (before is null || random.Next(2) == 0)
        {
            return RuleRun.Full(CompiledBook.Compile(book, table).Value);
        }

        Assert.True(before.Change(book).IsDone);
        return before;
    }

    private static string Difference(HashSet<string> byEngine, HashSet<string> bySql, LiveAccounts accounts, RuleRun run)
    {
        var one = byEngine.Except(bySql).Concat(bySql.Except(byEngine)).Order().First().Split(' ');
        var why = run.Explain(accounts.RowOfId[one[0]], one[1]).Value;
        var rules = why.Rules.Select(rule => $"{rule.Rule} {rule.BooleanFilter} {(rule.Holds ? "holds" : "does not hold")} for {accounts.Ids[rule.JudgedRow]}: {string.Join("; ", rule.Items)}");
        return $"{byEngine.Except(bySql).Count()} only by the engine, {bySql.Except(byEngine).Count()} only by SQL; {one[0]} in {one[1]}: {why.Verdict}. {string.Join(" | ", rules)}";
    }

    /// <summary>Value sets of a model with shapes, and with units of an uploaded boundary set, as the service makes them ready.</summary>
    private async Task<ImmutableArray<PlaceArea>> AreasAsync(OracleMap map)
    {
        var job = await host.AddAsync(new { uploadId = await host.UploadAsync(map.CellsGeoJson), name = "Cells", keyProperty = "code" });
        var model = (await ModelAsync(host))["model"];
        var ids = (await ChangeAsync(host, [.. Enumerable.Range(0, OracleMap.Areas).Select(area => Create("Territory2ValueSet", OracleMap.IsOfUnits(area)
            ? new { MasterLabel = $"Area {area}", DeveloperName = $"Area{area}", Territory2ModelId = model, Words = string.Join('\n', map.CellsOf(area)), BoundarySetId = job.BoundarySetId }
            : new { MasterLabel = $"Area {area}", DeveloperName = $"Area{area}", Territory2ModelId = model, Shape = map.ShapeGeoJson(area) }))])).Ids;
        await using var connection = await host.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var sets = await LiveReader.ReadAsync(
            connection, new WorkspaceId(host.Workspace), ObjectCatalog.Standard.Find("Territory2ValueSet")!, LiveQuery.Ids(ids), TestContext.Current.CancellationToken);
        return (await host.Services.GetRequiredService<RuleAreas>().ReadAsync(new WorkspaceId(host.Workspace), sets, TestContext.Current.CancellationToken)).Value;
    }

    private async Task<LiveAccounts> ReadAsync(NpgsqlConnection connection)
    {
        var workspace = new WorkspaceId(host.Workspace);
        var catalog = await host.Services.GetRequiredService<WorkspaceCatalog>().ReadAsync(workspace, TestContext.Current.CancellationToken);
        return await LiveAccounts.ReadAsync(
            connection, workspace, catalog.Find("Account")!, OracleFields.All.Select(field => field.Name), null, null, TestContext.Current.CancellationToken);
    }

    private static async Task<HashSet<string>> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var found = new HashSet<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    private async Task AddFieldsAsync()
    {
        foreach (var field in OracleFields.All.Where(field => field.IsCustom))
        {
            await host.Planner.PostAsync<object>(
                host.In($"/live/objects/Account/fields/{field.Name}"), new { label = field.Name, type = field.Type, scale = field.Type == FieldType.Number ? 2 : 0, length = 0 });
        }
    }

    private static Dictionary<string, object?> Cells(Random random, string name, IReadOnlyList<string>? parents = null)
    {
        var cells = new Dictionary<string, object?> { ["Name"] = name, ["IsExcludedFromRealign"] = random.Next(12) == 0 };
        foreach (var field in OracleFields.All.Where(_ => random.Next(3) > 0))
        {
            cells[field.Name] = random.Next(6) == 0 ? null : field.Draw(random);
        }

        cells["ParentId"] = parents is null || random.Next(2) == 0 ? null : parents[random.Next(parents.Count)];
        return cells;
    }
}
