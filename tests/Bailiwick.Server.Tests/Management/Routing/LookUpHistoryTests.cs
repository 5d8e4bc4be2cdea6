using System.Net;
using Bailiwick.Server.Management.People;
using Bailiwick.Server.Management.Routing;
using Bailiwick.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Routing;

/// <summary>A look-up as of a past day answers with the rules, assignments, names and people that were known on it.</summary>
public sealed class LookUpHistoryTests(PostgresCluster cluster)
{
    [Fact]
    public async Task A_past_day_has_its_own_rules_assignments_names_and_people()
    {
        var clock = new MovableClock();
        await using var host = await ServerHost.StartAsync(cluster, more: services => services.AddSingleton<TimeProvider>(clock));
        var model = await ModelAsync(host);
        var account = (await AccountsAsync(host, "TX"))[0];
        await ActivateAsync(host, model["model"]);
        Assert.Equal(["North: Ann Ames"], await FoundAsync("postalCode=04101&state=ME"));

        // The day is over with all that was done so far.
        var before = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        clock.MoveTo(clock.GetUtcNow().AddDays(1));
        await host.SignInAgainAsync();
        var rules = await ListAsync(host, "ObjectTerritory2AssignmentRuleItem");
        await ChangeAsync(
            host, Update("ObjectTerritory2AssignmentRuleItem", rules.Single(one => Text(one, "Value") == "ME,VT").Id, new { Value = "VT" }),
            Update("ObjectTerritory2AssignmentRuleItem", rules.Single(one => Text(one, "Value") == "TX").Id, new { Value = "TX,ME" }),
            Update("Territory2", model["south"], new { Name = "South and Maine" }), Update("Account", account, new { BillingState = "VT" }));
        await host.Planner.PostAsync<PeopleDesk.Reply>(host.In("/live/people-moves"), new { action = "leaves", userId = model["ann"], on = before.AddDays(1), successorId = model["bob"] });

        Assert.Equal(["South and Maine: Bob Bell"], await FoundAsync("postalCode=04101&state=ME"));
        Assert.Equal(["North: Bob Bell"], await FoundAsync($"account={account}"));
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(["North: Ann Ames"], await FoundAsync($"postalCode=04101&state=ME&asOf={before:yyyy-MM-dd}"));
            Assert.Equal(["South: Bob Bell"], await FoundAsync($"account={account}&asOf={before:yyyy-MM-dd}"));

            // Who was expected, on the past day, to be there on a later one.
            Assert.Equal(["North: Ann Ames"], await FoundAsync($"postalCode=04101&state=ME&asOf={before:yyyy-MM-dd}&on={before.AddDays(7):yyyy-MM-dd}"));
        }

        await Refused.WithAsync(HttpStatusCode.Conflict, "management.no-active-model", await host.Viewer.GetAsync(host.In($"/live/look-up?postalCode=04101&asOf={before.AddDays(-2):yyyy-MM-dd}")));

        async Task<IEnumerable<string>> FoundAsync(string query) =>
            (await host.Viewer.GetAsync<LookUp.Reply>(host.In($"/live/look-up?{query}"))).Territories.Select(one => $"{one.Name}: {string.Join(", ", one.Team.Select(person => person.Name))}");
    }
}
