using System.Net;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Tests.Hosting;
using Xunit;

namespace Bailiwick.Server.Tests.Access;

public sealed class TokenTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_token_works_without_cookie_and_antiforgery_until_it_is_revoked()
    {
        var made = await host.Planner.PostAsync<Tokens.Made>(host.In("/tokens"), new { name = "script", role = "planner" });
        using var client = ApiClient.WithToken(host.Address, made.Token);
        var session = await client.GetAsync<Sessions.Reply>("/api/session");
        Assert.Equal((Sessions.State.SignedIn, host.Workspace), (session.State, session.Workspaces.Single().WorkspaceId));
        await Refused.WithAsync(HttpStatusCode.NotFound, "job.unknown", await client.PostAsync(host.In($"/jobs/{Guid.NewGuid()}/cancel"), new { }));

        (await host.Planner.DeleteAsync(host.In($"/tokens/{made.Id}"))).EnsureSuccessStatusCode();

        await Refused.WithAsync(HttpStatusCode.Unauthorized, "access.bad-token", await client.GetAsync(host.In("/jobs")));
    }

    [Fact]
    public async Task Only_a_hash_of_a_token_is_kept()
    {
        var made = await host.Planner.PostAsync<Tokens.Made>(host.In("/tokens"), new { name = "secret", role = "viewer" });
        Assert.StartsWith("bw_", made.Token, StringComparison.Ordinal);

        await using var command = host.Source.CreateCommand("SELECT row_to_json(t)::text FROM tokens t WHERE id = $1");
        command.Parameters.AddWithValue(made.Id);
        var stored = (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;

        Assert.DoesNotContain(made.Token[3..], stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(made.Token)), stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_may_do_no_more_than_its_role_and_its_owners_present_role()
    {
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.token-role", await host.Viewer.PostAsync(host.In("/tokens"), new { name = "more", role = "planner" }));
        using var low = await host.WithTokenAsync(Role.Viewer);
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await low.GetAsync(host.In("/members")));

        using var member = await host.AddMemberAsync(Role.Administrator, "falling@example.org");
        var made = await member.PostAsync<Tokens.Made>(host.In("/tokens"), new { name = "high", role = "administrator" });
        using var high = ApiClient.WithToken(host.Address, made.Token);
        var members = await high.GetAsync<Page<Members.Member>>(host.In("/members"));
        var self = members.Items.Single(one => one.Email == "falling@example.org").UserId;
        (await host.Administrator.PatchAsync(host.In($"/members/{self}"), new { role = "viewer" })).EnsureSuccessStatusCode();

        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await high.GetAsync(host.In("/members")));
    }

    [Fact]
    public async Task A_token_makes_no_token_no_workspace_and_no_password()
    {
        using var client = await host.WithTokenAsync();

        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.only-persons", await client.PostAsync(host.In("/tokens"), new { name = "child", role = "viewer" }));
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.only-persons", await client.PostAsync("/api/workspaces", new { name = "another" }));
        await Refused.WithAsync(
            HttpStatusCode.Forbidden, "access.only-persons", await client.PostAsync("/api/session/password", new { current = ServerHost.Password, next = "another long sentence" }));
    }

    [Fact]
    public async Task An_expired_token_opens_nothing()
    {
        await Refused.WithAsync(
            HttpStatusCode.BadRequest, "access.bad-expiry", await host.Planner.PostAsync(host.In("/tokens"), new { name = "late", role = "viewer", expiresAt = DateTimeOffset.UtcNow.AddDays(-1) }));
        var made = await host.Planner.PostAsync<Tokens.Made>(host.In("/tokens"), new { name = "soon", role = "viewer", expiresAt = DateTimeOffset.UtcNow.AddDays(1) });
        using var client = ApiClient.WithToken(host.Address, made.Token);
        (await client.GetAsync(host.In("/jobs"))).EnsureSuccessStatusCode();

        await using var command = host.Source.CreateCommand("UPDATE tokens SET expires_at = now() WHERE id = $1");
        command.Parameters.AddWithValue(made.Id);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await Refused.WithAsync(HttpStatusCode.Unauthorized, "access.bad-token", await client.GetAsync(host.In("/jobs")));
    }

    [Fact]
    public async Task A_person_sees_and_revokes_only_own_tokens()
    {
        var made = await host.Planner.PostAsync<Tokens.Made>(host.In("/tokens"), new { name = "mine", role = "viewer" });

        Assert.DoesNotContain((await host.Manager.GetAsync<Page<Tokens.Shown>>(host.In("/tokens"))).Items, token => token.Id == made.Id);
        await Refused.WithAsync(HttpStatusCode.NotFound, "access.unknown-token", await host.Manager.DeleteAsync(host.In($"/tokens/{made.Id}")));
    }
}
