using System.Net;
using System.Text.Json;
using Bailiwick.Server.Management.Events;
using Bailiwick.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Governance;

/// <summary>Assignment changes as events, over pages, streams and webhooks to a real listener.</summary>
public sealed class EventTests(PostgresCluster cluster)
{
    private sealed record Sent(Guid Webhook, IReadOnlyList<AssignmentEvent> Events);

    [Fact]
    public async Task Each_assignment_change_of_the_active_model_is_one_event_and_a_swap_tells_what_differs()
    {
        await using var host = await ServerHost.StartAsync(cluster);
        var model = await ModelAsync(host);
        var accounts = await AccountsAsync(host, "ME", "TX");
        await ActivateAsync(host, model["model"]);
        var first = await host.Viewer.GetAsync<ReadEvents.Reply>(host.In("/live/events"));
        Assert.Equal(["account.entered", "account.entered", "member.began", "member.began"], first.Items.Select(one => one.Kind));
        Assert.Equal(["Ann Ames", "Bob Bell"], first.Items.Where(one => one.Kind == "member.began").Select(one => one.Record).Order());

        await ChangeAsync(host, Update("Account", accounts[0], new { BillingState = "TX" }));
        await ChangeAsync(host, Create("UserTerritory2Association", new { UserId = model["ann"], Territory2Id = model["region"], StartDate = "2027-04-01" }));
        var clone = await host.Planner.PostAsync<Server.Management.PublishModel.Reply>(host.In($"/live/models/{model["model"]}/clones"), new { name = "Next" });
        await ActivateAsync(host, clone.ModelId, swap: true);
        var then = await host.Viewer.GetAsync<ReadEvents.Reply>(host.In($"/live/events?after={first.Next}"));
        Assert.Equal(
            ["account.entered Account 0 South", "account.left Account 0 North", "member.began Ann Ames Region"], then.Items.Select(one => $"{one.Kind} {one.Record} {one.Territory}"));
        Assert.Equal(new DateOnly(2027, 4, 1), then.Items[2].Start);

        var all = await host.Viewer.GetAsync<ReadEvents.Reply>(host.In("/live/events"));
        var one = await host.Viewer.GetAsync<ReadEvents.Reply>(host.In($"/live/events?limit=1&after={all.Items[1].Cursor}"));
        Assert.Equal(all.Items[2], Assert.Single(one.Items));
        Assert.Equal(all.Items.Skip(3), (await host.Viewer.GetAsync<ReadEvents.Reply>(host.In($"/live/events?after={one.Next}"))).Items);
        await Refused.WithAsync(HttpStatusCode.BadRequest, "management.bad-event-cursor", await host.Viewer.GetAsync(host.In("/live/events?after=soon")));
        await StreamsAsync(host, all, accounts);
    }

