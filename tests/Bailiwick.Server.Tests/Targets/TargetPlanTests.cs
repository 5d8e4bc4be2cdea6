using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Numerics;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Targets.TargetPlanning;

namespace Bailiwick.Server.Tests.Targets;

/// <summary>Plans, their settings and what they come to, over HTTP, to the cent.</summary>
public sealed class TargetPlanTests(ServerHost host) : IClassFixture<ServerHost>
{
    private static readonly object _byRevenue = new { total = 4_800_000m, weights = new[] { new { column = "revenue" } } };

    [Fact]
    public async Task Eleven_equal_accounts_share_4_800_000_to_the_cent_and_the_smaller_numbers_get_the_cents_left()
    {
        var (plan, _) = await PlanAsync(host, Equal(11), _byRevenue);

        // 4,800,000 / 11 = 436,363.6363...: seven cents are left and go to accounts 1 to 7, numbers as numbers.
        var amounts = await AmountsAsync(host, plan.Id);
        Assert.All(Enumerable.Range(1, 7), number => Assert.Equal(436_363.64m, amounts[$"{number}"]));
        Assert.All(Enumerable.Range(8, 4), number => Assert.Equal(436_363.63m, amounts[$"{number}"]));
        Assert.Equal(4_800_000m, amounts.Values.Sum());
        Assert.Equal((4_800_000m, 0m, 0m, 11), (plan.Figures!.Allocated, plan.Figures.Unallocated, plan.Figures.Excess, plan.Figures.Eligible));
        Assert.Equal(("USD", 0.01m, TargetPlanState.Draft, 1), (plan.Currency, plan.Unit, plan.State, plan.Revision));
        Assert.Equal(12, plan.Periods.Count);
        Assert.Equal(400_000m, plan.Periods[0].Amount);
    }

    [Fact]
    public async Task The_steps_of_an_explanation_recompute_to_the_amount_shown()
    {
        var (plan, _) = await PlanAsync(host, Equal(11), _byRevenue);
        await EnterAsync(host, plan.Id, 1, Cell("3", "override", 500_000m, "Contract signed"), Cell("4", "bottomUp", 0m));

        foreach (var record in Enumerable.Range(0, 11))
        {
            var why = await host.Planner.GetAsync<TargetExplanation>(host.In($"/target-plans/{plan.Id}/accounts/{record}/explanation"));

            Assert.Equal(why.Account.Amount, Recomputed(why.Steps));
            Assert.Equal(why.Account.Source == AmountSource.Calculated, why.CalculatedSteps.Count == 0);
            Assert.Equal(why.Account.Calculated, Recomputed(why.CalculatedSteps.Count == 0 ? why.Steps : why.CalculatedSteps));
            Assert.Equal(why.Account.Amount, why.Periods.Sum(period => period.Amount));
        }
    }

    [Fact]
    public async Task An_override_keeps_value_reason_person_and_calculated_value_and_taking_it_back_restores_every_cent()
    {
        var (plan, _) = await PlanAsync(host, Equal(11), _byRevenue);
        var before = await AmountsAsync(host, plan.Id);

        var set = await EnterAsync(host, plan.Id, 1, Cell("3", "override", 500_000m, "Contract signed"));

        var account = Assert.Single(set.Accounts);
        Assert.Equal((500_000m, 500_000m, 436_363.64m, "Contract signed"), (account.Amount, account.Override, account.Calculated, account.OverrideReason));
        Assert.Equal((2, AmountSource.Override), (account.OverrideBy!.Revision, account.Source));
        Assert.Contains("planner@example.org", account.OverrideBy.Author, StringComparison.Ordinal);
        var between = await AmountsAsync(host, plan.Id);
        Assert.Equal(4_800_000m, between.Values.Sum());
        Assert.Equal(430_000m, between["1"]);

        await EnterAsync(host, plan.Id, 2, Cell("3", "override"));

        Assert.Equal(before, await AmountsAsync(host, plan.Id));
        var why = await host.Planner.GetAsync<TargetExplanation>(host.In($"/target-plans/{plan.Id}/accounts/2/explanation"));
        Assert.Equal([3, 2], why.History.Select(entry => entry.Revision));
    }

