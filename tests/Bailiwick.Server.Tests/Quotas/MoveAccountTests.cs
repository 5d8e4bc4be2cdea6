using System.Net;
using Bailiwick.Server.Quotas;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Quotas.QuotaPlanning;

namespace Bailiwick.Server.Tests.Quotas;

/// <summary>Dated moves of accounts between seats of a running plan (C25): both sides always add up to what they were.</summary>
public sealed class MoveAccountTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task An_account_moves_with_its_part_of_the_quota_from_a_day_on_and_back_again()
    {
        var plan = await RunningAsync();
        // Account 5 is 5,000 of Ann's 6,000 targets: 5,500 of her 6,600; 550 a month become 458 of it, half away from zero.
        await ApiClient.ReadAsync<QuotaChanges.Reply>(await MoveAsync(plan, 4, "5", "ann", "bob", "2027-04-11"));

        var before = await HeldAsync(host, plan, "2027-04-10");
        var after = await HeldAsync(host, plan, "2027-04-11");
        Assert.Equal((6600m, 5280m), (before["ann"].Quota, before["bob"].Quota));
        // By day: April keeps 10 of 30 days with Ann, 458 x 10 / 30 = 153 to her; 305 + 8 x 458 = 3,969 go.
        Assert.Equal([550m, 550m, 550m, 245m, 92m, 92m, 92m, 92m, 92m, 92m, 92m, 92m], after["ann"].Periods.Select(period => period.Amount));
        Assert.Equal((2631m, 9249m), (after["ann"].Quota, after["bob"].Quota));
        Assert.Equal([440m, 440m, 440m, 745m, 898m], after["bob"].Periods.Take(5).Select(period => period.Amount));

        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.account-not-carried", await MoveAsync(plan, 5, "5", "cem", "ann", "2027-10-01"));
        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.later-change", await MoveAsync(plan, 5, "5", "bob", "ann", "2027-04-01"));
        await ApiClient.ReadAsync<QuotaChanges.Reply>(await MoveAsync(plan, 5, "5", "bob", "ann", "2027-10-20", "byMonth"));
        var back = await HeldAsync(host, plan, "2027-12-31");
        // By month: October stays with Bob, November and December come back.
        Assert.Equal([92m, 92m, 550m, 550m], back["ann"].Periods.Skip(8).Select(period => period.Amount));
        Assert.Equal(6600m + 5280m, back["ann"].Quota + back["bob"].Quota);
        foreach (var period in Enumerable.Range(0, 12))
        {
            Assert.Equal(550m + 440m, back["ann"].Periods[period].Amount + back["bob"].Periods[period].Amount);
        }

        // What is published is what holds, and twice the same.
        var rows = await host.Planner.Http.GetStringAsync(host.In($"/quota-plans/{plan}/exports/forecasting-quotas.csv?type=0Db1"), TestContext.Current.CancellationToken);
        Assert.Contains("005ANN,0Db1,2027-04-01,245,USD", rows, StringComparison.Ordinal);
        Assert.Equal(rows, await host.Planner.Http.GetStringAsync(host.In($"/quota-plans/{plan}/exports/forecasting-quotas.csv?type=0Db1"), TestContext.Current.CancellationToken));
        var summary = (await host.Planner.GetAsync<Page<QuotaPlans.Edit>>(host.In($"/quota-plans/{plan}/edits"))).Items[0].Summary;
        Assert.Equal("Moved an account with its quota from 2027-10-20", summary);
    }

    [Theory]
    [InlineData("stays", 6600, 5280)]
    [InlineData("goes", 1104, 10776)]
    public async Task All_of_the_years_quota_stays_or_goes(string policy, int ann, int bob)
    {
        var plan = await RunningAsync();

        await ApiClient.ReadAsync<QuotaChanges.Reply>(await MoveAsync(plan, 4, "5", "ann", "bob", "2027-04-11", policy));

        var held = await HeldAsync(host, plan, "2027-12-31");
        Assert.Equal((ann, bob), (held["ann"].Quota, held["bob"].Quota));
    }

    [Fact]
    public async Task Moves_that_do_not_fit_are_refused_and_nothing_is_written()
    {
        var (draft, _, _) = await PlanAsync(host, Seats);
        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.not-running", await MoveAsync(draft.Id, 1, "5", "ann", "bob", "2027-04-11"));
        var plan = await RunningAsync();

        await Refused.WithAsync(HttpStatusCode.NotFound, "quota.unknown-seat", await MoveAsync(plan, 4, "5", "ann", "zoe", "2027-04-11"));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.bad-seat", await MoveAsync(plan, 4, "5", "ann", "ann", "2027-04-11"));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.bad-seat", await MoveAsync(plan, 4, "5", "eve", "ann", "2027-04-11"));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.outside-year", await MoveAsync(plan, 4, "5", "ann", "bob", "2028-01-01"));
        await Refused.WithAsync(HttpStatusCode.NotFound, "target.unknown-key", await MoveAsync(plan, 4, "77", "ann", "bob", "2027-04-11"));
        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.account-not-carried", await MoveAsync(plan, 4, "2", "ann", "bob", "2027-04-11"));
        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.changed-meanwhile", await MoveAsync(plan, 3, "5", "ann", "bob", "2027-04-11"));
        // 3,969 of 6,600 is more than the 5 % a planner approves.
        await Refused.WithAsync(HttpStatusCode.Forbidden, "quota.approver", await MoveAsync(plan, 4, "5", "ann", "bob", "2027-04-11", by: host.Planner));
        Assert.Equal(4, (await host.Planner.GetAsync<QuotaChanges.Reply>(host.In($"/quota-plans/{plan}/as-of?day=2027-12-31"))).Revision);
    }

    private async Task<Guid> RunningAsync()
    {
        var (plan, _, _) = await PlanAsync(host, Seats);
        await StepsAsync(host, plan.Id, 1, "submit", "approve", "start");
        return plan.Id;
    }

    private Task<HttpResponseMessage> MoveAsync(Guid plan, int seen, string account, string from, string to, string day, string policy = "byDay", ApiClient? by = null) =>
        (by ?? host.Administrator).PostAsync(host.In($"/quota-plans/{plan}/account-moves"), new { expectedRevision = seen, account, from, to, day, policy, reason = "Headquarters moved" });
}
