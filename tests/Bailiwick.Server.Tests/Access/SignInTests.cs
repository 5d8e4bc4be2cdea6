using System.Net;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Tests.Hosting;
using Xunit;

namespace Bailiwick.Server.Tests.Access;

public sealed class SignInTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task Five_failures_lock_the_account_until_an_administrator_unlocks_it()
    {
        const string Email = "forgetful@example.org";
        using var member = await host.AddMemberAsync(Role.Planner, Email);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await Refused.WithAsync(HttpStatusCode.Forbidden, "access.sign-in-refused", await AttemptAsync(Email, "wrong wrong wrong"));
        }

        var problem = await Refused.WithAsync(HttpStatusCode.Forbidden, "access.locked", await AttemptAsync(Email, ServerHost.Password));
        Assert.InRange(problem.Details["lockedUntil"].GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(13), DateTimeOffset.UtcNow.AddMinutes(16));
        var listed = (await host.Administrator.GetAsync<Page<Members.Member>>(host.In("/members"))).Items.Single(one => one.Email == Email);
        Assert.NotNull(listed.LockedUntil);

        (await host.Administrator.PatchAsync(host.In($"/members/{listed.UserId}"), new { unlock = true })).EnsureSuccessStatusCode();

        Assert.True((await AttemptAsync(Email, ServerHost.Password)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Attempts_at_the_same_time_do_not_slip_past_the_lock()
    {
        const string Email = "attacked@example.org";
        using var member = await host.AddMemberAsync(Role.Viewer, Email);

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => AttemptAsync(Email, $"guess number {i} of many")));

        var codes = await Task.WhenAll(replies.Select(async reply => (await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("access.locked", StringComparison.Ordinal)));
        Assert.Equal(7, codes.Count(isLocked => isLocked));
    }

    [Fact]
    public async Task An_unknown_address_is_refused_like_a_wrong_password() =>
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.sign-in-refused", await AttemptAsync("nobody@example.org", "whatever it may be"));

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        var response = await AttemptAsync(ServerHost.EmailOf(Role.Viewer), ServerHost.Password);

        var cookie = response.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("bailiwick=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var client = await host.SignInAsync(ServerHost.EmailOf(Role.Viewer));

        var session = await ApiClient.ReadAsync<Sessions.Reply>(await client.DeleteAsync("/api/session"));

        Assert.Equal(Sessions.State.Anonymous, session.State);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(host.In("/jobs"))).StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_elsewhere_and_keeps_this_one()
    {
        const string Email = "careful@example.org";
        using var elsewhere = await host.AddMemberAsync(Role.Viewer, Email);
        using var here = await host.SignInAsync(Email);
        await Refused.WithAsync(
            HttpStatusCode.Forbidden, "access.wrong-password", await here.PostAsync("/api/session/password", new { current = "not this one", next = "another long sentence" }));

        await here.TakeSessionAsync(await here.PostAsync("/api/session/password", new { current = ServerHost.Password, next = "another long sentence" }));

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync(host.In("/jobs"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync(host.In("/jobs"))).StatusCode);
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.sign-in-refused", await AttemptAsync(Email, ServerHost.Password));
    }

    [Fact]
    public async Task Each_sign_in_and_each_refused_one_is_in_the_audit()
    {
        await AttemptAsync(ServerHost.EmailOf(Role.Manager), "wrong wrong wrong");
        await AttemptAsync(ServerHost.EmailOf(Role.Manager), ServerHost.Password);

        var entries = (await host.Administrator.GetAsync<Page<ReadAudit.Entry>>(host.In("/audit?limit=100"))).Items
            .Where(entry => entry.Subject == ServerHost.EmailOf(Role.Manager))
            .Select(entry => entry.Action)
            .Take(2);

        Assert.Equal(["session.signed-in", "session.refused"], entries);
    }

    private async Task<HttpResponseMessage> AttemptAsync(string email, string password)
    {
        using var client = ApiClient.Anonymous(host.Address);
        return await client.PostAsync("/api/session", new { email, password });
    }
}