    [Fact]
    public async Task Empty_differs_from_0_and_a_lock_freezes_what_is_there_while_everything_else_moves()
    {
        var (plan, _) = await PlanAsync(host, Equal(10), new { total = 1000m, unit = 1m, weights = new[] { new { column = "revenue" } } });

        await EnterAsync(host, plan.Id, 1, Cell("1", "bottomUp", 0m), Cell("2", "lock"));
        await EnterAsync(host, plan.Id, 2, Cell("3", "bottomUp", 250m));

        var rows = (await AccountsAsync(host, plan.Id)).Items.ToDictionary(account => account.Key);
        Assert.Equal((0m, 0m, AmountSource.BottomUp), (rows["1"].Amount, rows["1"].BottomUp, rows["1"].Source));
        Assert.Null(rows["4"].BottomUp);
        // Frozen at 100 when it was locked; without the lock it would be 650 / 8.
        Assert.Equal((100m, 100m, AmountSource.Locked), (rows["2"].Amount, rows["2"].Lock, rows["2"].Source));
        Assert.Equal(650m, rows.Values.Where(row => row.Source == AmountSource.Calculated).Sum(row => row.Amount));
        Assert.Equal(2, (await AccountsAsync(host, plan.Id, "&answered=true")).Total);

        await EnterAsync(host, plan.Id, 3, Cell("1", "bottomUp"), Cell("2", "unlock"));
        var after = await AmountsAsync(host, plan.Id);
        Assert.Equal(84m, after["1"]);
        Assert.Equal(1000m, after.Values.Sum());
    }

