using System.Net;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.Territories;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Governance;

/// <summary>What is said about territories: threads, rights, and what becomes of them with another model.</summary>
public sealed class CommentTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_seller_comments_her_manager_answers_and_resolves_and_nothing_is_lost()
    {
        var ids = await Patching.ModelAsync(host);
        var begun = Assert.Single((await SayAsync(host.Seller, ids["coast"], "  Two accounts are too far  ")).Threads);
        Assert.Equal(("Coast", ids["coast"], false), (begun.Territory, begun.TerritoryId, begun.IsResolved));

        await SayAsync(host.Manager, ids["coast"], "I propose to move them", begun.Number);
        await ResolveAsync(host.Manager, ids["coast"], begun.Number, true);
        await ResolveAsync(host.Manager, ids["coast"], begun.Number, true);
        Assert.True(Assert.Single((await OfAsync(host.Seller, ids["coast"])).Threads).IsResolved);
        await ResolveAsync(host.Seller, ids["coast"], begun.Number, false);

        var thread = Assert.Single((await OfAsync(host.Planner, ids["coast"])).Threads);
        Assert.False(thread.IsResolved);
        Assert.Equal(["commented", "replied", "resolved", "reopened"], thread.Notes.Select(note => note.Kind));
        Assert.Equal(["Two accounts are too far", "I propose to move them", null, null], thread.Notes.Select(note => note.Words));
        Assert.Equal(thread.Notes[0].Author, thread.Notes[3].Author);
        Assert.NotEqual(thread.Notes[0].Author, thread.Notes[1].Author);
    }

    [Fact]
    public async Task Who_does_not_see_a_territory_neither_reads_nor_writes_about_it()
    {
        var ids = await Patching.ModelAsync(host);
        var hills = Assert.Single((await SayAsync(host.Manager, ids["hills"], "Steep")).Threads);
        foreach (var (client, territory) in new[] { (host.Seller, ids["hills"]), (host.Manager, ids["east"]) })
        {
            var path = host.In($"/live/territories/{territory}/comments");
            await Refused.WithAsync(HttpStatusCode.NotFound, "management.record-not-found", await client.GetAsync(path));
            await Refused.WithAsync(HttpStatusCode.NotFound, "management.record-not-found", await client.PostAsync(path, new { text = "Mine?" }));
            await Refused.WithAsync(HttpStatusCode.NotFound, "management.record-not-found", await client.PutAsync($"{path}/{hills.Number}", new { isResolved = true }));
        }

        Assert.DoesNotContain(await ListAsync(host.Seller), thread => thread.Number == hills.Number);
        Assert.Contains(await ListAsync(host.Manager), thread => thread.Number == hills.Number && thread.TerritoryId == ids["hills"]);
        Assert.Contains(await ListAsync(host.Viewer), thread => thread.Notes.Any(note => note.Words!.Contains(Patching.Hidden, StringComparison.Ordinal)));
        Assert.False((await OfAsync(host.Viewer, ids["east"])).MayWrite);
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await host.Viewer.PostAsync(host.In($"/live/territories/{ids["east"]}/comments"), new { text = "I only look" }));
    }

    [Fact]
    public async Task A_thread_is_answered_only_where_it_is_and_with_words()
    {
        var ids = await Patching.ModelAsync(host);
        var thread = Assert.Single((await SayAsync(host.Manager, ids["hills"], "Steep")).Threads);
        var coast = host.In($"/live/territories/{ids["coast"]}/comments");
        await Refused.WithAsync(HttpStatusCode.NotFound, "management.no-comment", await host.Manager.PostAsync(coast, new { text = "Here?", thread = thread.Number }));
        await Refused.WithAsync(HttpStatusCode.NotFound, "management.no-comment", await host.Manager.PutAsync($"{coast}/{thread.Number}", new { isResolved = true }));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "management.no-reason", await host.Manager.PostAsync(coast, new { text = " " }));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "management.comment-too-long", await host.Manager.PostAsync(coast, new { text = new string('x', 4001) }));
        Assert.Empty((await OfAsync(host.Manager, ids["coast"])).Threads);
    }

    [Fact]
    public async Task Comments_go_over_to_the_territory_of_the_same_developer_name_when_another_model_is_activated()
    {
        var ids = await Patching.ModelAsync(host);
        await SayAsync(host.Seller, ids["coast"], "Stays with the coast");
        var clone = await host.Planner.PostAsync<PublishModel.Reply>(host.In($"/live/models/{ids["model"]}/clones"), new { name = $"Next {Guid.NewGuid():N}"[..20] });
        await ActivateAsync(host, clone.ModelId, swap: true);

        var territories = await LiveModelling.ListAsync(host, "Territory2", $"&field=Territory2ModelId&value={clone.ModelId}");
        var coast = territories.Single(one => Text(one, "Name") == "Coast").Id;
        Assert.NotEqual(ids["coast"], coast);
        Assert.Equal("Stays with the coast", Assert.Single((await OfAsync(host.Seller, coast)).Threads).Notes[0].Words);
        Assert.Equal(coast, Assert.Single(await ListAsync(host.Seller)).TerritoryId);
        Assert.Single((await OfAsync(host.Planner, ids["coast"])).Threads);
    }

    private Task<TerritoryComments.Reply> SayAsync(ApiClient client, string territory, string text, long? thread = null) =>
        client.PostAsync<TerritoryComments.Reply>(host.In($"/live/territories/{territory}/comments"), new { text, thread });

    private async Task ResolveAsync(ApiClient client, string territory, long thread, bool isResolved) =>
        await ApiClient.ReadAsync<TerritoryComments.Reply>(await client.PutAsync(host.In($"/live/territories/{territory}/comments/{thread}"), new { isResolved }));

    private Task<TerritoryComments.Reply> OfAsync(ApiClient client, string territory) => client.GetAsync<TerritoryComments.Reply>(host.In($"/live/territories/{territory}/comments"));

    private Task<IReadOnlyList<TerritoryComments.Thread>> ListAsync(ApiClient client) => client.GetAsync<IReadOnlyList<TerritoryComments.Thread>>(host.In("/live/comments"));
}
