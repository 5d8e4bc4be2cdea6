using System.Net.WebSockets;
using System.Text.Json;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Tests.Alignments;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Server.Tests.Management;
using Xunit;

namespace Bailiwick.Server.Tests.Live;

public sealed class LiveTests(ServerHost host, PostgresCluster cluster) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task An_anonymous_caller_hears_nothing()
    {
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => LiveListener.ConnectAsync(host, host.Anonymous()));

        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_may_connect_and_not_watch_another_workspace()
    {
        await using var listener = await LiveListener.ConnectAsync(host, host.Stranger);

        Assert.Contains("workspace", await listener.WatchAsync(host.Workspace), StringComparison.OrdinalIgnoreCase);
        Assert.Null(await listener.WatchAsync(host.OtherWorkspace));
    }

    [Fact]
    public async Task An_edit_on_one_node_is_told_to_who_watches_on_another()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 60));
        await using var other = await ServerHost.StartBareAsync(cluster, connectionString: host.ConnectionString);
        using var there = await other.SignInAsync(ServerHost.EmailOf(Role.Viewer));
        await using var listener = await LiveListener.ConnectAsync(other, there);
        Assert.Null(await listener.WatchAsync(host.Workspace, alignment.Id));

        await Planning.EditAsync(host, host.Planner, alignment, 0, Planning.Move(2, 0, 1));

        var edited = await listener.HearAsync("edited");
        Assert.Equal(alignment.Id, edited.GetProperty("alignmentId").GetGuid());
        Assert.Equal(1, edited.GetProperty("revision").GetInt32());
        Assert.Equal("2 units to Territory 1.1", edited.GetProperty("summary").GetString());
        Assert.StartsWith("Planner", edited.GetProperty("author").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_act_of_the_live_model_is_told_to_all_of_the_workspace_without_a_word_of_it()
    {
        await using var listener = await LiveListener.ConnectAsync(host, host.Viewer);
        Assert.Null(await listener.WatchAsync(host.Workspace));

        var changed = await LiveModelling.ChangeAsync(host, LiveModelling.Create("Account", new { Name = "Secret plans" }));

        var heard = await listener.HearAsync("management", body => body.GetProperty("act").GetInt64() == changed.Act);
        Assert.Equal(["act"], heard.EnumerateObject().Select(one => one.Name));
    }

    [Fact]
    public async Task Who_looks_at_an_alignment_is_shown_over_all_nodes_until_they_leave()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 60));
        await using var other = await ServerHost.StartBareAsync(cluster, connectionString: host.ConnectionString);
        using var there = await other.SignInAsync(ServerHost.EmailOf(Role.Administrator));
        await using var first = await LiveListener.ConnectAsync(host, host.Planner);
        await first.WatchAsync(host.Workspace, alignment.Id);
        await using (var second = await LiveListener.ConnectAsync(other, there))
        {
            await second.WatchAsync(host.Workspace, alignment.Id);
            var both = await first.HearAsync("present", body => body.GetProperty("users").GetArrayLength() == 2);
            Assert.Equal(["Ada Administrator", "Planner planner@example.org"], NamesIn(both));
        }

        var alone = await first.HearAsync("present", body => body.GetProperty("users").GetArrayLength() == 1);
        Assert.Equal(["Planner planner@example.org"], NamesIn(alone));
    }

    [Fact]
    public async Task A_removed_member_is_cut_off()
    {
        using var member = await host.AddMemberAsync(Role.Planner, "cut-off@example.org");
        await using var listener = await LiveListener.ConnectAsync(host, member);
        Assert.Null(await listener.WatchAsync(host.Workspace));
        var members = await host.Administrator.GetAsync<Page<Members.Member>>(host.In("/members"));

        (await host.Administrator.DeleteAsync(host.In($"/members/{members.Items.Single(one => one.Email == "cut-off@example.org").UserId}"))).EnsureSuccessStatusCode();

        await listener.Ended.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string?> NamesIn(JsonElement present) => present.GetProperty("users").EnumerateArray().Select(user => user.GetProperty("name").GetString());
}