    [Theory]
    [InlineData("""[{"account":"1","field":"bottomUp","amount":5},{"account":"99","field":"bottomUp","amount":5}]""", "target.unknown-account", 2, HttpStatusCode.NotFound)]
    [InlineData("""[{"account":"1","field":"override","amount":5}]""", "target.no-reason", 1, HttpStatusCode.BadRequest)]
    [InlineData("""[{"account":"1","field":"bottomUp","amount":5},{"account":"1","field":"bottomUp","amount":6}]""", "target.cell-twice", 2, HttpStatusCode.BadRequest)]
    [InlineData("""[{"account":"1","field":"confidence","amount":0}]""", "target.bad-amount", 1, HttpStatusCode.BadRequest)]
    [InlineData("""[{"account":"1","field":"bottomUp","amount":0.1234567}]""", "target.bad-amount", 1, HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_is_refused_by_row_and_column_and_nothing_changes(string cells, string code, int row, HttpStatusCode status)
    {
        var (plan, _) = await PlanAsync(host, Equal(3), _byRevenue);

        var problem = await Refused.WithAsync(status, code, await host.Planner.PostAsync(
            host.In($"/target-plans/{plan.Id}/input"), new { expectedRevision = 1, cells = System.Text.Json.JsonDocument.Parse(cells).RootElement }));

        Assert.Equal($"{row}", DetailOf(problem, "row"));
        Assert.NotEmpty(DetailOf(problem, "column"));
        Assert.Contains("Maybe", problem.Detail, StringComparison.Ordinal);
        Assert.Equal(1, (await host.Planner.GetAsync<TargetPlan>(host.In($"/target-plans/{plan.Id}"))).Revision);
    }

    [Fact]
    public async Task Two_people_who_enter_different_accounts_both_succeed_and_the_second_on_the_same_one_is_told()
    {
        var (plan, _) = await PlanAsync(host, Equal(5), _byRevenue);
        await EnterAsync(host, plan.Id, 1, Cell("1", "bottomUp", 10m));

        var other = await ApiClient.ReadAsync<TargetEditReply>(await TryEnterAsync(host, host.Administrator, plan.Id, 1, Cell("2", "bottomUp", 20m)));
        var problem = await Refused.WithAsync(HttpStatusCode.Conflict, "target.changed-meanwhile", await TryEnterAsync(host, host.Administrator, plan.Id, 1, Cell("1", "bottomUp", 11m)));

        Assert.Equal((3, 2), (other.Revision, other.Edits.Count));
        Assert.Equal("2", DetailOf(problem, "revision"));
        Assert.Contains("planner@example.org", DetailOf(problem, "author"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"weights":[{"column":"revenue"}]}""", "target.one-total")]
    [InlineData("""{"total":100,"weights":[{"column":"grade"}]}""", "target.not-numeric")]
    [InlineData("""{"total":100,"unit":0}""", "target.bad-unit")]
    [InlineData("""{"total":100,"method":"bucketed","buckets":{"by":"grade","sizing":"percent","items":[{"key":"A","size":103}]}}""", "target.bucket-percents")]
    [InlineData("""{"total":100,"floorColumn":"revenue"}""", "target.floors-above-pool")]
    [InlineData("""{"total":1000,"method":"bucketed","buckets":{"by":"grade","sizing":"percent","items":[{"key":"Z","size":100}]}}""", "target.no-bucket")]
    [InlineData("""{"areaTotals":[{"area":0,"total":5},{"area":0,"total":6}]}""", "target.duplicate-key")]
    [InlineData("""{"total":100,"rates":[{"currency":"EUR","from":"2027-01-01","rate":0}]}""", "calendar.bad-rate")]
    [InlineData("""{"total":100,"season":[1,2]}""", "calendar.bad-season")]
    [InlineData("""{"total":100,"majorityShare":1.5}""", "target.bad-share")]
    [InlineData("""{"total":100,"overAssignmentPercent":-100}""", "target.bad-uplift")]
    public async Task Settings_that_cannot_be_worked_out_are_refused_and_no_plan_is_made(string settings, string code)
    {
        var accounts = Equal(3);
        var alignment = await AlignAsync(host, await WriteAsync(host, accounts), accounts.Length);

        await Refused.WithAsync(HttpStatusCode.BadRequest, code, await TryPlanAsync(host, alignment, System.Text.Json.JsonDocument.Parse(settings).RootElement));

        Assert.Empty((await host.Planner.GetAsync<Page<TargetPlanInfo>>(host.In($"/target-plans?alignment={alignment.Id}"))).Items);
    }

    [Fact]
    public async Task A_negative_weight_is_refused_with_the_account_and_unknown_columns_and_areas_by_name()
    {
        Account[] accounts = [new("1", 300), new("2", 200, Employees: -5), new("3", 100)];
        var alignment = await AlignAsync(host, await WriteAsync(host, accounts), accounts.Length);

        var problem = await Refused.WithAsync(HttpStatusCode.BadRequest, "target.negative-weight", await TryPlanAsync(host, alignment, new { total = 100m, weights = new[] { new { column = "employees" } } }));
        Assert.Contains("\"2\" is -5", problem.Detail, StringComparison.Ordinal);
        await Refused.WithAsync(HttpStatusCode.NotFound, "dataset.unknown-column", await TryPlanAsync(host, alignment, new { total = 100m, weights = new[] { new { column = "profit" } } }));
        await Refused.WithAsync(HttpStatusCode.NotFound, "target.unknown-area", await TryPlanAsync(host, alignment, new { areaTotals = new[] { new { area = 99, total = 1m } } }));
        Assert.Empty((await host.Planner.GetAsync<Page<TargetPlanInfo>>(host.In($"/target-plans?alignment={alignment.Id}"))).Items);
    }

    [Fact]
    public async Task A_preview_shows_what_settings_come_to_and_stores_nothing()
    {
        Account[] accounts = [new("1", 300, "A"), new("2", 100, "A"), new("3", null, "B"), new("4", null, "B"), new("5", null, "B")];
        var (plan, _) = await PlanAsync(host, accounts, new { total = 500m, unit = 1m, method = "even" });

        var settings = new { total = 1000m, unit = 1m, weights = new[] { new { column = "revenue" } }, method = "bucketed", buckets = new { by = "grade", sizing = "percent", items = new object[] { new { key = "A", size = 60m }, new { key = "B", size = 40m, method = "even" } } } };
        var preview = await host.Planner.PostAsync<TargetPreview>(host.In($"/target-plans/{plan.Id}/preview"), new { settings });

        // The example of docs/targets.md: 600 and 400; 450, 150, 134, 133, 133.
        Assert.Equal([("A", 600m), ("B", 400m)], preview.Figures.Buckets.Select(bucket => (bucket.Key, bucket.Amount)));
        Assert.Equal([("1", 450m), ("2", 150m), ("3", 134m), ("4", 133m), ("5", 133m)], preview.Accounts.Select(account => (account.Key, account.Amount!.Value)));
        Assert.Equal(1000m, preview.Areas.Where(area => area.Area < 2).Sum(area => area.Amount));
        Assert.Equal(100m, (await AmountsAsync(host, plan.Id))["1"]);

        var set = await host.Planner.Http.PutAsync(
            host.In($"/target-plans/{plan.Id}/settings"), System.Net.Http.Json.JsonContent.Create(new { expectedRevision = 1, settings }), TestContext.Current.CancellationToken);
        Assert.Equal(2, (await ApiClient.ReadAsync<TargetEditReply>(set)).Revision);
        Assert.Equal(450m, (await AmountsAsync(host, plan.Id))["1"]);
    }

    [Fact]
    public async Task Columns_carry_every_layer_of_all_accounts_and_are_fetched_once()
    {
        var (plan, alignment) = await PlanAsync(host, Equal(11), _byRevenue);
        await EnterAsync(host, plan.Id, 1, Cell("3", "bottomUp", 0m));

        var response = await host.Planner.GetAsync(host.In($"/target-plans/{plan.Id}/columns/amount"));
        var amounts = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ToArray();
        Assert.Equal((11, 0.0, 480_000.0), (amounts.Length, amounts[2], amounts[0]));
        using var again = new HttpRequestMessage(HttpMethod.Get, host.In($"/target-plans/{plan.Id}/columns/amount"));
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await host.Planner.Http.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
        var bottomUp = await host.Planner.Http.GetByteArrayAsync(host.In($"/target-plans/{plan.Id}/columns/bottomUp"), TestContext.Current.CancellationToken);
        Assert.Equal([2], Enumerable.Range(0, 11).Where(record => !double.IsNaN(BitConverter.ToDouble(bottomUp, record * 8))));
        var areas = await host.Planner.Http.GetByteArrayAsync(host.In($"/target-plans/{plan.Id}/columns/area"), TestContext.Current.CancellationToken);
        Assert.Equal(Territories(alignment)[1], BitConverter.ToInt32(areas, 4));
    }

    [Fact]
    public async Task A_number_in_another_currency_is_converted_at_the_plans_rate_of_the_first_day_and_shown_back()
    {
        var rates = new[] { new { currency = "EUR", from = "2026-01-01", rate = 1.10m }, new { currency = "EUR", from = "2027-01-02", rate = 1.20m } };
        var (plan, _) = await PlanAsync(host, Equal(3), new { total = 1000m, rates });

        var entered = await EnterAsync(host, plan.Id, 1, new { account = "1", field = "bottomUp", amount = 100m, currency = "EUR" });

        Assert.Equal([new TargetCurrency("EUR", 1.10m)], (await host.Planner.GetAsync<TargetPlan>(host.In($"/target-plans/{plan.Id}"))).Currencies);

        // The second rate begins after the year's first day.
        Assert.Equal(110m, entered.Accounts[0].BottomUp);
        var shown = await AccountsAsync(host, plan.Id, "&currency=EUR");
        Assert.Equal([100m, 404.55m, 404.55m], shown.Items.Select(account => account.LocalAmount!.Value));
        var problem = await Refused.WithAsync(HttpStatusCode.BadRequest, "calendar.no-rate", await TryEnterAsync(
            host, host.Planner, plan.Id, 2, Cell("1", "bottomUp", 1m), new { account = "2", field = "bottomUp", amount = 100m, currency = "JPY" }));
        Assert.Equal("2", DetailOf(problem, "row"));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "calendar.no-rate", await host.Planner.GetAsync(host.In($"/target-plans/{plan.Id}/accounts?currency=JPY")));
    }

    [Fact]
    public async Task Bounds_in_another_currency_than_the_plans_are_refused()
    {
        var alignment = await AlignAsync(host, await WriteAsync(host, Equal(3)), 3);

        await Refused.WithAsync(HttpStatusCode.BadRequest, "target.mixed-currencies", await host.Planner.PostAsync(
            host.In("/target-plans"), new { name = "Euro", alignmentId = alignment.Id, fiscalYear = 2027, currency = "EUR", settings = new { total = 1000m, floorColumn = "revenue" } }));
    }

    [Fact]
    public async Task Who_watches_the_alignment_hears_of_entries_and_learns_no_amount()
    {
        var (plan, alignment) = await PlanAsync(host, Equal(3), _byRevenue);
        await using var listener = await Tests.Live.LiveListener.ConnectAsync(host, host.Viewer);
        Assert.Null(await listener.WatchAsync(host.Workspace, alignment.Id));

        await EnterAsync(host, plan.Id, 1, Cell("1", "bottomUp", 77_123m));

        var heard = await listener.HearAsync("targets");
        Assert.Equal((plan.Id, 2), (heard.GetProperty("planId").GetGuid(), heard.GetProperty("revision").GetInt32()));
        Assert.Equal("Entered 1 bottom-up", heard.GetProperty("summary").GetString());
    }

    private static decimal? Recomputed(IReadOnlyList<TargetExplanation.Step> steps) => new Explanation("", [.. steps.Select(step => new ExplanationStep(
        step.Name, step.Words, step.Operation, [.. step.Operands.Select(one => new StepOperand(one.Name, Exact(one.Exact), one.Step))], default))]).Recompute()?.Shown;

    private static Fraction Exact(string text)
    {
        var parts = text.Split('/').Select(part => BigInteger.Parse(part, CultureInfo.InvariantCulture)).ToImmutableArray();
        return new Fraction(parts[0], parts.Length > 1 ? parts[1] : BigInteger.One);
    }
}
