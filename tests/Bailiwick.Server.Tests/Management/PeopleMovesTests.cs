using System.Net;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.Governance.Health;
using Bailiwick.Server.Management.People;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management;

/// <summary>Guided moves with what hangs on them: forecast managers on later days, owners, cover until a start, users that are switched off.</summary>
public sealed class PeopleMovesTests(ServerHost host) : IClassFixture<ServerHost>
{
    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task A_forecast_is_handed_over_on_its_day_and_nothing_has_to_happen_then()
    {
        var model = await ActiveAsync();
        await ChangeAsync(host, Update("Territory2", model["north"], new { ForecastUserId = model["ann"] }));
        var day = Today.AddDays(40);
        var moved = await MoveAsync(new { action = "leaves", userId = model["ann"], on = day, successorId = model["bob"], movesRecords = true });
        var forecast = Assert.Single(moved.Forecasts);
        Assert.Equal(("North", "Ann Ames", "Bob Bell", day), (forecast.Territory, forecast.From, forecast.To, forecast.On));

        Assert.Equal("Ann Ames", await ManagerAsync(model, Today));
        Assert.Equal("Ann Ames", await ManagerAsync(model, day.AddDays(-1)));
        Assert.Equal("Bob Bell", await ManagerAsync(model, day));
        Assert.Equal("Bob Bell", Row(await ForecastAsync(day), "North").Manager);
        Assert.Equal("Ann Ames", Row(await ForecastAsync(Today), "North").Manager);
        await host.Planner.PostAsync<ModelMoves.RevertReply>(host.In($"/live/acts/{moved.Act}/revert"), new { });
        Assert.Equal("Ann Ames", await ManagerAsync(model, day));
    }

    [Fact]
    public async Task A_manager_who_is_no_member_becomes_one_and_takes_nobodys_place()
    {
        var model = await ActiveAsync();
        var moved = await MoveAsync(new { action = "managesForecast", userId = model["bob"], on = Today, into = model["north"] });
        Assert.Equal((0, 1), (moved.Ends.Count, moved.Begins.Count));
        Assert.Equal("Bob Bell", await ManagerAsync(model, Today));
        var north = (await TreeAsync(model, Today)).Nodes.Single(node => node.Name == "North");
        Assert.Equal(["Ann Ames", "Bob Bell"], north.People.Select(person => person.Name).Order());
    }

    [Fact]
    public async Task Somebody_covers_until_the_new_seller_starts_who_then_gets_the_records_of_the_one_who_left()
    {
        var model = await ActiveAsync();
        var account = (await AccountsAsync(host, "ME"))[0];
        await ChangeAsync(host, Update("Account", account, new { OwnerId = model["ann"] }));
        await MoveAsync(new { action = "leaves", userId = model["ann"], on = Today, successorId = model["bob"], successorKind = "caretaker" });
        var left = Assert.Single(await host.Viewer.GetAsync<List<OpenHandovers.Reply>>(host.In("/live/people-moves/open-handovers")), one => one.UserId == model["ann"]);
        Assert.Equal(("Ann Ames", Today, 1), (left.User, left.Since, left.Accounts));

        var cem = await PersonAsync("Cem");
        var dee = await PersonAsync("Dee");
        var start = Today.AddDays(10);
        object Joins(DateOnly on) => new { action = "joins", userId = cem, on, into = model["north"], successorId = dee, movesRecords = true, takesForecast = true };
        var moved = await MoveAsync(Joins(start));
        Assert.Equal([("Ann Ames", "Cem", start, 1), ("Bob Bell", "Cem", start, 0), ("Dee", "Cem", start, 0)], moved.Planned.OrderBy(one => one.From).Select(one => (one.From, one.To, one.On, one.Accounts)));
        Assert.Equal(["Bob Bell", "Dee"], (await TreeAsync(model, Today)).Nodes.Single(node => node.Name == "North").People.Select(person => person.Name).Order());
        Assert.Equal(["Cem"], (await TreeAsync(model, start)).Nodes.Single(node => node.Name == "North").People.Select(person => person.Name));
        Assert.Equal("Cem", await ManagerAsync(model, start));
        Assert.Equal(model["ann"], Text(await GetAsync(host, "Account", account), "OwnerId"));

        await Refused.WithAsync(
            HttpStatusCode.BadRequest, "management.hand-over-later",
            await host.Planner.PostAsync(host.In("/live/people-moves"), new { action = "handsOver", userId = model["ann"], on = start, successorId = cem }));
        await Refused.WithAsync(
            HttpStatusCode.BadRequest, "management.no-successor",
            await host.Planner.PostAsync(host.In("/live/people-moves"), new { action = "handsOver", userId = model["ann"], on = Today }));
        Assert.Equal(1, (await MoveAsync(new { action = "handsOver", userId = model["ann"], on = Today, successorId = cem })).Accounts);
        Assert.Equal(cem, Text(await GetAsync(host, "Account", account), "OwnerId"));
        Assert.DoesNotContain(await host.Viewer.GetAsync<List<OpenHandovers.Reply>>(host.In("/live/people-moves/open-handovers")), one => one.UserId == model["ann"]);
    }

