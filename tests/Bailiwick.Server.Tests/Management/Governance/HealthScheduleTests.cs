using System.Net;
using System.Net.Http.Json;
using Bailiwick.Server.Management.Governance;
using Bailiwick.Server.Management.Governance.Health;
using Bailiwick.Server.Management.Unattended;
using Bailiwick.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Governance;

/// <summary>Findings are kept once a day and after each activation by whichever node looks first, and not at all when the workspace does not want it.</summary>
public sealed class HealthScheduleTests(PostgresCluster cluster)
{
    // Later than everything that happens before the clock is moved.
    private static readonly DateTimeOffset _noon = new(DateTime.UtcNow.Date.AddDays(2).AddHours(12), TimeSpan.Zero);

    [Fact]
    public async Task Findings_are_kept_after_an_activation_and_once_a_day_by_two_nodes_and_after_a_restart()
    {
        var clock = new MovableClock();
        void OnThisClock(IServiceCollection services) => services.AddSingleton<TimeProvider>(clock);
        await using var host = await ServerHost.StartAsync(cluster, more: OnThisClock);
        await using var other = await ServerHost.StartBareAsync(cluster, more: OnThisClock, connectionString: host.ConnectionString);
        var model = await ModelAsync(host);
        await AccountsAsync(host, "ME", "AZ");
        Assert.Empty(await LookAsync());

        await ActivateAsync(host, model["model"]);
        var first = Assert.Single(await LookAsync());
        Assert.Equal((HealthCause.Activation, "Bailiwick", model["model"]), (first.Cause, first.Author, first.ModelId));
        Assert.Contains(first.Findings, one => one is { Code: "unassigned-accounts", Count: 1 });

        clock.MoveTo(_noon);
        await host.SignInAgainAsync();
        Assert.Equal([HealthCause.Daily, HealthCause.Activation], (await LookAsync()).Select(run => run.Cause));
        clock.MoveTo(_noon.AddHours(13));
        await host.SignInAgainAsync();
        Assert.Equal(2, (await LookAsync()).Count);
        clock.MoveTo(_noon.AddHours(14));
        await host.SignInAgainAsync();
        Assert.Equal(3, (await LookAsync()).Count);

        // Days on which the service was down are not made up for.
        clock.MoveTo(_noon.AddDays(3));
        await host.SignInAgainAsync();
        await using (var again = await ServerHost.StartBareAsync(cluster, more: OnThisClock, connectionString: host.ConnectionString))
        {
            await LookAsync(again);
        }

        Assert.Equal([4, 3, 2, 1], (await LookAsync()).Select(run => run.Number));

        // What somebody keeps by hand counts for the day.
        clock.MoveTo(_noon.AddDays(4).AddHours(-9.5));
        await host.SignInAgainAsync();
        await host.Planner.PostAsync<ModelHealth>(host.In("/live/health/runs"), new { });
        Assert.Equal([HealthCause.Asked, HealthCause.Daily], (await LookAsync()).Take(2).Select(run => run.Cause));

        async Task<List<HealthRun>> LookAsync(ServerHost? by = null)
        {
            await Task.WhenAll(new[] { host, other, by ?? host, host }.SelectMany(one => one.Services.GetServices<IUnattendedWork>().Select(work => work.DoAsync(TestContext.Current.CancellationToken))));
            return await host.Viewer.GetAsync<List<HealthRun>>(host.In("/live/health/runs"));
        }
    }

    [Fact]
    public async Task The_hour_is_chosen_and_nothing_is_kept_when_it_is_turned_off()
    {
        var clock = new MovableClock();
        await using var host = await ServerHost.StartAsync(cluster, more: services => services.AddSingleton<TimeProvider>(clock));
        await SetAsync(new Settings.Values(KeepsHealth: false));
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"]);
        clock.MoveTo(_noon);
        await host.SignInAgainAsync();
        Assert.Empty(await LookAsync());

        await SetAsync(new Settings.Values(HealthHour: 20));
        Assert.Single(await LookAsync());
        clock.MoveTo(_noon.AddHours(7));
        await host.SignInAgainAsync();
        Assert.Single(await LookAsync());
        clock.MoveTo(_noon.AddHours(8));
        await host.SignInAgainAsync();
        Assert.Equal(2, (await LookAsync()).Count);

        await Refused.WithAsync(HttpStatusCode.BadRequest, "management.bad-health-hour", await PutAsync(new Settings.Values(HealthHour: 24)));

        async Task<List<HealthRun>> LookAsync()
        {
            foreach (var work in host.Services.GetServices<IUnattendedWork>())
            {
                await work.DoAsync(TestContext.Current.CancellationToken);
            }

            return await host.Viewer.GetAsync<List<HealthRun>>(host.In("/live/health/runs"));
        }

        Task<HttpResponseMessage> PutAsync(Settings.Values settings) =>
            host.Planner.Http.PutAsync(host.In("/live/governance"), JsonContent.Create(settings, options: WireJson.Options), TestContext.Current.CancellationToken);

        async Task SetAsync(Settings.Values settings) => (await PutAsync(settings)).EnsureSuccessStatusCode();
    }
}
