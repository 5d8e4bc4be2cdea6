using System.Net;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.Accounts;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management;

/// <summary>Account teams follow territories, and owners in fields become teams and territories.</summary>
public sealed class TeamTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task Account_teams_follow_who_works_the_territories_and_leave_hand_made_members_alone()
    {
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"], swap: true);
        var accounts = await AccountsAsync(host, "ME", "TX");
        await ChangeAsync(
            host,
            Create("AccountTeamRule", new { MasterLabel = "Sellers", RoleInTerritory2 = "Sales Rep", TeamMemberRole = "AE", AccountAccessLevel = "Edit" }),
            Create("UserTerritory2Association", new { UserId = model["bob"], Territory2Id = model["region"], RoleInTerritory2 = "Manager" }),
            Create("AccountTeamRule", new { MasterLabel = "Sponsors", RoleInTerritory2 = "Manager", TeamMemberRole = "Sponsor", CoversBelow = true }),
            Create("AccountTeamMember", new { AccountId = accounts[1], UserId = model["ann"], TeamMemberRole = "Friend" }));

        var preview = await host.Planner.PostAsync<SyncTeams.Reply>(host.In("/live/account-teams/preview"), new { });
        Assert.Equal((3, 0, 0), (preview.Made, preview.Ended, preview.Kept));
        await host.Planner.PostAsync<SyncTeams.Reply>(host.In("/live/account-teams"), new { });
        Assert.Equal(["Ann Ames AE Sellers", "Bob Bell Sponsor Sponsors"], await TeamAsync(accounts[0]));
        Assert.Equal(["Ann Ames Friend ", "Bob Bell AE Sellers"], await TeamAsync(accounts[1]));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "management.no-changes", await host.Planner.PostAsync(host.In("/live/account-teams"), new { }));

        await ChangeAsync(host, Update("Account", accounts[0], new { BillingState = "TX" }));
        var moved = await host.Planner.PostAsync<SyncTeams.Reply>(host.In("/live/account-teams"), new { });
        Assert.Equal((1, 2, 1), (moved.Made, moved.Ended, moved.Kept));
        Assert.Equal(["Bob Bell AE Sellers"], await TeamAsync(accounts[0]));
    }

    [Fact]
    public async Task Owners_in_fields_become_teams_and_a_model_with_a_territory_for_each_person_or_nothing_does()
    {
        var model = await ModelAsync(host, "Before");
        var people = await ListAsync(host, "User");
        string UserOf(string name) => Text(people.Single(one => one.Id == model[name]), "Username")!;
        foreach (var field in (string[])["AE__c", "CSM__c"])
        {
            await host.Planner.PostAsync<LiveObjectInfo>(host.In($"/live/objects/Account/fields/{field}"), new { label = field, type = "text", length = 100 });
        }

        var made = await ChangeAsync(
            host,
            Create("Account", new { Name = "One", AccountNumber = "T1", AE__c = UserOf("ann"), CSM__c = UserOf("bob") }),
            Create("Account", new { Name = "Two", AccountNumber = "T2", AE__c = UserOf("ann"), CSM__c = UserOf("ann") }),
            Create("Account", new { Name = "Three", AE__c = UserOf("bob") }),
            Create("Account", new { Name = "Four", AccountNumber = "T4", AE__c = "Nobody Known" }));
        object Asked(string unknown) => new
        {
            columns = new object[] { new { field = "AE__c", role = "AE", setsOwner = true }, new { field = "CSM__c", role = "CSM" } },
            territoryColumn = "AE__c",
            modelName = "By AE",
            unknown,
        };

        var preview = await host.Planner.PostAsync<ImportOwners.Reply>(host.In("/live/owner-imports/preview"), Asked("refuse"));
        Assert.Equal(["AE__c 3 1 2", "CSM__c 2 0 2"], preview.Columns.Select(one => $"{one.Field} {one.Found} {one.Unknown} {one.People}"));
        Assert.Equal(("Nobody Known", 1, "nobody"), (preview.Unknown[0].Word, preview.Unknown[0].Rows, preview.Unknown[0].Why));
        Assert.Equal((4, 1, 3), (preview.TeamMade, preview.TeamStanding, preview.OwnersSet));
        await Refused.WithAsync(HttpStatusCode.Conflict, "owner-import.unknown-people", await host.Planner.PostAsync(host.In("/live/owner-imports"), Asked("refuse")));
        Assert.Empty(await TeamAsync(made.Ids[0]));

        var done = await host.Planner.PostAsync<ImportOwners.Reply>(host.In("/live/owner-imports"), Asked("leaveOut"));
        Assert.Equal(["Ann Ames 2", "Bob Bell 1"], done.Territories.Select(one => $"{one.Name} {one.Accounts}"));
        Assert.Equal(1, done.ManualAssignments);
        Assert.Equal(["Ann Ames AE ", "Bob Bell CSM "], await TeamAsync(made.Ids[0]));
        Assert.Equal(model["ann"], Text(await GetAsync(host, "Account", made.Ids[1]), "OwnerId"));
        await EndAsync(host, $"/live/models/{done.ModelId}/runs", new { });
        var tree = await host.Viewer.GetAsync<ReadTerritories.Tree>(host.In($"/live/models/{done.ModelId}/tree"));
        Assert.Equal(["By AE 3", "Ann Ames 2", "Bob Bell 1"], tree.Nodes.Select(one => $"{one.Name} {one.RolledUp}"));
        Assert.Equal([null, "Ann Ames", "Bob Bell"], tree.Nodes.Select(one => one.ForecastManager));

        await Refused.WithAsync(HttpStatusCode.BadRequest, "owner-import.no-columns", await host.Planner.PostAsync(host.In("/live/owner-imports"), new { columns = Array.Empty<object>() }));
        await Refused.WithAsync(
            HttpStatusCode.BadRequest, "owner-import.no-territory-column",
            await host.Planner.PostAsync(host.In("/live/owner-imports"), new { columns = new[] { new { field = "AE__c", role = "AE" } }, territoryColumn = "BDR__c" }));
    }

    private async Task<IEnumerable<string>> TeamAsync(string account) =>
        (await host.Viewer.GetAsync<ReadAccount.Reply>(host.In($"/live/accounts/{account}"))).Team.Select(one => $"{one.Name} {one.Role} {one.Rule}").Order(StringComparer.Ordinal);
}
