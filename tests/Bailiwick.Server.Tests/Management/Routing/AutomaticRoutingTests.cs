using System.Net.Http.Json;
using Bailiwick.Server.Management.Routing;
using Bailiwick.Server.Management.Unattended;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Routing;

/// <summary>New leads are routed by themselves when a workspace wants it: once each, in order, by whichever node is first, and with the reason when it cannot be.</summary>
public sealed class AutomaticRoutingTests(PostgresCluster cluster)
{
    [Fact]
    public async Task New_leads_are_routed_once_each_by_two_nodes_and_after_a_restart_and_older_ones_wait()
    {
        await using var host = await ServerHost.StartAsync(cluster);
        await using var other = await ServerHost.StartBareAsync(cluster, connectionString: host.ConnectionString);
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"]);
        Assert.False((await SwitchAsync(host)).IsOn);
        var older = await LeadsAsync(host, "ME");
        Assert.True((await SetAsync(host, isOn: true)).IsOn);

        var leads = await LeadsAsync(host, "ME", "TX", "ZZ");
        var owned = (await ChangeAsync(host, Create("Lead", new { LastName = "Taken", Company = "Somebody", State = "TX", OwnerId = model["ann"] }))).Ids;
        await LookAsync(host, other, host, other);
        Assert.Equal([model["ann"], model["bob"], null, null, model["ann"]], await OwnersAsync(host, [.. leads, .. older, .. owned]));
        Assert.Equal([.. leads.Order()], (await DecidedAsync(host)).Order());
        var acts = (await host.Viewer.GetAsync<Page<LiveActInfo>>(host.In("/live/acts"))).Items;
        Assert.All(acts.Where(one => one.Kind == "routing"), act => Assert.Equal(("Bailiwick", "New leads are routed by themselves"), (act.Author, act.Reason)));
        var waiting = (await host.Viewer.GetAsync<ReadWaiting.Reply>(host.In("/live/leads/waiting"))).Leads.ToDictionary(one => one.Id, one => one.Why);
        Assert.Equal("Nobody is left: the lead stays with its owner.", waiting[leads[2]]);
        Assert.Null(waiting[older[0]]);

        // Turned off, nothing is routed; turned on again, what was made meanwhile waits. Another life of the service goes on where the last one stopped.
        await SetAsync(host, isOn: false);
        var between = await LeadsAsync(host, "ME");
        await SetAsync(host, isOn: true);
        var last = await LeadsAsync(host, "TX");
        await using (var again = await ServerHost.StartBareAsync(cluster, connectionString: host.ConnectionString))
        {
            await LookAsync(again, again);
        }

        Assert.Equal([null, model["bob"]], await OwnersAsync(host, [.. between, .. last]));
        Assert.Equal([.. leads.Concat(last).Order()], (await DecidedAsync(host)).Order());
    }

    [Fact]
    public async Task What_cannot_be_routed_waits_and_tells_why_and_is_routed_when_it_can_be()
    {
        var clock = new MovableClock();
        await using var host = await ServerHost.StartAsync(cluster, more: services => services.AddSingleton<TimeProvider>(clock));
        await SetAsync(host, isOn: true);
        var leads = await LeadsAsync(host, "TX");
        while ((await SwitchAsync(host)).Failure is null)
        {
            await LookOnceAsync(host);
        }

        Assert.Equal("No model is active. Maybe activate one first.", (await SwitchAsync(host)).Failure);
        Assert.Equal([null], await OwnersAsync(host, leads));

        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"]);
        clock.MoveTo(clock.GetUtcNow().AddMinutes(10));
        await LookAsync(host);
        Assert.Equal([model["bob"]], await OwnersAsync(host, leads));
        Assert.Null((await SwitchAsync(host)).Failure);
    }

    [Fact]
    public async Task More_leads_than_one_act_takes_are_routed_in_several()
    {
        await using var host = await ServerHost.StartAsync(cluster);
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"]);
        await SetAsync(host, isOn: true);
        var leads = await LeadsAsync(host, [.. Enumerable.Repeat("ME", RouteLeads.Most + 5)]);
        await LookAsync(host);
        Assert.All(await OwnersAsync(host, [leads[0], leads[^6], leads[^5], leads[^1]]), owner => Assert.Equal(model["ann"], owner));
        Assert.Empty((await host.Viewer.GetAsync<ReadWaiting.Reply>(host.In("/live/leads/waiting"))).Leads);
    }

    private static async Task<string[]> LeadsAsync(ServerHost host, params string[] states) =>
        [.. (await ChangeAsync(host, [.. states.Select((state, at) => Create("Lead", new { LastName = $"L{at}", Company = $"Zzyzx {Guid.NewGuid():N}", State = state }))])).Ids];

    private static Task<RoutingSwitch.Reply> SwitchAsync(ServerHost host) => host.Viewer.GetAsync<RoutingSwitch.Reply>(host.In("/live/leads/routing/automatic"));

    private static async Task<RoutingSwitch.Reply> SetAsync(ServerHost host, bool isOn) =>
        await ApiClient.ReadAsync<RoutingSwitch.Reply>(await host.Planner.Http.PutAsJsonAsync(host.In("/live/leads/routing/automatic"), new { isOn }, WireJson.Options, TestContext.Current.CancellationToken));

    private static async Task<IReadOnlyList<string?>> OwnersAsync(ServerHost host, string[] leads) => await Task.WhenAll(leads.Select(async one => Text(await GetAsync(host, "Lead", one), "OwnerId")));

    private static async Task<string[]> DecidedAsync(ServerHost host) => [.. (await host.Viewer.GetAsync<Page<ReadDecisions.Logged>>(host.In("/live/leads/routing?limit=500"))).Items.Select(one => one.LeadId)];

    // All at once, and again until nothing is behind: what one look holds, another passes over.
    private static async Task LookAsync(params ServerHost[] hosts)
    {
        do
        {
            await LookOnceAsync(hosts);
        }
        while (await IsBehindAsync(hosts[0]));
    }

    private static Task LookOnceAsync(params ServerHost[] hosts) =>
        Task.WhenAll(hosts.SelectMany(host => host.Services.GetServices<IUnattendedWork>().Select(work => work.DoAsync(TestContext.Current.CancellationToken))));

    private static async Task<bool> IsBehindAsync(ServerHost host)
    {
        await using var command = host.Source.CreateCommand("SELECT EXISTS (SELECT FROM live_lead_routing r WHERE is_on AND EXISTS (SELECT FROM live_acts a WHERE a.workspace_id = r.workspace_id AND a.number > r.act))");
        return (bool)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
