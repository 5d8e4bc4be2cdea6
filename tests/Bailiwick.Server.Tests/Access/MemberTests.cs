using System.Net;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Tests.Hosting;
using Xunit;

namespace Bailiwick.Server.Tests.Access;

public sealed class MemberTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task The_last_administrator_stays()
    {
        var self = await FindAsync(ServerHost.EmailOf(Role.Administrator));

        await Refused.WithAsync(HttpStatusCode.Conflict, "access.last-administrator", await host.Administrator.PatchAsync(host.In($"/members/{self}"), new { role = "viewer" }));
        await Refused.WithAsync(HttpStatusCode.Conflict, "access.last-administrator", await host.Administrator.DeleteAsync(host.In($"/members/{self}")));
    }

    [Fact]
    public async Task A_removed_member_finds_no_workspace_at_the_next_request()
    {
        using var member = await host.AddMemberAsync(Role.Planner, "leaving@example.org");
        (await member.GetAsync(host.In("/jobs"))).EnsureSuccessStatusCode();

        (await host.Administrator.DeleteAsync(host.In($"/members/{await FindAsync("leaving@example.org")}"))).EnsureSuccessStatusCode();

        await Refused.WithAsync(HttpStatusCode.NotFound, "access.unknown-workspace", await member.GetAsync(host.In("/jobs")));
        Assert.Empty((await member.GetAsync<Sessions.Reply>("/api/session")).Workspaces);
    }

    [Fact]
    public async Task A_changed_role_holds_at_the_next_request()
    {
        using var member = await host.AddMemberAsync(Role.Viewer, "rising@example.org");
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await member.GetAsync(host.In("/audit")));

        (await host.Administrator.PatchAsync(host.In($"/members/{await FindAsync("rising@example.org")}"), new { role = "administrator" })).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync(host.In("/audit"))).StatusCode);

        (await host.Administrator.PatchAsync(host.In($"/members/{await FindAsync("rising@example.org")}"), new { role = "viewer" })).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(host.In("/audit"))).StatusCode);
    }

    [Fact]
    public async Task The_password_of_a_member_of_foreign_workspaces_cannot_be_set()
    {
        var added = await host.Administrator.PostAsync<Members.Member>(host.In("/members"), new { email = "stranger@example.org", name = "Anybody", role = "viewer" });

        var response = await host.Administrator.PatchAsync(host.In($"/members/{added.UserId}"), new { password = "taken over by a stranger" });

        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.password-of-another", response);
        (await host.Administrator.DeleteAsync(host.In($"/members/{added.UserId}"))).EnsureSuccessStatusCode();
    }

    [Theory]
    [InlineData("no-address", "Name", "access.bad-email")]
    [InlineData("good@example.org", "  ", "access.bad-name")]
    [InlineData("viewer@example.org", "Again", "access.already-member")]
    public async Task A_member_that_cannot_be_added_is_refused(string email, string name, string code)
    {
        var response = await host.Administrator.PostAsync(host.In("/members"), new { email, name, role = "viewer", password = ServerHost.Password });

        Assert.Equal(code, (await Refused.WithAsync(response.StatusCode, code, response)).Code);
    }

    [Theory]
    [InlineData("{", "request.unreadable")]
    [InlineData("""{"email":"a@example.org","name":"A"}""", "request.unreadable")]
    [InlineData("""{"email":"a@example.org","name":null,"role":"viewer"}""", "request.unreadable")]
    [InlineData("""{"email":"a@example.org","name":"A","role":"king"}""", "request.unreadable")]
    [InlineData("""{"email":"a@example.org","name":"A","role":3}""", "request.unreadable")]
    public async Task A_body_that_cannot_be_read_is_refused(string body, string code)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        await Refused.WithAsync(
            HttpStatusCode.BadRequest, code, await host.Administrator.Http.PostAsync(host.In("/members"), content, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_audit_pages_back_to_the_beginning()
    {
        var seen = new List<ReadAudit.Entry>();
        string? cursor = null;
        do
        {
            var page = await host.Administrator.GetAsync<Page<ReadAudit.Entry>>(host.In($"/audit?limit=3{(cursor is null ? "" : $"&cursor={cursor}")}"));
            seen.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal("workspace.created", seen.Where(entry => entry.UserName == "Ada Administrator").Select(entry => entry.Action).Last(action => action == "workspace.created"));
        Assert.Equal(seen.Count, seen.Select(entry => entry.Id).Distinct().Count());
        Assert.Contains(seen, entry => entry is { Action: "member.added", Subject: "planner@example.org" });
    }

    private async Task<Guid> FindAsync(string email) =>
        (await host.Administrator.GetAsync<Page<Members.Member>>(host.In("/members"))).Items.Single(member => member.Email == email).UserId;
}
