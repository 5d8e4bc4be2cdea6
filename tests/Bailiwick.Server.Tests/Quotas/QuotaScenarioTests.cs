using System.Net;
using System.Net.Http.Json;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Quotas;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Quotas.QuotaPlanning;

namespace Bailiwick.Server.Tests.Quotas;

/// <summary>Scenarios side by side, and the way through review.</summary>
public sealed class QuotaScenarioTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_copy_is_a_draft_of_its_own_and_differences_add_up_with_seats_that_are_in_one_plan_only()
    {
        var (plan, _, territories) = await PlanAsync(host, Seats);
        await StepsAsync(host, plan.Id, 1, "submit", "approve");

        var copy = await host.Planner.PostAsync<QuotaPlan>(host.In($"/quota-plans/{plan.Id}/copies"), new { name = "With a fourth seller" });

        Assert.Equal((ApprovalState.Draft, 1, new QuotaCopiedFrom(plan.Id, plan.Name, 3)), (copy.State, copy.Revision, copy.CopiedFrom));
        Assert.Equal(copy.Content!.Seats.Select(seat => seat.Key), plan.Content!.Seats.Select(seat => seat.Key));
        object Seat(string key, int place, decimal percent = 100) => new { key, name = key, areas = new[] { new { area = territories[place], percent } } };
        await ApiClient.ReadAsync<QuotaPlan>(await host.Planner.Http.PutAsync(
            host.In($"/quota-plans/{copy.Id}/content"), JsonContent.Create(new { expectedRevision = 1, content = Content([Seat("ann", 0), Seat("bob", 1), Seat("fay", 3)]) }),
            TestContext.Current.CancellationToken));
        var made = await host.Viewer.GetAsync(host.In($"/quota-plans/{plan.Id}/comparison?with={copy.Id}"));
        await Refused.WithAsync(HttpStatusCode.NotFound, "quota.plan-not-found", made);

        var compared = await host.Planner.GetAsync<CompareQuotaPlans.Reply>(host.In($"/quota-plans/{plan.Id}/comparison?with={copy.Id}"));

        var seats = compared.Seats.ToDictionary(seat => seat.Seat);
        // Ann stays; Bob takes Cem's part: 8,800 for 5,280; Fay is new with 13,200; Cem (2,272), the vacant seat and Eve (1,650) are gone.
        Assert.Equal((6600m, 6600m, 0m), (seats["ann"].Left, seats["ann"].Right, seats["ann"].Difference));
        Assert.Equal((5280m, 8800m, 3520m), (seats["bob"].Left, seats["bob"].Right, seats["bob"].Difference));
        Assert.Equal((2272m, null, -2272m), (seats["cem"].Left, seats["cem"].Right, seats["cem"].Difference));
        Assert.Equal((null, 13_200m, 13_200m), (seats["fay"].Left, seats["fay"].Right, seats["fay"].Difference));
        Assert.Equal(new CompareQuotaPlans.Difference(15_802m, 28_600m, 12_798m), compared.Quotas);
        Assert.Equal(compared.Quotas.Amount, compared.Seats.Sum(seat => seat.Difference));
        Assert.Equal(compared.Quotas.Amount, compared.Periods.Sum(period => period.Amount));
        await Refused.WithAsync(HttpStatusCode.Forbidden, "target.whole-plan", await host.Manager.GetAsync(host.In($"/quota-plans/{plan.Id}/comparison?with={copy.Id}")));
        await Refused.WithAsync(HttpStatusCode.NotFound, "quota.plan-not-found", await host.Planner.PostAsync(host.In($"/quota-plans/{Guid.NewGuid()}/copies"), new { name = "x" }));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "target.bad-name", await host.Planner.PostAsync(host.In($"/quota-plans/{plan.Id}/copies"), new { name = " " }));
    }

    [Fact]
    public async Task A_plan_is_recalled_returned_with_a_comment_submitted_again_and_its_approved_bytes_stay()
    {
        var (plan, _, territories) = await PlanAsync(host, Seats);
        var seen = await StepsAsync(host, plan.Id, 1, "submit", "recall", "submit");
        await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.no-comment", await TryStepAsync(host, plan.Id, seen, "return"));
        var returned = await ApiClient.ReadAsync<QuotaPlan>(await TryStepAsync(host, plan.Id, seen, "return", "Bob carries too little"));
        Assert.Equal(ApprovalState.Returned, returned.State);
        Assert.Equal("Bob carries too little", (await host.Planner.GetAsync<Page<QuotaPlans.Edit>>(host.In($"/quota-plans/{plan.Id}/edits"))).Items[0].Reason);
        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.changed-meanwhile", await TryStepAsync(host, plan.Id, seen, "submit"));

        seen = await StepsAsync(host, plan.Id, returned.Revision, "submit", "approve");
        var approved = await ApprovedAsync(plan.Id);
        seen = await StepsAsync(host, plan.Id, seen, "reopen");
        await Refused.WithAsync(HttpStatusCode.NotFound, "quota.plan-not-found", await host.Viewer.GetAsync(host.In($"/quota-plans/{plan.Id}")));
        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.was-approved", await host.Planner.DeleteAsync(host.In($"/quota-plans/{plan.Id}")));
        await ApiClient.ReadAsync<QuotaPlan>(await host.Planner.Http.PutAsync(
            host.In($"/quota-plans/{plan.Id}/content"), JsonContent.Create(new { expectedRevision = seen, content = Content(Seats(territories), new { level = 2, percent = 12m }) }),
            TestContext.Current.CancellationToken));
        seen = await StepsAsync(host, plan.Id, seen + 1, "submit");
        // 12 % over against 10 % over is less than the 5 % a planner approves: it is measured against what was approved last.
        var again = await ApiClient.ReadAsync<QuotaPlan>(await TryStepAsync(host, plan.Id, seen, "approve", by: host.Planner));

        Assert.Equal(ApprovalState.Approved, again.State);
        var after = await ApprovedAsync(plan.Id);
        Assert.Equal(approved[0], after[0]);
        Assert.Equal(2, after.Count);
        Assert.Equal(6720m, (await SeatsOfAsync(host, plan.Id, host.Viewer))["ann"].Quota);
        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.wrong-state", await TryStepAsync(host, plan.Id, again.Revision, "recall"));
    }

    [Fact]
    public async Task Over_assignment_names_a_level_there_is_once()
    {
        var (plan, _, territories) = await PlanAsync(host, Seats);
        foreach (var uplifts in new object[][] { [new { level = 3, percent = 1m }], [new { level = 0, percent = 1m }], [new { level = 1, percent = 1m }, new { level = 1, percent = 2m }] })
        {
            await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.bad-level", await SetAsync(plan.Id, Content(Seats(territories), uplifts)));
        }

        await Refused.WithAsync(HttpStatusCode.BadRequest, "target.bad-uplift", await SetAsync(plan.Id, Content(Seats(territories), new { level = 1, percent = -100m })));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.long-text", await SetAsync(plan.Id, Content(Seats(territories), null, new string('x', 8001))));
    }

    private Task<HttpResponseMessage> SetAsync(Guid plan, object content) => host.Planner.Http.PutAsync(
        host.In($"/quota-plans/{plan}/content"), JsonContent.Create(new { expectedRevision = 1, content }), TestContext.Current.CancellationToken);

    // The bytes as they stand in the database, by approval.
    private async Task<List<string>> ApprovedAsync(Guid plan)
    {
        await using var command = host.Source.CreateCommand("SELECT approved FROM quota_edits WHERE plan_id = $1 AND approved IS NOT NULL ORDER BY revision");
        command.Parameters.AddWithValue(plan);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var approved = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            approved.Add(reader.GetString(0));
        }

        return approved;
    }
}
