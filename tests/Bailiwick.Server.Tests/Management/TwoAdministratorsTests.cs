using System.Net;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Management;
using Bailiwick.Server.Tests.Datasets;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management;

/// <summary>Two people who change the live model in the same moment.</summary>
public sealed class TwoAdministratorsTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task Of_two_swaps_at_once_each_is_whole_and_one_model_is_active_in_the_end()
    {
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"], swap: true);
        var accounts = await AccountsAsync(host, "ME", "TX");
        var clones = new List<string>();
        foreach (var name in (string[])["Left", "Right"])
        {
            clones.Add((await host.Planner.PostAsync<PublishModel.Reply>(host.In($"/live/models/{model["model"]}/clones"), new { name })).ModelId);
        }

        var asked = await Task.WhenAll(
            host.Planner.PostAsync<JobInfo>(host.In($"/live/models/{clones[0]}/moves"), new { to = "active", swap = true }),
            host.Administrator.PostAsync<JobInfo>(host.In($"/live/models/{clones[1]}/moves"), new { to = "active", swap = true }));
        foreach (var job in asked)
        {
            await Importing.EndAsync(host.Planner, host.In(string.Empty), job.Id);
        }

        var active = Assert.Single(await ListAsync(host, "Territory2Model", "&field=State&value=Active"));
        Assert.Contains(active.Id, clones);
        Assert.Equal("Archived", Text(await GetAsync(host, "Territory2Model", model["model"]), "State"));
        Assert.Equal("Archived", Text(await GetAsync(host, "Territory2Model", clones.Single(clone => clone != active.Id)), "State"));
        var territories = (await ListAsync(host, "Territory2")).Where(one => Text(one, "Territory2ModelId") == active.Id).Select(one => one.Id).ToHashSet();
        Assert.Equal(2, (await ListAsync(host, "ObjectTerritory2Association")).Count(one => accounts.Contains(Text(one, "ObjectId")) && territories.Contains(Text(one, "Territory2Id")!)));
    }

    [Fact]
    public async Task Of_many_changes_of_one_record_at_once_exactly_one_is_made_and_the_others_are_told_who_was_first()
    {
        var account = await GetAsync(host, "Account", (await AccountsAsync(host, "ME"))[0]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => (turn % 2 == 0 ? host.Planner : host.Administrator).PostAsync(
            host.In("/live/changes"), new { changes = new[] { Update("Account", account.Id, new { BillingCity = $"City {turn}" }, account.Act) } })));

        var winner = Assert.Single(answers.Index(), answer => answer.Item.IsSuccessStatusCode).Index;
        foreach (var answer in answers.Where(answer => !answer.IsSuccessStatusCode))
        {
            Assert.Contains(winner % 2 == 0 ? "Planner" : "Administrator", (await Refused.WithAsync(HttpStatusCode.Conflict, "management.changed-meanwhile", answer)).Detail, StringComparison.Ordinal);
        }

        Assert.Equal($"City {winner}", Text(await GetAsync(host, "Account", account.Id), "BillingCity"));
    }

    [Fact]
    public async Task Of_two_who_let_the_same_rep_leave_at_once_one_does_and_nobody_is_left_alone()
    {
        var model = await ModelAsync(host, "People");
        await ActivateAsync(host, model["model"], swap: true);
        var move = new { action = "leaves", userId = model["ann"], on = DateOnly.FromDateTime(DateTime.UtcNow), successorId = model["bob"], successorKind = "regular" };

        var answers = await Task.WhenAll(host.Planner.PostAsync(host.In("/live/people-moves"), move), host.Administrator.PostAsync(host.In("/live/people-moves"), move));

        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        await Refused.WithAsync(HttpStatusCode.Conflict, "people.has-left", answers.Single(answer => !answer.IsSuccessStatusCode));
        var people = (await host.Planner.GetAsync<ReadTerritories.Tree>(host.In($"/live/models/{model["model"]}/tree"))).Nodes.Single(node => node.Id == model["north"]).People;
        Assert.Single(people);
    }
}
