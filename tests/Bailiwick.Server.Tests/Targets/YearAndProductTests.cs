using System.Net;
using System.Text.Json;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Targets.TargetPlanning;

namespace Bailiwick.Server.Tests.Targets;

public sealed class YearAndProductTests(ServerHost host) : IClassFixture<ServerHost>
{
    // Three periods of a year somebody wrote down.
    private static readonly object[] _thirds =
    [
        new { quarter = 1, start = "2027-01-11", lastDay = "2027-04-30" }, new { quarter = 2, start = "2027-05-01", lastDay = "2027-08-31" }, new { quarter = 4, start = "2027-09-01", lastDay = "2028-01-09" },
    ];

    [Fact]
    public async Task A_year_written_out_cuts_the_amounts_by_its_own_periods()
    {
        var plan = await ApiClient.ReadAsync<TargetPlan>(await TryAsync(new { total = 100m, unit = 1m, method = "even", season = new[] { 1m, 1m, 2m } }, new { periods = _thirds }));

        Assert.Equal([(1, "2027-01-11", "2027-04-30", 25m), (2, "2027-05-01", "2027-08-31", 25m), (4, "2027-09-01", "2028-01-09", 50m)],
            plan.Periods.Select(period => (period.Quarter, $"{period.Start:yyyy-MM-dd}", $"{period.LastDay:yyyy-MM-dd}", period.Amount!.Value)));
    }

    [Theory]
    [InlineData("""[{"quarter":1,"start":"2027-01-01","lastDay":"2027-06-30"},{"quarter":3,"start":"2027-07-02","lastDay":"2027-12-31"}]""", "calendar.bad-period")]
    [InlineData("""[{"quarter":1,"start":"2027-01-01","lastDay":"2027-06-30"}]""", "target.bad-periods")]
    [InlineData("""[{"quarter":1,"start":"2027-01-01","lastDay":"9999-12-31"}]""", "target.bad-periods")]
    [InlineData("[]", "calendar.no-periods")]
    public async Task A_year_with_a_gap_or_no_length_of_a_year_is_refused(string periods, string code) => await Refused.WithAsync(
        HttpStatusCode.BadRequest, code, await TryAsync(new { total = 100m, method = "even" }, new { periods = JsonDocument.Parse(periods).RootElement }));

    // By hand: mean shares of (1, 3) and (1, 1) are 3/8 and 5/8.
    [Fact]
    public async Task A_season_is_learned_by_the_method_it_names()
    {
        var history = new[] { Months(1, 3), Months(1, 1) };
        var plan = await ApiClient.ReadAsync<TargetPlan>(await TryAsync(new { total = 1600m, unit = 1m, method = "even", learn = new { method = "meanShare", history } }));

        Assert.Equal((1600m * 3 / 8, 1600m * 5 / 8), (plan.Periods.Take(6).Sum(period => period.Amount!.Value), plan.Periods.Skip(6).Sum(period => period.Amount!.Value)));
        Assert.Equal(Core.Targets.SeasonMethod.MeanShare, plan.Settings!.Learn!.Method);
    }

