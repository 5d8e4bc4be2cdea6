using System.Net;
using System.Net.Http.Json;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Quotas;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Hosting;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xunit;
using static Bailiwick.Server.Tests.Quotas.QuotaPlanning;
using static Bailiwick.Server.Tests.Targets.TargetPlanning;

namespace Bailiwick.Server.Tests.Quotas;

/// <summary>Quotas on account targets, over HTTP; every figure was worked out by hand.</summary>
public sealed class QuotaPlanTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task Seats_carry_their_territories_with_over_assignment_ramp_and_part_months()
    {
        var (plan, _, _) = await PlanAsync(host, Seats);

        var made = await host.Planner.GetAsync<QuotaEvaluation>(host.In($"/quota-plans/{plan.Id}/evaluation"));

        var seats = made.Seats.ToDictionary(seat => seat.Key);
        // Territories of 6,000, 8,000, 10,000 and 12,000; 10 % more is handed down.
        Assert.Equal((6000m, 6600m, 6600m, 600m), (seats["ann"].Baseline, seats["ann"].HandedDown, seats["ann"].Quota, seats["ann"].Gap.Gap));
        Assert.Equal((1.10m, GapRisk.Watch), (seats["ann"].Gap.Ratio, seats["ann"].Gap.Risk));
        Assert.Equal((5.5m, BandPlace.Inside), (seats["ann"].Pay!.Ratio, seats["ann"].Pay!.Place));
        Assert.Equal((1, 5280m), (seats["ann"].Concentration!.Accounts, seats["bob"].Quota));
        // Cem starts on 16 April: 294 x 50 % x 15 / 30 = 73.5 up, 293 x 50 % = 146.5 up, then seven months of 293.
        Assert.Equal([0m, 0m, 0m, 74m, 147m, 293m, 293m, 293m, 293m, 293m, 293m, 293m], seats["cem"].Periods.Select(period => period.Amount));
        Assert.Equal((3200m, 3520m, 2272m), (seats["cem"].Targets, seats["cem"].HandedDown, seats["cem"].Quota));
        Assert.Equal((true, 0m), (seats["dan"].IsVacant, seats["dan"].Quota));
        Assert.Equal((true, 1500m, 1650m), (seats["eve"].IsOverlay, seats["eve"].Targets, seats["eve"].Quota));
        var whole = made.Whole!;
        Assert.Equal((36_000m, 36_000m, 14_152m, 1650m, 22_000m), (whole.Number, whole.Targets, whole.Quotas, whole.Overlays, whole.Uncovered));
        Assert.Equal((2, 2), (whole.Risks["ok"], whole.Risks["watch"]));
        // Carried without over-assignment: 6,000 + 4,800 + 2,272 / 1.1; a head carries 14,000 / 3.
        Assert.Equal((23_135m, 5, 4400m), (whole.Strategic.Gap, whole.Strategic.HeadsNeeded, whole.Strategic.CoverageCloses));
        Assert.Equal((2, 778m, 3000m, 6), (whole.Capacity[0].Heads, whole.Capacity[0].Capacity, whole.Capacity[0].Target, whole.Capacity[0].HeadsNeeded));
        Assert.Equal((3, 2.5m), (whole.Capacity[3].Heads, whole.Capacity[3].RampedHeads));
    }

    [Fact]
    public async Task Overrides_cancel_out_inside_a_team_and_seats_that_do_not_fit_are_refused()
    {
        var (plan, _, territories) = await PlanAsync(host, Seats);
        Task<HttpResponseMessage> SetAsync(params object[] seats) => host.Planner.Http.PutAsync(
            host.In($"/quota-plans/{plan.Id}/content"), JsonContent.Create(new { expectedRevision = 1, content = Content(seats) }), TestContext.Current.CancellationToken);
        object Seat(string key, int place, decimal percent = 100, decimal? own = null, string? why = null) =>
            new { key, name = key, areas = new[] { new { area = territories[place], percent } }, @override = own, overrideReason = why };

        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.team-sum", await SetAsync(Seat("ann", 0, own: 7000m, why: "Grows"), Seat("bob", 1)));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.bad-seat", await SetAsync(Seat("ann", 0, own: 7000m)));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.split-percents", await SetAsync(Seat("ann", 0, 60), Seat("bob", 0, 30)));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.bad-seat", await SetAsync(Seat("ann", 0), Seat("ann", 1)));
        Assert.Equal(1, (await host.Planner.GetAsync<QuotaPlan>(host.In($"/quota-plans/{plan.Id}"))).Revision);

        var tried = await host.Planner.PostAsync<QuotaEvaluation>(
            host.In("/quota-plans/preview"), new { plan.TargetPlanId, content = Content([Seat("ann", 0, own: 7000m, why: "Grows"), Seat("bob", 1, own: 8400m, why: "Gives to Ann")]) });
        Assert.Equal([7000m, 8400m], tried.Seats.Select(seat => seat.Quota));
        Assert.Equal(1, (await host.Planner.GetAsync<QuotaPlan>(host.In($"/quota-plans/{plan.Id}"))).Revision);

        var set = await ApiClient.ReadAsync<QuotaPlan>(await SetAsync(Seat("ann", 0, own: 7000m, why: "Grows"), Seat("bob", 1, own: 8400m, why: "Gives to Ann")));
        Assert.Equal(2, set.Revision);
        var made = await host.Planner.GetAsync<QuotaEvaluation>(host.In($"/quota-plans/{plan.Id}/evaluation"));
        Assert.Equal([7000m, 8400m], made.Seats.Select(seat => seat.Periods.Sum(period => period.Amount)));
        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.changed-meanwhile", await SetAsync(Seat("ann", 0)));
    }

    [Fact]
    public async Task Approval_goes_by_size_and_what_was_approved_reads_as_it_was_approved()
    {
        var (plan, targets, _) = await PlanAsync(host, Seats);
        var path = host.In($"/quota-plans/{plan.Id}");
        Task<HttpResponseMessage> StepAsync(ApiClient by, int seen, string step) => by.PostAsync($"{path}/steps", new { expectedRevision = seen, step });
        await Refused.WithAsync(HttpStatusCode.NotFound, "quota.plan-not-found", await host.Viewer.GetAsync(path));
        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.wrong-state", await StepAsync(host.Administrator, 1, "approve"));

        await ApiClient.ReadAsync<QuotaPlan>(await StepAsync(host.Planner, 1, "submit"));
        // Nothing was approved before, so everything is new: more than the 5 % a planner approves.
        await Refused.WithAsync(HttpStatusCode.Forbidden, "quota.approver", await StepAsync(host.Planner, 2, "approve"));
        var approved = await ApiClient.ReadAsync<QuotaPlan>(await StepAsync(host.Administrator, 2, "approve"));

        Assert.Equal((ApprovalState.Approved, 3), (approved.State, approved.Revision));
        var before = await host.Viewer.Http.GetStringAsync($"{path}/evaluation", TestContext.Current.CancellationToken);
        await EnterAsync(host, targets.Id, 1, Cell("1", "override", 9000m, "Contract signed"));
        Assert.Equal(before, await host.Viewer.Http.GetStringAsync($"{path}/evaluation", TestContext.Current.CancellationToken));
        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.plan-frozen", await host.Planner.Http.PutAsync(
            $"{path}/content", JsonContent.Create(new { expectedRevision = 3, content = new { seats = Array.Empty<object>() } }), TestContext.Current.CancellationToken));
        await Refused.WithAsync(HttpStatusCode.Conflict, "target.in-use", await host.Planner.DeleteAsync(host.In($"/target-plans/{targets.Id}")));
        Assert.Equal(["Approve", "Submit", "Made the plan"], (await host.Viewer.GetAsync<Page<QuotaPlans.Edit>>($"{path}/edits")).Items.Select(edit => edit.Summary));
        var rows = await host.Viewer.Http.GetStringAsync($"{path}/exports/forecasting-quotas.csv?type=0Db1", TestContext.Current.CancellationToken);
        Assert.Equal(13, rows.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("005ANN,0Db1,2027-01-01,550,USD", rows, StringComparison.Ordinal);
        Assert.Equal(rows, await host.Viewer.Http.GetStringAsync($"{path}/exports/forecasting-quotas.csv?type=0Db1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_running_plan_changes_from_a_day_on_by_size_inside_the_team_and_any_day_reads_as_it_was()
    {
        var (plan, _, _) = await PlanAsync(host, Seats);
        var path = host.In($"/quota-plans/{plan.Id}");
        Task<HttpResponseMessage> ChangeAsync(ApiClient by, int seen, string from, params object[] seats) =>
            by.PostAsync($"{path}/changes", new { expectedRevision = seen, from, seats, reason = "Territory grew" });
        object Seat(string seat, decimal amount) => new { seat, amount };
        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.not-running", await ChangeAsync(host.Planner, 1, "2027-07-01", Seat("ann", 6700)));
        foreach (var (seen, step) in new[] { (1, "submit"), (2, "approve"), (3, "start") })
        {
            await host.Administrator.PostAsync<QuotaPlan>($"{path}/steps", new { expectedRevision = seen, step });
        }

        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.team-sum", await ChangeAsync(host.Planner, 4, "2027-07-01", Seat("ann", 6700)));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.outside-year", await ChangeAsync(host.Planner, 4, "2028-01-01", Seat("ann", 6700)));
        await Refused.WithAsync(HttpStatusCode.Forbidden, "quota.approver", await ChangeAsync(host.Planner, 4, "2027-07-01", Seat("ann", 6931), Seat("bob", 4949)));
        // 5 % of 6,600 is 330, included; 5 % of 5,280 is 264.
        await ApiClient.ReadAsync<QuotaChanges.Reply>(await ChangeAsync(host.Planner, 4, "2027-07-01", Seat("ann", 6864), Seat("bob", 5016)));
        // The next step alone is small, against what was signed it is not.
        await Refused.WithAsync(HttpStatusCode.Forbidden, "quota.approver", await ChangeAsync(host.Planner, 5, "2027-08-01", Seat("ann", 6964), Seat("bob", 4916)));
        await ApiClient.ReadAsync<QuotaChanges.Reply>(await ChangeAsync(host.Administrator, 5, "2027-08-01", Seat("ann", 6964), Seat("bob", 4916)));

        foreach (var (day, ann, bob) in new[] { ("2027-06-30", 6600m, 5280m), ("2027-07-01", 6864m, 5016m), ("2027-07-31", 6864m, 5016m), ("2027-12-31", 6964m, 4916m) })
        {
            var held = (await host.Viewer.GetAsync<QuotaChanges.Reply>($"{path}/as-of?day={day}")).Seats.ToDictionary(seat => seat.Seat);
            Assert.Equal((ann, bob), (held["ann"].Quota, held["bob"].Quota));
        }

        var before = (await host.Viewer.GetAsync<QuotaChanges.Reply>($"{path}/as-of?day=2026-12-31")).Seats;
        Assert.All(before, seat => Assert.Null(seat.Quota));
        Assert.Equal(6600m, (await host.Viewer.GetAsync<QuotaEvaluation>($"{path}/evaluation")).Seats[0].Quota);
    }

    [Fact]
    public async Task Quotas_leave_as_workbook_with_the_rows_of_the_file()
    {
        var (plan, _, _) = await PlanAsync(host, Seats);
        var path = host.In($"/quota-plans/{plan.Id}/exports");
        var lines = (await host.Planner.Http.GetStringAsync($"{path}/quotas.csv", TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        using var bytes = new MemoryStream(await host.Planner.Http.GetByteArrayAsync($"{path}/quotas.xlsx", TestContext.Current.CancellationToken));
        using var document = SpreadsheetDocument.Open(bytes, isEditable: false);
        var rows = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => string.Join(',', row.Elements<Cell>().Select(cell => cell.InnerText))).ToList();
        Assert.Equal(1 + (5 * 12), rows.Count);
        Assert.Equal(lines.Select(line => line.Replace(",,", ",", StringComparison.Ordinal)), rows);
    }

    [Fact]
    public async Task A_simulation_is_repeatable_and_a_manager_learns_nothing_of_over_assignment()
    {
        var (plan, targets, _) = await PlanAsync(host, Seats);
        var path = host.In($"/quota-plans/{plan.Id}");

        var first = await host.Planner.GetAsync<SimulateQuotas.Reply>($"{path}/simulation?runs=2000&seed=7&deviation=0.3");
        var again = await host.Planner.GetAsync<SimulateQuotas.Reply>($"{path}/simulation?runs=2000&seed=7&deviation=0.3");

        Assert.Equal(first.Sellers, again.Sellers);
        Assert.Equal(1, first.Sellers.Single(seller => seller.Key == "ann").Chance);
        Assert.InRange(first.Sellers.Single(seller => seller.Key == "bob").Chance, 0.45, 0.55);
        Assert.Equal(0, first.Company.Chance);
        var carrying = (await host.Planner.GetAsync<QuotaEvaluation>($"{path}/evaluation")).Seats.Where(seat => !seat.IsOverlay && !seat.IsVacant).ToList();
        Assert.Equal(carrying.Select(seat => seat.Territories![0].Name.Split(" / ")[0]).Distinct().Order(), first.Regions.Select(region => region.Key).Order());
        Assert.Equal((double)carrying.Sum(seat => seat.Quota), first.Regions.Sum(region => region.Number), 0.005);
        await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.bad-simulation", await host.Planner.GetAsync($"{path}/simulation?runs=0"));

        await host.Planner.PostAsync<QuotaPlan>($"{path}/steps", new { expectedRevision = 1, step = "submit" });
        await host.Administrator.PostAsync<QuotaPlan>($"{path}/steps", new { expectedRevision = 2, step = "approve" });
        await host.Planner.PostAsync<TargetPlan>(host.In($"/target-plans/{targets.Id}/state"), new { expectedRevision = 1, state = "collecting" });
        await Refused.WithAsync(HttpStatusCode.NotFound, "quota.plan-not-found", await host.Manager.GetAsync($"{path}/evaluation"));
        var members = await host.Administrator.GetAsync<Page<Server.Access.Members.Member>>(host.In("/members"));
        await host.Planner.Http.PutAsync(
            host.In($"/alignments/{targets.AlignmentId}/branches"),
            JsonContent.Create(new { branches = new[] { new { area = 0, userId = members.Items.Single(member => member.Email == "manager@example.org").UserId } } }),
            TestContext.Current.CancellationToken);
        foreach (var part in new[] { "", "/evaluation", "/edits", "/exports/quotas.csv", "/exports/quotas.xlsx" })
        {
            var text = await host.Manager.Http.GetStringAsync($"{path}{part}", TestContext.Current.CancellationToken);
            Assert.DoesNotContain("overAssignment", text, StringComparison.Ordinal);
            Assert.DoesNotContain("36000", text, StringComparison.Ordinal);
            Assert.DoesNotContain("22000", text, StringComparison.Ordinal);
        }

        var own = await host.Manager.GetAsync<QuotaEvaluation>($"{path}/evaluation");
        Assert.Equal(["ann", "bob", "cem", "eve"], own.Seats.Select(seat => seat.Key));
        Assert.All(own.Seats, seat => Assert.Null(seat.HandedDown));
        await Refused.WithAsync(HttpStatusCode.Forbidden, "target.whole-plan", await host.Manager.GetAsync($"{path}/simulation"));
    }
}
