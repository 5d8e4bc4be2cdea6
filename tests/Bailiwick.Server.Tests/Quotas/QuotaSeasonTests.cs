using System.Net;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Alignments;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Quotas.QuotaPlanning;

namespace Bailiwick.Server.Tests.Quotas;

/// <summary>How a quota of 6,000 lies in the year; every row was worked out by hand and adds up.</summary>
public sealed class QuotaSeasonTests(ServerHost host) : IClassFixture<ServerHost>
{
    private static readonly string[] _columns = [.. Enumerable.Range(1, 24).Select(number => $"m{number}")];

    [Fact]
    public async Task Quotas_follow_the_season_given_or_learned_and_its_method_is_named()
    {
        var (plan, targets, territories) = await PlanAsync(host, Seats);
        var dataset = await HistoryAsync();

        // 3 : 1 : 1 ...: 6,000 x 3 / 14 = 1,285.7 up; six of the 428.6 get the missing units, the earlier ones first.
        decimal[] tripled = [1286, 429, 429, 429, 429, 429, 429, 428, 428, 428, 428, 428];
        await SeasonAsync("even", [.. Enumerable.Repeat(500m, 12)], new { kind = "even" });
        await SeasonAsync("given", tripled, new { kind = "given", percents = Tripled });
        // 300 and 100 of January against 100 and 100: 2 : 1 by mean index.
        await SeasonAsync("meanIndex", [923, 462, 462, 462, 462, 462, 462, 461, 461, 461, 461, 461], new { kind = "learned", datasetId = dataset, columns = _columns });
        // (300 / 1,400 + 100 / 1,200) / 2 of the year by mean share: 892.9.
        await SeasonAsync("meanShare", [893, 465, 465, 465, 464, 464, 464, 464, 464, 464, 464, 464], new { kind = "learned", datasetId = dataset, columns = _columns, method = "meanShare" });
        // By day: 2026 has January and February only, so 2025 alone is a year.
        await SeasonAsync("meanIndex", tripled, new { kind = "learned", datasetId = dataset, dateColumn = "day", amountColumn = "amount" });
        Assert.Equal(1, plan.Revision);

        async Task SeasonAsync(string method, decimal[] periods, object seasonality)
        {
            var made = await ApiClient.ReadAsync<QuotaEvaluation>(await TryAsync(targets, territories, seasonality));
            Assert.Equal(method, made.Season!.Method);
            Assert.Equal(periods, made.Seats[0].Periods.Select(period => period.Amount));
            Assert.Equal(6000m, made.Seats[0].Periods.Sum(period => period.Amount));
            Assert.Equal(100m, made.Season.Percents.Sum());
        }
    }

    [Fact]
    public async Task A_smoothed_year_goes_over_from_the_year_before_without_a_jump_and_adds_up()
    {
        var (_, targets, territories) = await PlanAsync(host, Seats);
        var made = await ApiClient.ReadAsync<QuotaEvaluation>(await TryAsync(targets, territories, new { kind = "even", smoothYearEnd = true }, past: 9000));

        var amounts = made.Seats[0].Periods.Select(period => period.Amount).ToList();
        Assert.True(made.Season!.IsSmoothed);
        Assert.Equal(6000m, amounts.Sum());
        // 750 a month before, 500 after: the first months are above 500, the last ones below, and it never rises.
        Assert.True(amounts[0] is > 500 and < 750 && amounts[^1] < 500, string.Join(' ', amounts));
        Assert.All(amounts.Zip(amounts.Skip(1)), pair => Assert.True(pair.First >= pair.Second, string.Join(' ', amounts)));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.smoothed-below-zero", await TryAsync(targets, territories, new { kind = "even", smoothYearEnd = true }, past: 9_000_000));
    }

    [Fact]
    public async Task A_season_that_cannot_be_had_is_refused()
    {
        var (_, targets, territories) = await PlanAsync(host, Seats);
        var datasetId = await HistoryAsync();
        foreach (var (status, code, seasonality) in new (HttpStatusCode, string, object)[]
        {
            (HttpStatusCode.BadRequest, "calendar.bad-season", new { kind = "given", percents = new[] { 1m, 2m } }),
            (HttpStatusCode.BadRequest, "calendar.bad-season", new { kind = "given" }),
            (HttpStatusCode.BadRequest, "quota.bad-history", new { kind = "learned" }),
            (HttpStatusCode.BadRequest, "quota.bad-history", new { kind = "learned", datasetId, method = "given" }),
            (HttpStatusCode.BadRequest, "quota.bad-history", new { kind = "learned", datasetId }),
            (HttpStatusCode.BadRequest, "quota.bad-history", new { kind = "learned", datasetId, columns = new[] { "m1" } }),
            (HttpStatusCode.BadRequest, "quota.bad-history", new { kind = "learned", datasetId, dateColumn = "amount", amountColumn = "amount" }),
            (HttpStatusCode.NotFound, "dataset.unknown-column", new { kind = "learned", datasetId, dateColumn = "when", amountColumn = "amount" }),
            (HttpStatusCode.NotFound, "dataset.unknown", new { kind = "learned", datasetId = Guid.NewGuid(), columns = _columns }),
        })
        {
            await Refused.WithAsync(status, code, await TryAsync(targets, territories, seasonality));
        }
    }

    private static decimal[] Tripled => [3, .. Enumerable.Repeat(1m, 11)];

    private Task<HttpResponseMessage> TryAsync(TargetPlan targets, int[] territories, object seasonality, decimal? past = null) => host.Planner.PostAsync(host.In("/quota-plans/preview"), new
    {
        targetPlanId = targets.Id,
        content = Content([new { key = "ann", name = "Ann", areas = new[] { new { area = territories[0] } }, pastResult = past }], seasonality, null),
    });

    // Two years by column, January three times the rest in the first; by day all of 2025, and two months of 2026.
    private async Task<Guid> HistoryAsync()
    {
        static ColumnInfo Info(string key, ColumnKind kind) => new() { Key = key, Name = key, Kind = kind };
        var days = Enumerable.Range(0, 14).Select(month => new DateOnly(2025, 1, 10).AddMonths(month).DayNumber - new DateOnly(1970, 1, 1).DayNumber).ToArray();
        double[] Once(double amount) => [amount, .. Enumerable.Repeat(0.0, 13)];
        return await Planning.StoreAsync(host, new Dataset(
            new DatasetId(Guid.CreateVersion7()),
            $"History {Guid.NewGuid():N}",
            14,
            [
                .. _columns.Select((key, i) => new NumberColumn(Info(key, ColumnKind.Number), Once(i == 0 ? 300 : 100))),
                new DateColumn(Info("day", ColumnKind.Date), days),
                new NumberColumn(Info("amount", ColumnKind.Number), [300, .. Enumerable.Repeat(100.0, 11), 900, 900]),
            ],
            new RecordPoints([.. Enumerable.Repeat(-98.0, 14)], [.. Enumerable.Repeat(39.0, 14)], [.. Enumerable.Repeat((byte)Place.Given, 14)])));
    }
}