    // A steady last year of 1,200 and a plan of 2,400: pro rata jumps from 100 to 200 on the first day; joined, the first month is nearer to the last year than the last is.
    [Fact]
    public async Task Joined_to_last_year_the_months_rise_without_a_jump_and_keep_the_total()
    {
        var history = new[] { Months(100, 100) };
        var plan = await ApiClient.ReadAsync<TargetPlan>(await TryAsync(new { total = 2400m, method = "even", learn = new { method = "meanIndex", history, smooth = true } }));

        var months = plan.Periods.Select(period => period.Amount!.Value).ToList();
        Assert.Equal(2400m, months.Sum());
        Assert.InRange(months[0], 101m, 160m);
        Assert.Equal(months, months.Order());
        var core = Core.Targets.SmoothSpread.Proportional([.. Enumerable.Repeat(1m, 24)], [1200m, 2400m], 0.01m).Value.Skip(12).ToList();
        Assert.All(months.Zip(core), pair => Assert.InRange(pair.First - pair.Second, -0.01m, 0.01m));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "calendar.bad-indicator", await TryAsync(new { total = -1m, method = "even", learn = new { method = "meanIndex", history, smooth = true } }));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "calendar.bad-history", await TryAsync(new { total = 1m, method = "even", learn = new { method = "meanIndex", history = Array.Empty<decimal[]>() } }));
    }

    // Regions carry 6,000 and 4,000, bikes 70 % and parts 30 %; parts are not sold in the second region, so all 3,000 are the first one's.
    [Fact]
    public async Task Areas_by_products_keep_both_margins_and_a_product_that_is_not_sold_stays_0()
    {
        Account[] accounts = [new("1", 300), new("2", 300), new("3", 200), new("4", 200)];
        var alignment = await AlignAsync(host, await WriteAsync(host, accounts), accounts.Length);
        var second = alignment.Tree.Where(area => area.Level == 0).Select(area => area.Number).ElementAt(1);
        var season = Months(1, 3);
        var plan = await PlanAsync(host, alignment, new
        {
            total = 10_000m,
            unit = 1m,
            weights = new[] { new { column = "revenue" } },
            products = new { items = new object[] { new { key = "Bikes", percent = 70m }, new { key = "Parts", percent = 30m, season } }, mix = new[] { new { area = second, product = "Parts", weight = 0m } } },
        });

        var table = await host.Planner.GetAsync<TargetProductTable>(host.In($"/target-plans/{plan.Id}/products"));

        Assert.Equal([("Bikes", 7000m), ("Parts", 3000m)], table.Products.Select(product => (product.Key, product.Amount)));
        Assert.Equal([6000m, 4000m], table.Areas.Select(area => area.Amount));
        Assert.Equal([3000m, 3000m], table.Areas[0].Amounts);
        Assert.Equal([4000m, 0m], table.Areas[1].Amounts);
        Assert.Equal(750m, table.Products[1].Periods.Take(6).Sum());
        Assert.All(table.Products, product => Assert.Equal(product.Amount, product.Periods.Sum()));
        await Refused.WithAsync(HttpStatusCode.NotFound, "target.no-products", await host.Planner.GetAsync(host.In($"/target-plans/{(await PlanAsync(host, alignment, new { total = 1m })).Id}/products")));
    }

    [Theory]
    [InlineData("""{"items":[{"key":"Bikes","percent":70},{"key":"Parts","percent":33}]}""", "103")]
    [InlineData("""{"items":[{"key":"Bikes","percent":50},{"key":"Bikes","percent":50}]}""", "twice")]
    [InlineData("""{"items":[{"key":"Bikes","percent":110},{"key":"Parts","percent":-10}]}""", "-10")]
    [InlineData("""{"items":[{"key":"Bikes","percent":100}],"mix":[{"area":0,"product":"Cars","weight":1}]}""", "Cars")]
    [InlineData("""{"items":[{"key":"Bikes","percent":100}],"level":9}""", "level 9")]
    public async Task Products_that_do_not_fit_are_refused_with_what_is_wrong(string products, string says)
    {
        var problem = await Refused.WithAsync(HttpStatusCode.BadRequest, "target.bad-products", await TryAsync(new { total = 1m, products = JsonDocument.Parse(products).RootElement }));
        Assert.Contains(says, problem.Detail, StringComparison.Ordinal);
    }

    // Two of twelve months each: six of one amount, then six of another.
    private static decimal[] Months(decimal first, decimal second) => [.. Enumerable.Repeat(first, 6), .. Enumerable.Repeat(second, 6)];

    private async Task<HttpResponseMessage> TryAsync(object settings, object? calendar = null)
    {
        var accounts = Equal(4);
        var alignment = await AlignAsync(host, await WriteAsync(host, accounts), accounts.Length);
        return await host.Planner.PostAsync(
            host.In("/target-plans"), new { name = $"Year {Guid.NewGuid():N}", alignmentId = alignment.Id, fiscalYear = 2027, settings, calendar });
    }
}
