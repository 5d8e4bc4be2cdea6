using System.Net;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.Accounts;
using Bailiwick.Server.Tests.Datasets;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Server.Tests.Targets;
using Bailiwick.Storage.Jobs;
using Npgsql;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management;

/// <summary>New customers by the hundred: figures, a small adjustment that rule runs agree with, and the way back to a redesign.</summary>
public sealed class FloodTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task New_customers_in_one_territory_are_shared_out_with_few_moves_and_rule_runs_agree()
    {
        var model = await PublishedAsync(40);
        var leaves = await LeavesAsync(model);
        Assert.Equal([10, 10, 10, 10], leaves.Select(one => one.Accounts));
        await ChangeAsync(host, Create("ForecastingQuota", new { Territory2Id = leaves[0].Id, ForecastingTypeId = "Revenue", StartDate = "2027-01-01", QuotaAmount = 400 }));
        var before = await ForecastAsync();

        var flood = await AnalyzeAsync(new { accounts = Crowd(20), tolerance = 0.1, mostMovedShare = 0.2 });
        var analysis = flood.Analysis;
        Assert.Equal((20, 0, 40, 0), (analysis.NewAccounts, analysis.Covered, analysis.Accounts, analysis.Before.OutOfTolerance));
        Assert.Equal(60, analysis.Territories.Sum(one => one.Surgical));
        Assert.Equal(60, analysis.Territories.Sum(one => one.Redesign));
        Assert.All(analysis.Territories, one => Assert.Equal(15, one.Target, 6));
        Assert.InRange(analysis.Surgical.MovedBefore, 0, 8);
        Assert.Equal(20, analysis.Surgical.MovedNew);
        Assert.True(analysis.Surgical.Worst <= analysis.ByRules.Worst + 0.5, $"{analysis.Surgical.Worst}");
        Assert.Equal(0, (await host.Viewer.GetAsync<ListAccounts.Reply>(host.In("/live/accounts?search=Crowd"))).Count);

        var placed = 20 + analysis.Surgical.MovedBefore;
        var (act, message) = await AcceptAsync(flood.Id, "Trade fair");
        Assert.StartsWith($"Took in 20 new accounts and placed {placed}: {placed} by value sets, 0 by hand with 0 exclusions", message, StringComparison.Ordinal);
        var now = await LeavesAsync(model);
        Assert.Equal(analysis.Territories.Select(one => one.Surgical), now.Select(one => (double)one.Accounts));
        await EndAsync(host, $"/live/models/{model}/runs", new { });
        Assert.Equal(now.Select(one => one.Accounts), (await LeavesAsync(model)).Select(one => one.Accounts));
        Assert.Equal(before.Total, (await ForecastAsync()).Total);
        await Refused.WithAsync(HttpStatusCode.Conflict, "flood.accepted-already", await host.Planner.PostAsync(host.In($"/live/floods/{flood.Id}/acceptance"), new { }));

        await host.Planner.PostAsync<ModelMoves.RevertReply>(host.In($"/live/acts/{act}/revert"), new { });
        Assert.Equal([10, 10, 10, 10], (await LeavesAsync(model)).Select(one => one.Accounts));
    }

    [Fact]
    public async Task Where_rules_do_not_name_accounts_by_number_exclusions_and_manual_assignments_do_it()
    {
        var model = await ModelAsync(host, "By state");
        await ActivateAsync(host, model["model"], swap: true);
        await ChangeAsync(host, [.. Enumerable.Range(0, 10).Select(at => Create("Account", new { Name = $"Old {at}", AccountNumber = $"O{at}-{model["model"]}", BillingState = at < 5 ? "ME" : "TX", BillingLatitude = at < 5 ? 40 : 30, BillingLongitude = -90 + at }))]);
        object[] crowd = [.. Enumerable.Range(0, 10).Select(at => new { Name = $"New {at}", AccountNumber = $"N{at}-{model["model"]}", BillingState = "ME", BillingLatitude = 35 + (at * 0.1), BillingLongitude = -85 })];

        var flood = await AnalyzeAsync(new { accounts = crowd, tolerance = 0.05, mostMovedShare = 0.0 });
        Assert.Equal((10, 10, 0), (flood.Analysis.NewAccounts, flood.Analysis.Covered, flood.Analysis.Surgical.MovedBefore));
        Assert.InRange(flood.Analysis.Surgical.MovedNew, 4, 6);
        Assert.True(flood.Analysis.Surgical.Worst < flood.Analysis.ByRules.Worst, flood.Analysis.Advice);

        await CanceledAsync(flood.Id);
        var byHand = flood.Analysis.Surgical.MovedNew;
        var (_, message) = await AcceptAsync(flood.Id);
        Assert.StartsWith($"Took in 10 new accounts and placed {byHand}: 0 by value sets, {byHand} by hand with {byHand} exclusions", message, StringComparison.Ordinal);
        var placed = await TerritoriesAsync(host, model, [.. (await ListAsync(host, "Account", "&search=New")).Select(one => one.Id)]);
        Assert.Equal(byHand, placed.Count(one => one == "south"));
        await EndAsync(host, $"/live/models/{model["model"]}/runs", new { });
        Assert.Equal(placed, await TerritoriesAsync(host, model, [.. (await ListAsync(host, "Account", "&search=New")).Select(one => one.Id)]));
    }

    [Fact]
    public async Task A_live_model_goes_back_to_the_planning_table_with_its_flood()
    {
        var model = await PublishedAsync(40);
        var flood = await AnalyzeAsync(new { accounts = Crowd(4), tolerance = 0.2 });

        var made = await host.Planner.PostAsync<AlignModel.Reply>(host.In("/live/alignments"), new { name = "Redesign", floodId = flood.Id });

        var alignment = await host.Planner.GetAsync<Alignment>(host.In($"/alignments/{made.AlignmentId}"));
        Assert.Equal(made.Accounts, alignment.Units);
        Assert.Equal(0.2, alignment.Balance.Tolerance);
        var tree = await host.Viewer.GetAsync<ReadTerritories.Tree>(host.In($"/live/models/{model}/tree"));
        Assert.Equal(tree.Nodes.Select(one => (one.Name, one.Depth)), alignment.Tree.Select(one => (one.Name, one.Level)));
        Assert.Equal(4, made.Unassigned - tree.Unassigned);
        Assert.DoesNotContain(await ListAsync(host, "Account"), one => Text(one, "AccountNumber")!.StartsWith("Crowd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_flood_is_refused()
    {
        await PublishedAsync(8);
        async Task RefusedAsync(string code, object asked)
        {
            var job = await EndedAsync(asked);
            Assert.Equal((JobState.Failed, code), (job.State, job.Problem?.Code));
        }

        await RefusedAsync("flood.no-source", new { });
        await RefusedAsync("flood.nothing-new", new { since = "2100-01-01" });
        await RefusedAsync("flood.bad-measure", new { accounts = Crowd(1), measure = "Name" });
        await RefusedAsync("flood.bad-tolerance", new { accounts = Crowd(1), tolerance = 0 });
        await RefusedAsync("flood.bad-share", new { accounts = Crowd(1), mostMovedShare = 2 });
        await RefusedAsync("flood.bad-number", new { accounts = new object[] { new { Name = "x" } } });
        await Refused.WithAsync(HttpStatusCode.NotFound, "flood.not-found", await host.Planner.GetAsync(host.In($"/live/floods/{Guid.NewGuid()}")));
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await host.Viewer.PostAsync(host.In("/live/floods"), new { }));
    }

    /// <summary>New accounts without a rule, all near the first of the old ones.</summary>
    private static object[] Crowd(int count)
    {
        var key = Guid.NewGuid().ToString("N")[..12];
        return [.. Enumerable.Range(0, count).Select(at => new { Name = $"Crowd {at}", AccountNumber = $"Crowd-{key}-{at}", BillingLatitude = 39 + (at * 0.001), BillingLongitude = -98 + (at * 0.001) })];
    }

    private async Task<string> PublishedAsync(int count)
    {
        var accounts = TargetPlanning.Equal(count);
        var dataset = await TargetPlanning.WriteAsync(host, accounts);
        var alignment = await TargetPlanning.AlignAsync(host, dataset, accounts.Length);
        await EndAsync(host, "/live/accounts/imports", new { datasetId = dataset });
        var made = await host.Planner.PostAsync<PublishModel.Reply>(host.In("/live/models"), new { alignmentId = alignment.Id, name = $"Stores {Guid.NewGuid():N}" });
        await ActivateAsync(host, made.ModelId, swap: true);
        return made.ModelId;
    }

    private async Task<List<ReadTerritories.Node>> LeavesAsync(string model)
    {
        var tree = await host.Viewer.GetAsync<ReadTerritories.Tree>(host.In($"/live/models/{model}/tree"));
        var parents = tree.Nodes.Select(one => one.Parent).ToHashSet();
        return [.. tree.Nodes.Where(one => !parents.Contains(one.Id)).OrderBy(one => one.Name, StringComparer.CurrentCulture)];
    }

    private async Task<Floods.Reply> AnalyzeAsync(object asked)
    {
        var job = await EndedAsync(asked);
        Assert.True(job.State == JobState.Succeeded, $"{job.State}: {job.Message} {job.Problem?.Detail}");
        return await host.Planner.GetAsync<Floods.Reply>(host.In($"/live/floods/{job.SubjectId}"));
    }

    private async Task<JobInfo> EndedAsync(object asked) => await Importing.EndAsync(host.Planner, host.In(""), (await host.Planner.PostAsync<JobInfo>(host.In("/live/floods"), asked)).Id);

    private async Task<(long Act, string Message)> AcceptAsync(Guid flood, string? reason = null)
    {
        var message = await EndAsync(host, $"/live/floods/{flood}/acceptance", new { reason });
        return ((await host.Planner.GetAsync<Floods.Reply>(host.In($"/live/floods/{flood}"))).AcceptedAct!.Value, message);
    }

    /// <summary>Cancels an acceptance in the middle of its act, which waits for another act meanwhile; nothing of it stays.</summary>
    private async Task CanceledAsync(Guid flood)
    {
        await using var connection = await host.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new NpgsqlCommand("SELECT FROM live_heads FOR UPDATE", connection))
        {
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var job = await host.Planner.PostAsync<JobInfo>(host.In($"/live/floods/{flood}/acceptance"), new { });
        await using var waiting = host.Source.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO live_heads%'");
        while ((long)(await waiting.ExecuteScalarAsync(TestContext.Current.CancellationToken))! == 0)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await host.Planner.PostAsync<JobInfo>(host.In($"/jobs/{job.Id}/cancel"), new { });
        Assert.Equal(JobState.Canceled, (await Importing.EndAsync(host.Planner, host.In(""), job.Id)).State);
        Assert.Null((await host.Planner.GetAsync<Floods.Reply>(host.In($"/live/floods/{flood}"))).AcceptedAct);
    }

    private Task<ReadForecast.Reply> ForecastAsync() => host.Viewer.GetAsync<ReadForecast.Reply>(host.In("/live/forecast?from=2027-01-01&to=2027-03-31"));
}
