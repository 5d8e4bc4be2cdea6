using System.Net;
using Bailiwick.Server.Access;
using Bailiwick.Server.Tests.Hosting;
using Xunit;

namespace Bailiwick.Server.Tests.Access;

public sealed class SetUpTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Of_many_who_set_up_at_once_exactly_one_becomes_administrator()
    {
        await using var host = await ServerHost.StartBareAsync(cluster);
        var code = await SetupCode.ReadAsync(host.Source, TestContext.Current.CancellationToken);
        Assert.Equal(Sessions.State.Setup, (await host.Anonymous().GetAsync<Sessions.Reply>("/api/session")).State);
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.wrong-setup-code", await SetUpAsync(host, "guessed", 0));

        var replies = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => SetUpAsync(host, code!, i)));

        Assert.Single(replies, reply => reply.IsSuccessStatusCode);
        Assert.All(replies.Where(reply => !reply.IsSuccessStatusCode), reply => Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode));
        Assert.Equal(Sessions.State.Anonymous, (await host.Anonymous().GetAsync<Sessions.Reply>("/api/session")).State);
        Assert.Null(await SetupCode.ReadAsync(host.Source, TestContext.Current.CancellationToken));
        await Refused.WithAsync(HttpStatusCode.Conflict, "access.already-set-up", await SetUpAsync(host, code!, 7));
    }

    [Fact]
    public async Task All_nodes_print_the_same_code()
    {
        await using var host = await ServerHost.StartBareAsync(cluster);

        var codes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SetupCode.ReadAsync(host.Source, TestContext.Current.CancellationToken)));

        Assert.Single(codes.Distinct());
        Assert.NotNull(codes[0]);
    }

    [Theory]
    [InlineData("short", "access.weak-password")]
    [InlineData("aaaaaaaaaaaaaaa", "access.weak-password")]
    [InlineData("LONG.ENOUGH@example.org", "access.weak-password")]
    public async Task A_weak_password_is_refused_and_set_up_stays_open(string password, string code)
    {
        await using var host = await ServerHost.StartBareAsync(cluster);
        var setupCode = await SetupCode.ReadAsync(host.Source, TestContext.Current.CancellationToken);

        var response = await host.Anonymous().PostAsync("/api/setup", new { setupCode, email = "long.enough@example.org", name = "Ada", password });

        await Refused.WithAsync(HttpStatusCode.BadRequest, code, response);
        Assert.Equal(setupCode, await SetupCode.ReadAsync(host.Source, TestContext.Current.CancellationToken));
    }

    private static Task<HttpResponseMessage> SetUpAsync(ServerHost host, string setupCode, int number) => host.Anonymous().PostAsync(
        "/api/setup", new { setupCode, email = $"ada{number}@example.org", name = "Ada", password = ServerHost.Password });
}
