using System.Net;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.People;
using Bailiwick.Server.Management.Unattended;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management;

/// <summary>Records of a move on a later day change owner on that day, once, as an act of who asked; or wait with the reason.</summary>
public sealed class PlannedHandoverTests(PostgresCluster cluster)
{
    private static readonly DateTimeOffset _noon = new(DateTime.UtcNow.Date.AddDays(2).AddHours(12), TimeSpan.Zero);
    private static readonly DateOnly _day = DateOnly.FromDateTime(_noon.UtcDateTime);

    [Fact]
    public async Task Records_change_owner_on_the_day_once_and_not_again_when_that_is_taken_back()
    {
        var clock = new MovableClock();
        await using var host = await StartAsync(clock);
        var (model, accounts) = await OwnedAsync(host);
        var moved = await MoveAsync(host, new { action = "leaves", userId = model["ann"], on = _day, successorId = model["bob"], movesRecords = true, reason = "Goes to a customer" });
        Assert.Equal(("Ann Ames", "Bob Bell", _day, 2, 1), Assert.Single(moved.Planned) is var one ? (one.From, one.To, one.On, one.Accounts, one.Opportunities) : default);

        await LookAsync(host);
        Assert.Equal([model["ann"], model["ann"]], await OwnersAsync(host, accounts));
        var waiting = Assert.Single(await WaitingAsync(host));
        Assert.Equal(("Ann Ames", "Bob Bell", _day, 2, 1, "Goes to a customer", moved.Act), (waiting.User, waiting.Successor, waiting.On, waiting.Accounts, waiting.Opportunities, waiting.Reason, waiting.Act));
        Assert.Null(waiting.Problem);

        clock.MoveTo(_noon);
        await host.SignInAgainAsync();
        await Task.WhenAll(LookAsync(host), LookAsync(host));
        Assert.Equal([model["bob"], model["bob"]], await OwnersAsync(host, accounts));
        Assert.Empty(await WaitingAsync(host));
        var act = (await host.Viewer.GetAsync<Page<LiveActInfo>>(host.In("/live/acts"))).Items.Single(one => one.Summary.EndsWith("as planned", StringComparison.Ordinal));
        Assert.Equal(("Ann Ames hands over 2 accounts and 1 opportunities to Bob Bell, as planned", "Goes to a customer", _day, waiting.AskedBy), (act.Summary, act.Reason, act.Effective, act.Author));

        await host.Planner.PostAsync<ModelMoves.RevertReply>(host.In($"/live/acts/{act.Number}/revert"), new { });
        await LookAsync(host);
        Assert.Equal([model["ann"], model["ann"]], await OwnersAsync(host, accounts));
        var again = Assert.Single(await WaitingAsync(host));
        Assert.StartsWith("It was done and taken back", again.Problem, StringComparison.Ordinal);
        (await host.Planner.DeleteAsync(host.In($"/live/people-moves/planned-handovers/{again.Id}"))).EnsureSuccessStatusCode();
        Assert.Empty(await WaitingAsync(host));
        await Refused.WithAsync(HttpStatusCode.NotFound, "management.no-planned-handover", await host.Planner.DeleteAsync(host.In($"/live/people-moves/planned-handovers/{again.Id}")));
    }

    [Fact]
    public async Task The_wish_goes_with_the_move_waits_for_a_successor_and_follows_the_territory_into_another_model()
    {
        var clock = new MovableClock();
        await using var host = await StartAsync(clock);
        var (model, accounts) = await OwnedAsync(host);
        object leaves = new { action = "leaves", userId = model["ann"], on = _day, successorId = model["bob"], movesRecords = true };
        var back = await MoveAsync(host, leaves);
        await host.Planner.PostAsync<ModelMoves.RevertReply>(host.In($"/live/acts/{back.Act}/revert"), new { });
        Assert.Empty(await WaitingAsync(host));

        // Only what is in the territory left goes over, and the territory is found again by its name in the model that is active on the day.
        var cem = (await ChangeAsync(host, Create("User", new { LastName = "Cem", Username = "cem", Email = "cem@example.org" }))).Ids[0];
        await MoveAsync(host, new { action = "transfers", userId = model["ann"], on = _day, from = model["north"], into = model["south"], successorId = cem, movesRecords = true });
        var clone = await host.Planner.PostAsync<PublishModel.Reply>(host.In($"/live/models/{model["model"]}/clones"), new { name = "Next" });
        await ActivateAsync(host, clone.ModelId, swap: true);

        // A second one cannot be done: its successor is switched off before the day.
        var dee = (await ChangeAsync(host, Create("User", new { LastName = "Dee", Username = "dee", Email = "dee@example.org" }))).Ids[0];
        var other = (await AccountsAsync(host, "TX"))[0];
        await ChangeAsync(host, Update("Account", other, new { OwnerId = model["bob"] }));
        await MoveAsync(host, new { action = "leaves", userId = model["bob"], on = _day, successorId = model["ann"], movesRecords = true });
        await ChangeAsync(host, Create("PlannedHandover", new { UserId = dee, SuccessorId = dee, HandoverDate = _day }), Update("User", dee, new { IsActive = false }));

        clock.MoveTo(_noon.AddDays(1));
        await host.SignInAgainAsync();
        await LookAsync(host);
        Assert.Equal([cem, model["ann"], model["ann"]], await OwnersAsync(host, [.. accounts, other]));
        Assert.Equal("Dee is not an active user any more.", Assert.Single(await WaitingAsync(host)).Problem);
    }

    private Task<ServerHost> StartAsync(MovableClock clock) => ServerHost.StartAsync(cluster, more: services => services.AddSingleton<TimeProvider>(clock));

    /// <summary>An active model, an account of Ann's in North and one in South, and an open opportunity of hers.</summary>
    private static async Task<(Dictionary<string, string> Model, string[] Accounts)> OwnedAsync(ServerHost host)
    {
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"]);
        var accounts = await AccountsAsync(host, "ME", "TX");
        await ChangeAsync(
            host, Update("Account", accounts[0], new { OwnerId = model["ann"] }), Update("Account", accounts[1], new { OwnerId = model["ann"] }),
            Create("Opportunity", new { Name = "Open", AccountId = accounts[0], Amount = 5, CloseDate = "2027-02-01", StageName = "Open", OwnerId = model["ann"] }));
        return (model, accounts);
    }

    private static Task<PeopleDesk.Reply> MoveAsync(ServerHost host, object move) => host.Planner.PostAsync<PeopleDesk.Reply>(host.In("/live/people-moves"), move);

    private static Task<List<PlannedHandovers.Reply>> WaitingAsync(ServerHost host) => host.Viewer.GetAsync<List<PlannedHandovers.Reply>>(host.In("/live/people-moves/planned-handovers"));

    private static async Task<IReadOnlyList<string?>> OwnersAsync(ServerHost host, string[] accounts) => await Task.WhenAll(accounts.Select(async one => Text(await GetAsync(host, "Account", one), "OwnerId")));

    private static async Task LookAsync(ServerHost host)
    {
        foreach (var work in host.Services.GetServices<IUnattendedWork>())
        {
            await work.DoAsync(TestContext.Current.CancellationToken);
        }
    }
}
