using Bailiwick.Core.Access;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Management;
using Bailiwick.Server.Tests.Datasets;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Npgsql;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management;

/// <summary>A service killed in the middle of what changes the live model: nothing is half done, and the next one does it once.</summary>
public sealed class KilledLiveTests(PostgresCluster cluster)
{
    private const string Assignments = "live_object_territory2_association";

    [Fact]
    public async Task A_killed_activation_leaves_the_old_model_active_and_the_next_service_swaps_once()
    {
        var at = await PrepareAsync();
        var clone = await KillAsync(at, clone => ($"models/{clone}/moves", new { to = "active", swap = true }));

        await using var next = await ServerHost.StartBareAsync(cluster, connectionString: at.Connection);
        using var client = await SignInAsync(next.Address);
        var job = await Importing.EndAsync(client, at.Workspace, clone.Job);

        Assert.Equal(JobState.Succeeded, job.State);
        await using var source = NpgsqlDataSource.Create(at.Connection);
        Assert.Equal(clone.Model, await AskAsync(source, "SELECT string_agg(id, ',') FROM live_territory2_model WHERE to_act IS NULL AND state = 'Active'"));
        Assert.Equal(clone.Acts + 1, await AskAsync(source, "SELECT count(*) FROM live_acts"));
        Assert.Equal(3L, await AskAsync(source, $"SELECT count(*) FROM {Assignments} a JOIN live_territory2 t ON t.id = a.territory2_id AND t.to_act IS NULL WHERE a.to_act IS NULL AND t.territory2_model_id = '{clone.Model}'"));
        Assert.Equal(at.Forecast, (await client.GetAsync<ReadForecast.Reply>($"{at.Workspace}/live/forecast?from=2028-01-01&to=2028-12-31")).Total);
    }

    [Fact]
    public async Task A_killed_rule_run_leaves_every_account_where_it_was_and_the_next_service_runs_it_once()
    {
        var at = await PrepareAsync();
        var run = await KillAsync(at, _ => ($"models/{at.Model}/runs", new { }));

        await using var next = await ServerHost.StartBareAsync(cluster, connectionString: at.Connection);
        using var client = await SignInAsync(next.Address);
        var job = await Importing.EndAsync(client, at.Workspace, run.Job);

        Assert.Equal(JobState.Succeeded, job.State);
        await using var source = NpgsqlDataSource.Create(at.Connection);
        Assert.Equal(run.Acts + 1, await AskAsync(source, "SELECT count(*) FROM live_acts"));
        Assert.Equal(3L, await AskAsync(source, $"SELECT count(*) FROM {Assignments} WHERE to_act IS NULL"));
    }

    /// <summary>Three accounts of which one, in Oregon, has no territory until the changed rule is run; a clone in Planning; a forecast.</summary>
    private async Task<Prepared> PrepareAsync()
    {
        await using var host = await ServerHost.StartAsync(cluster);
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"], swap: true);
        var accounts = await AccountsAsync(host, "ME", "TX", "OR");
        await ChangeAsync(
            host,
            Create("Opportunity", new { Name = "Open", AccountId = accounts[0], Territory2Id = model["north"], Amount = 100.10, CloseDate = "2028-02-01", StageName = "Proposal", ForecastCategoryName = "Commit" }),
            Create("ForecastingQuota", new { Territory2Id = model["north"], ForecastingTypeId = "Revenue", StartDate = "2028-01-01", QuotaAmount = 400 }));
        var north = (await ListAsync(host, "ObjectTerritory2AssignmentRuleItem")).First(item => Text(item, "Value") == "ME,VT");
        await ChangeAsync(host, Update("ObjectTerritory2AssignmentRuleItem", north.Id, new { Value = "ME,VT,OR" }));
        var forecast = await host.Viewer.GetAsync<ReadForecast.Reply>(host.In("/live/forecast?from=2028-01-01&to=2028-12-31"));
        Assert.Equal((100.10m, 400m), (forecast.Total.Commit, forecast.Total.Quota));
        var clone = await host.Planner.PostAsync<PublishModel.Reply>(host.In($"/live/models/{model["model"]}/clones"), new { name = "Next" });
        return new Prepared(host.ConnectionString, host.In(string.Empty), model["model"], clone.ModelId, forecast.Total);
    }

    /// <summary>Asks a service of its own for a job, kills it while the job writes assignments, and sees that nothing of it is there.</summary>
    private static async Task<(Guid Job, string Model, long Acts)> KillAsync(Prepared at, Func<string, (string Path, object Body)> ask)
    {
        await using var source = NpgsqlDataSource.Create(at.Connection);
        var before = await StandAsync(source);
        using var data = new DataFolder();
        await using var process = await ServerProcess.StartOverAsync(at.Connection, data);
        using var client = await SignInAsync(process.Address);
        await using var gate = await TableGate.CloseAsync(at.Connection, Assignments);
        var (path, body) = ask(at.Planned);
        var job = await client.PostAsync<JobInfo>($"{at.Workspace}/live/{path}", body);
        await gate.UntilSomebodyWaitsAsync();
        await process.KillAsync();
        Assert.Equal(before, await StandAsync(source));
        return (job.Id, at.Planned, (long)(await AskAsync(source, "SELECT count(*) FROM live_acts"))!);
    }

    /// <summary>The active models, the present assignments and the number of acts, as one text.</summary>
    private static async Task<string> StandAsync(NpgsqlDataSource source) => (string)(await AskAsync(
        source,
        $"""
        SELECT (SELECT string_agg(id || state, ',' ORDER BY id) FROM live_territory2_model WHERE to_act IS NULL) || ' '
            || (SELECT string_agg(object_id || territory2_id, ',' ORDER BY object_id, territory2_id) FROM {Assignments} WHERE to_act IS NULL) || ' '
            || (SELECT count(*) FROM live_acts)
        """))!;

    private static async Task<object?> AskAsync(NpgsqlDataSource source, string question)
    {
        await using var command = source.CreateCommand(question);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<ApiClient> SignInAsync(Uri address)
    {
        var client = ApiClient.Anonymous(address);
        await client.SignInAsync(ServerHost.EmailOf(Role.Planner), ServerHost.Password);
        return client;
    }

    private sealed record Prepared(string Connection, string Workspace, string Model, string Planned, ReadForecast.Figures Forecast);
}
