using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Management;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Management;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management;

/// <summary>Random sequences of account changes, people moves, rule runs, activations and acts taken back.</summary>
public sealed class RandomActsTests(ServerHost host) : IClassFixture<ServerHost>
{
    private const int Steps = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_sequence_leaves_an_orphan_a_lost_row_or_a_history_that_does_not_replay(int seed)
    {
        var random = new Random(seed);
        var model = await ModelAsync(host, $"Random {seed}");
        await ActivateAsync(host, model["model"], swap: true);
        List<string> accounts = [.. await AccountsAsync(host, "ME", "TX", "VT", "OR", "TX")];
        List<string> users = [model["ann"], model["bob"]];
        var active = model["model"];
        var day = DateOnly.FromDateTime(DateTime.UtcNow);
        var (done, refused) = (0, 0);
        for (var step = 0; step < Steps; step++)
        {
            var account = accounts[random.Next(accounts.Count)];
            var response = random.Next(8) switch
            {
                0 or 1 => await TryChangeAsync(host, Update("Account", account, new { BillingState = (string[])["ME", "TX", "VT", "OR"] is var states ? states[random.Next(4)] : "" })),
                2 => await TryChangeAsync(host, Create("Account", new { Name = $"New {step}", BillingState = "ME", ParentId = account })),
                3 => await TryChangeAsync(host, Delete("Account", account)),
                4 => await TryChangeAsync(host, Create("User", new { LastName = $"Rep {step}", Username = $"r{seed}-{step}", Email = "r@example.org" })),
                5 => await MoveAsync(users, active, day.AddDays(random.Next(100)), random),
                6 => await RevertLastAsync(random),
                _ => await host.Planner.PostAsync(host.In($"/live/models/{active}/clones"), new { name = $"Clone {seed} {step}" }),
            };
            (done, refused) = response.IsSuccessStatusCode ? (done + 1, refused) : (done, refused + 1);
            Assert.True((int)response.StatusCode < 500, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            if (step % 20 == 19)
            {
                active = await PlannedAsync(active, $"Clone {seed} before {step}");
                await ActivateAsync(host, active, swap: true);
            }

            accounts = [.. (await ListAsync(host, "Account")).Select(one => one.Id)];
            users = [.. (await ListAsync(host, "User")).Select(one => one.Id)];
            if (accounts.Count == 0)
            {
                accounts = [.. await AccountsAsync(host, "ME", "TX")];
            }
        }

        Assert.True(done > Steps / 4, $"{done} acts were done and {refused} refused.");
        Assert.Single(await ListAsync(host, "Territory2Model", "&field=State&value=Active"));
        await NothingIsOrphanedAsync();
        await EveryHistoryReplaysAsync();
        var before = await RowsAsync();
        await EndAsync(host, $"/live/models/{active}/runs", new { });
        Assert.Equal(before, await RowsAsync());
    }

    private async Task<HttpResponseMessage> MoveAsync(List<string> users, string model, DateOnly day, Random random)
    {
        var tree = await host.Planner.GetAsync<ReadTerritories.Tree>(host.In($"/live/models/{model}/tree?on={day:yyyy-MM-dd}"));
        var territory = tree.Nodes[random.Next(tree.Nodes.Count)].Id;
        var (user, other) = (users[random.Next(users.Count)], users[random.Next(users.Count)]);
        var move = random.Next(3) switch
        {
            0 => (object)new { action = "leaves", userId = user, on = day, successorId = other, successorKind = "caretaker" },
            1 => new { action = "isAway", userId = user, on = day, until = day.AddDays(9), successorId = other, successorKind = "temporaryCover" },
            _ => new { action = "joins", userId = user, on = day, into = territory },
        };
        var covered = tree.Nodes.Count(node => node.People.Count > 0);
        var response = await host.Planner.PostAsync(host.In("/live/people-moves"), move);
        var after = await host.Planner.GetAsync<ReadTerritories.Tree>(host.In($"/live/models/{model}/tree?on={day:yyyy-MM-dd}"));
        Assert.True(after.Nodes.Count(node => node.People.Count > 0) >= covered, "Fewer territories are covered after a people move.");
        return response;
    }

    /// <summary>A model in Planning: one that is there, else a clone of the active one.</summary>
    private async Task<string> PlannedAsync(string active, string name)
    {
        const string InPlanning = "&field=State&value=Planning";
        if ((await ListAsync(host, "Territory2Model", InPlanning)).Count == 0)
        {
            (await host.Planner.PostAsync(host.In($"/live/models/{active}/clones"), new { name })).EnsureSuccessStatusCode();
        }

        return (await ListAsync(host, "Territory2Model", InPlanning))[0].Id;
    }

    private async Task<HttpResponseMessage> RevertLastAsync(Random random)
    {
        var acts = await host.Planner.GetAsync<Page<Server.Management.Wire.LiveActInfo>>(host.In("/live/acts?limit=5"));
        return await host.Planner.PostAsync(host.In($"/live/acts/{acts.Items[random.Next(acts.Items.Count)].Number}/revert"), new { });
    }

    private async Task NothingIsOrphanedAsync()
    {
        foreach (var type in ObjectCatalog.Standard.Objects.Where(one => !one.IsDerived))
        {
            foreach (var field in type.Fields.Where(field => field.Type == FieldType.Reference && !ObjectTable.IsKept(field) && field.RefersTo.All(one => ObjectCatalog.Standard.Find(one) is { IsDerived: false })))
            {
                var column = ObjectTable.Of(type).Columns.First(one => one.Field == field).Name;
                var parents = string.Join(" OR ", field.RefersTo.Select(one =>
                    $"EXISTS (SELECT FROM {ObjectTable.Of(ObjectCatalog.Standard.Find(one)!).Name} p WHERE p.workspace_id = c.workspace_id AND p.id = c.{column} AND p.to_act IS NULL)"));
                Assert.Equal(0L, await ScalarAsync($"SELECT count(*) FROM {ObjectTable.Of(type).Name} c WHERE c.to_act IS NULL AND c.{column} IS NOT NULL AND NOT ({parents})"));
            }
        }
    }

    /// <summary>Versions of a record follow each other without overlap, and each act tells how many there are.</summary>
    private async Task EveryHistoryReplaysAsync()
    {
        foreach (var table in ObjectTable.All)
        {
            Assert.Equal(0L, await ScalarAsync(
                $"""
                SELECT count(*) FROM {table.Name} a JOIN {table.Name} b ON b.workspace_id = a.workspace_id AND b.id = a.id AND b.from_act > a.from_act
                WHERE a.to_act IS NULL OR a.to_act > b.from_act
                """));
            Assert.Equal(0L, await ScalarAsync(
                $"SELECT count(*) FROM {table.Name} v WHERE NOT EXISTS (SELECT FROM live_acts a WHERE a.workspace_id = v.workspace_id AND a.number = v.from_act)"));
        }

        Assert.Equal(0L, await ScalarAsync("SELECT count(*) - max(number) FROM live_acts"));
    }

    private async Task<string> RowsAsync() => (string)await ScalarAsync(
        """
        SELECT coalesce(string_agg(object_id || territory2_id || association_cause, ',' ORDER BY object_id, territory2_id), '')
        FROM live_object_territory2_association WHERE to_act IS NULL AND territory2_id IN (
            SELECT t.id FROM live_territory2 t JOIN live_territory2_model m ON m.id = t.territory2_model_id AND m.to_act IS NULL AND m.state = 'Active' WHERE t.to_act IS NULL)
        """);

    private async Task<object> ScalarAsync(string sql)
    {
        await using var command = host.Source.CreateCommand(sql);
        return (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