    private static async Task StreamsAsync(ServerHost host, ReadEvents.Reply all, string[] accounts)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, host.In("/live/events/stream"));
        request.Headers.Add("Last-Event-ID", all.Items[^2].Cursor);
        using var response = await host.Viewer.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal(all.Items[^1], await NextAsync());
        await ChangeAsync(host, Update("Account", accounts[0], new { BillingState = "OR" }));
        Assert.Equal("account.left", (await NextAsync()).Kind);

        async Task<AssignmentEvent> NextAsync()
        {
            while (true)
            {
                var line = await lines.ReadLineAsync(TestContext.Current.CancellationToken);
                if (line!.StartsWith("data: ", StringComparison.Ordinal))
                {
                    return JsonSerializer.Deserialize<AssignmentEvent>(line[6..], WireJson.Options)!;
                }
            }
        }
    }

    [Fact]
    public async Task A_webhook_is_told_signed_tried_again_and_resent_when_dead_over_a_restart()
    {
        using var listener = new HookListener();
        var first = await StartAsync(null);
        var model = await ModelAsync(first);
        var accounts = await AccountsAsync(first, "ME");
        var made = await first.Planner.PostAsync<Webhooks.Info>(first.In("/live/webhooks"), new { name = "CRM", address = listener.Address, kinds = new[] { "account.entered" } });
        Assert.Null(Assert.Single(await first.Planner.GetAsync<List<Webhooks.Info>>(first.In("/live/webhooks"))).Secret);
        await ActivateAsync(first, model["model"]);

        var taken = await listener.NextAsync(TestContext.Current.CancellationToken);
        var sent = JsonSerializer.Deserialize<Sent>(taken.Body, WireJson.Options)!;
        Assert.Equal((accounts[0], "North"), (Assert.Single(sent.Events).RecordId, sent.Events[0].Territory));
        var seconds = long.Parse(taken.Signature[2..taken.Signature.IndexOf(',', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(WebhookSecrets.Sign(made.Secret!, seconds, taken.Body), taken.Signature);
        await UntilAsync(first, made.Id, one => one is [{ State: "delivered", Attempts: 1 }]);

        listener.Status = HttpStatusCode.ServiceUnavailable;
        await ChangeAsync(first, Update("Account", accounts[0], new { BillingState = "TX" }));
        var tried = await listener.NextAsync(TestContext.Current.CancellationToken);
        var connection = first.ConnectionString;
        var (workspace, planner) = (first.Workspace, ServerHost.EmailOf(Core.Access.Role.Planner));
        await first.DisposeAsync();

        await using var second = await StartAsync(connection);
        var client = await second.SignInAsync(planner);
        var path = $"/api/workspaces/{workspace}/live/webhooks/{made.Id}/deliveries";
        Assert.Equal(tried.Body, (await listener.NextAsync(TestContext.Current.CancellationToken)).Body);
        await UntilAsync(client, path, one => one[0] is { State: "dead", Status: 503 });
        listener.Status = HttpStatusCode.NoContent;
        (await client.PostAsync($"{path}/2/resend", new { })).EnsureSuccessStatusCode();
        await UntilAsync(client, path, one => one[0] is { State: "delivered", Number: 2 });
        await Refused.WithAsync(HttpStatusCode.NotFound, "management.no-delivery", await client.PostAsync($"{path}/2/resend", new { }));
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost:8080/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:192.168.0.1]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://me:secret@example.org/")]
    [InlineData("example.org")]
    public void A_private_or_odd_address_is_refused(string address) => Assert.NotNull(OutgoingAddress.WrongOf(address, takesPrivate: false));

    [Fact]
    public async Task A_name_that_leads_to_a_private_address_is_not_called()
    {
        using var listener = new HookListener();
        using var client = OutgoingAddress.Client(takesPrivate: false);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(listener.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), TestContext.Current.CancellationToken));
        using var open = OutgoingAddress.Client(takesPrivate: true);
        Assert.Equal(HttpStatusCode.OK, (await open.GetAsync(listener.Address, TestContext.Current.CancellationToken)).StatusCode);
    }

    private async Task<ServerHost> StartAsync(string? connection)
    {
        Action<IServiceCollection> more = services => services.AddSingleton(new WebhookPace(TimeSpan.FromMilliseconds(50), 4));
        Func<Server.Hosting.ServerSettings, Server.Hosting.ServerSettings> change = settings => settings with { WebhooksToPrivate = true };
        return connection is null ? await ServerHost.StartAsync(cluster, change, more) : await ServerHost.StartBareAsync(cluster, change, more, connection);
    }

    private static Task UntilAsync(ServerHost host, Guid id, Func<List<Webhooks.Delivery>, bool> holds) => UntilAsync(host.Planner, host.In($"/live/webhooks/{id}/deliveries"), holds);

    // Waits for a state, never for a time; the run's own limit ends it when it never comes.
    private static async Task UntilAsync(ApiClient client, string path, Func<List<Webhooks.Delivery>, bool> holds)
    {
        while (!holds(await client.GetAsync<List<Webhooks.Delivery>>(path)))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