    [Fact]
    public async Task Who_left_covers_nothing_in_an_older_model_that_comes_back()
    {
        var model = await ActiveAsync();
        var older = await host.Planner.PostAsync<PublishModel.Reply>(host.In($"/live/models/{model["model"]}/clones"), new { name = $"Before {model["model"]}" });
        await MoveAsync(new { action = "leaves", userId = model["ann"], on = Today, successorId = model["bob"] });
        var preview = await host.Planner.GetAsync<PreviewModel.Reply>(host.In($"/live/models/{older.ModelId}/preview"));
        Assert.Empty(preview.Territories.Single(one => one.Name == "North").MembersAfter);
        await ActivateAsync(host, older.ModelId, swap: true);

        var north = (await host.Planner.GetAsync<ReadTerritories.Tree>(host.In($"/live/models/{older.ModelId}/tree"))).Nodes.Single(node => node.Name == "North");
        Assert.Equal((true, 0), (north.IsVacant, north.People.Count));
        var page = await host.Planner.GetAsync<ReadTerritories.Page>(host.In($"/live/territories/{north.Id}"));
        Assert.False(Assert.Single(page.AllPeople, one => one.UserId == model["ann"]).IsPresent);
        var findings = (await host.Planner.GetAsync<ModelHealth>(host.In("/live/health"))).Findings;
        Assert.Contains(findings.Single(one => one.Code == "inactive-members").Records, one => one.Id == model["ann"]);
        Assert.Contains(findings.Single(one => one.Code == "vacant-territories").Records, one => one.Id == north.Id);

        // Nobody is alone afterwards, so she may go without a successor.
        await MoveAsync(new { action = "joins", userId = model["bob"], on = Today, into = north.Id });
        var gone = await MoveAsync(new { action = "leaves", userId = model["ann"], on = Today });
        Assert.Equal(["North"], gone.Ends.Select(one => one.Territory));
    }

    [Fact]
    public async Task A_transfer_moves_the_records_of_the_territory_left_and_no_others()
    {
        var model = await ActiveAsync();
        var accounts = await AccountsAsync(host, "ME", "TX");
        await ChangeAsync(host, [.. accounts.Select(account => Update("Account", account, new { OwnerId = model["ann"] }))]);
        var dee = await PersonAsync("Dee");
        var moved = await MoveAsync(new { action = "transfers", userId = model["ann"], on = Today, from = model["north"], into = model["south"], successorId = dee, movesRecords = true });
        Assert.Equal(1, moved.Accounts);
        Assert.Equal(dee, Text(await GetAsync(host, "Account", accounts[0]), "OwnerId"));
        Assert.Equal(model["ann"], Text(await GetAsync(host, "Account", accounts[1]), "OwnerId"));
    }

    [Fact]
    public async Task A_user_is_switched_off_only_after_everything_is_handed_over()
    {
        var model = await ActiveAsync();
        await Refused.WithAsync(HttpStatusCode.Conflict, "management.user-has-territories", await TryChangeAsync(host, Update("User", model["ann"], new { IsActive = false })));
        await Refused.WithAsync(
            HttpStatusCode.Conflict, "people.no-cover", await host.Planner.PostAsync(host.In("/live/people-moves"), new { action = "isDeactivated", userId = model["ann"], on = Today }));
        Assert.Equal("True", Text(await GetAsync(host, "User", model["ann"]), "IsActive"));
        await MoveAsync(new { action = "isDeactivated", userId = model["ann"], on = Today, successorId = model["bob"] });
        Assert.Equal("False", Text(await GetAsync(host, "User", model["ann"]), "IsActive"));
        var north = (await TreeAsync(model, Today)).Nodes.Single(node => node.Name == "North");
        Assert.Equal(["Bob Bell"], north.People.Select(person => person.Name));
        var acts = await host.Viewer.GetAsync<List<LiveActInfo>>(host.In($"/live/territories/{model["north"]}/acts"));
        Assert.StartsWith("Ann Ames leaves and is deactivated", acts[0].Summary, StringComparison.Ordinal);

        var cem = await PersonAsync("Cem");
        await MoveAsync(new { action = "leaves", userId = cem, on = Today });
        await MoveAsync(new { action = "isDeactivated", userId = cem, on = Today });
        Assert.Equal("False", Text(await GetAsync(host, "User", cem), "IsActive"));
    }

    private async Task<Dictionary<string, string>> ActiveAsync()
    {
        var model = await ModelAsync(host, $"People {Guid.NewGuid():N}");
        await ActivateAsync(host, model["model"], swap: true);
        return model;
    }

    private async Task<string> PersonAsync(string name) =>
        (await ChangeAsync(host, Create("User", new { LastName = name, Username = $"{name}-{Guid.NewGuid():N}", Email = "x@example.org" }))).Ids[0];

    private Task<PeopleDesk.Reply> MoveAsync(object move) => host.Planner.PostAsync<PeopleDesk.Reply>(host.In("/live/people-moves"), move);

    private Task<ReadTerritories.Tree> TreeAsync(Dictionary<string, string> model, DateOnly on) =>
        host.Viewer.GetAsync<ReadTerritories.Tree>(host.In($"/live/models/{model["model"]}/tree?on={on:yyyy-MM-dd}"));

    private async Task<string?> ManagerAsync(Dictionary<string, string> model, DateOnly on) => (await TreeAsync(model, on)).Nodes.Single(node => node.Name == "North").ForecastManager;

    private Task<ReadForecast.Reply> ForecastAsync(DateOnly from) => host.Viewer.GetAsync<ReadForecast.Reply>(host.In($"/live/forecast?from={from:yyyy-MM-dd}&to={from.AddDays(10):yyyy-MM-dd}"));

    private static ReadForecast.Row Row(ReadForecast.Reply forecast, string name) => forecast.Rows.Single(row => row.Name == name);
}
