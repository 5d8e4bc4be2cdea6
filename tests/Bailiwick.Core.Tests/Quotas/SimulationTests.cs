using Bailiwick.Core.Quotas;
using Xunit;

namespace Bailiwick.Core.Tests.Quotas;

/// <summary>Chances that can be worked out, and repeatability.</summary>
public sealed class SimulationTests
{
    private const int Runs = 20_000;

    [Fact]
    public void Two_coins_reach_the_sum_a_quarter_of_the_time()
    {
        // Each seller brings nothing or everything, half and half: the company needs both.
        var (sellers, _, company) = Run([new("a", "East", 100) { History = [0, 1] }, new("b", "East", 100) { History = [0, 1] }]);
        Assert.All(sellers, seller => Assert.InRange(seller.Chance, 0.485, 0.515));
        Assert.InRange(company.Chance, 0.238, 0.262);
        Assert.Equal((0.0, 100.0, 200.0), (company.Low, company.Middle, company.High));
    }

    [Fact]
    public void A_normal_outlook_reaches_its_quota_as_the_normal_distribution_says()
    {
        var (sellers, regions, _) = Run([new("a", "East", 100) { Mean = 0.9, Deviation = 0.2 }, new("b", "West", 100) { Mean = 1.2, Deviation = 0.2 }]);
        // P(Z >= 0.5) = 0.3085 and P(Z >= -1) = 0.8413.
        Assert.InRange(sellers[0].Chance, 0.293, 0.324);
        Assert.InRange(sellers[1].Chance, 0.829, 0.854);
        Assert.Equal(["East", "West"], regions.Select(region => region.Key));
    }

    [Fact]
    public void The_same_seed_gives_the_same_result_in_any_order_and_another_seed_another()
    {
        SellerOutlook[] sellers = [.. Enumerable.Range(0, 20).Select(i => new SellerOutlook($"{i}", $"r{i % 3}", 100 + i) { Mean = 1, Deviation = 0.3 })];
        var first = Run(sellers).Company;
        Assert.Equal(first, Run([.. sellers.Reverse()]).Company);
        Assert.NotEqual(first, Run(sellers, seed: 8).Company);
    }

    [Fact]
    public void Over_assignment_and_ramp_move_the_chance_the_right_way()
    {
        SellerOutlook[] sellers = [.. Enumerable.Range(0, 20).Select(i => new SellerOutlook($"{i}", "r", 110) { Mean = 1, Deviation = 0.3 })];
        var simulation = new QuotaSimulation([.. sellers], Runs, 7);
        var plain = simulation.Run().Value.Company.Chance;
        Assert.True((simulation with { CompanyNumber = 2000 }).Run().Value.Company.Chance > plain + 0.2);
        Assert.True((simulation with { Factor = 0.95 }).Run().Value.Company.Chance < plain - 0.1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200_000)]
    public void A_number_of_runs_that_is_none_is_refused(int runs) =>
        Assert.Equal("quota.bad-simulation", new QuotaSimulation([new("a", "r", 1)], runs, 1).Run().Refusal!.Code);

    private static (System.Collections.Immutable.ImmutableArray<QuotaChances> Sellers, System.Collections.Immutable.ImmutableArray<QuotaChances> Regions, QuotaChances Company) Run(
        SellerOutlook[] sellers, ulong seed = 7) => new QuotaSimulation([.. sellers], Runs, seed).Run().Value;
}
