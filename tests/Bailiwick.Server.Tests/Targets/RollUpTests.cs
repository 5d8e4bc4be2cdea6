using System.Net;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Alignments;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Targets.TargetPlanning;

namespace Bailiwick.Server.Tests.Targets;

/// <summary>Targets up the hierarchy, to the cent.</summary>
public sealed class RollUpTests(ServerHost host) : IClassFixture<ServerHost>
{
    // Accounts 1 to 8 with 1,000 to 8,000, dealt to four territories: 1 and 5, 2 and 6, 3 and 7, 4 and 8.
    private static Account[] Eight() => [.. Enumerable.Range(1, 8).Select(number => new Account($"{number}", number * 1000, Employees: number))];

    private static object Settings(decimal total = 36_000m) => new
    {
        total,
        unit = 1m,
        weights = new[] { new { column = "revenue" } },
        potentialColumn = "revenue",
        workloadColumn = "employees",
    };

    [Fact]
    public async Task Every_level_adds_up_to_the_one_above_with_share_potential_workload_and_concentration()
    {
        var (plan, alignment) = await PlanAsync(host, Eight(), Settings());

        var rollUp = await host.Planner.GetAsync<TargetRollUp>(host.In($"/target-plans/{plan.Id}/roll-up?concentration=true"));

        var areas = rollUp.Areas.ToDictionary(area => area.Area);
        var territories = Territories(alignment);
        Assert.Equal([6000m, 8000m, 10_000m, 12_000m], territories.Select(number => areas[number].Amount));
        foreach (var region in rollUp.Areas.Where(area => area.Level == 0))
        {
            var below = rollUp.Areas.Where(area => area.Parent == region.Area).ToList();
            Assert.Equal(region.Amount, below.Sum(area => area.Amount));
            Assert.Equal(region.Potential, below.Sum(area => area.Potential));
            Assert.Equal(region.Accounts, below.Sum(area => area.Accounts));
        }

        Assert.Equal((36_000m, 0m), (rollUp.Amount, rollUp.Unassigned));
        var first = areas[territories[0]];
        Assert.Equal((6000m, 6m, 6m / 36), (first.Potential, first.Workload, decimal.Round(first.Share, 28)));
        // 5,000 of 6,000 is more than 80 %: one account is the majority; (5/6)^2 + (1/6)^2 = 26/36.
        Assert.Equal((1, "5", 5000m), (first.Concentration!.Accounts, first.Concentration.Largest[0].Key, first.Concentration.Largest[0].Amount));
        Assert.Equal(26m / 36, first.Concentration.Herfindahl, 12);
        var level = rollUp.Fairness[1];
        // 6, 8, 10, 12 thousand: mean 9, deviation root of 5, Gini 10/72, none within 10 %.
        Assert.Equal((9000m, 0.0, 6000m, 12_000m), (level.Mean, level.WithinBand, level.Smallest, level.Largest));
        Assert.Equal(Math.Sqrt(5) * 1000, level.StandardDeviation, 6);
        Assert.Equal(10.0 / 72, level.Gini, 9);
        Assert.Equal(1, level.WithPotential!.Value, 9);
        Assert.Contains("0 of 4 (Territory) lie within 10 % of the mean of 9,000.00.", level.Words);
        Assert.Contains(level.Words, words => words.Contains("2 times as much as", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Moving_an_account_on_the_map_moves_its_target_and_an_earlier_revision_reads_as_it_was()
    {
        var (plan, alignment) = await PlanAsync(host, Eight(), Settings());
        var territories = Territories(alignment);

        await Planning.EditAsync(host, host.Planner, alignment, alignment.Revision, Planning.Move(territories[3], 0));

        var after = await host.Planner.GetAsync<TargetRollUp>(host.In($"/target-plans/{plan.Id}/roll-up"));
        Assert.Equal([5000m, 8000m, 10_000m, 13_000m], territories.Select(number => after.Areas.Single(area => area.Area == number).Amount));
        var before = await host.Planner.GetAsync<TargetRollUp>(host.In($"/target-plans/{plan.Id}/roll-up?alignment={alignment.Id}&alignmentRevision={alignment.Revision}"));
        Assert.Equal([6000m, 8000m, 10_000m, 12_000m], territories.Select(number => before.Areas.Single(area => area.Area == number).Amount));
        Assert.Equal((alignment.Revision, alignment.Revision + 1), (before.AlignmentRevision, after.AlignmentRevision));
    }

    [Fact]
    public async Task Shared_accounts_are_split_to_the_unit_and_overlays_stay_apart()
    {
        var (plan, alignment) = await PlanAsync(host, Eight(), Settings());
        var territories = Territories(alignment);
        object Split(params object[] splits) => new { account = "1", field = "split", splits };

        await EnterAsync(host, plan.Id, 1, Split(
            new { area = territories[0], percent = 33.3m }, new { area = territories[1], percent = 66.7m }, new { area = territories[2], percent = 100m, overlay = true }));

        // 1,000 by 33.3 and 66.7 is 333 and 667.
        var rollUp = await host.Planner.GetAsync<TargetRollUp>(host.In($"/target-plans/{plan.Id}/roll-up"));
        var areas = rollUp.Areas.ToDictionary(area => area.Area);
        Assert.Equal([5333m, 8667m, 10_000m, 12_000m], territories.Select(number => areas[number].Amount));
        Assert.Equal(1000m, areas[territories[2]].Overlay);
        Assert.Equal(36_000m, rollUp.Amount);
        await Refused.WithAsync(HttpStatusCode.BadRequest, "target.split-percents", await TryEnterAsync(
            host, host.Planner, plan.Id, 2, Split(new { area = territories[0], percent = 50m }, new { area = territories[1], percent = 40m })));
    }

    [Fact]
    public async Task Totals_of_regions_are_shared_inside_each_and_follow_the_map()
    {
        var accounts = Eight();
        var alignment = await AlignAsync(host, await WriteAsync(host, accounts), accounts.Length);
        var regions = alignment.Tree.Where(area => area.Level == 0).Select(area => area.Number).ToArray();
        var plan = await PlanAsync(host, alignment, new
        {
            areaTotals = new[] { new { area = regions[0], total = 1400m }, new { area = regions[1], total = 2200m } },
            unit = 1m,
            weights = new[] { new { column = "revenue" } },
        });

        // Region 1 holds accounts 1, 5, 2, 6 (14,000), region 2 holds 3, 7, 4, 8 (22,000): a tenth each.
        var amounts = await AmountsAsync(host, plan.Id);
        Assert.All(accounts, account => Assert.Equal(account.Revenue / 10, amounts[account.Key]));
        Assert.Equal(3600m, plan.Figures!.Total);

        await Planning.EditAsync(host, host.Planner, alignment, alignment.Revision, Planning.Move(Territories(alignment)[3], 5));

        // Account 6 left: 8,000 share 1,400 and 28,000 share 2,200.
        var moved = await AmountsAsync(host, plan.Id);
        Assert.Equal(1400m, new[] { "1", "5", "2" }.Sum(key => moved[key]));
        Assert.Equal(2200m, new[] { "3", "7", "4", "8", "6" }.Sum(key => moved[key]));
        Assert.Equal(875m, moved["5"]);
    }

    [Fact]
    public async Task Another_alignment_of_the_same_records_rolls_up_too_and_one_of_others_is_refused()
    {
        var (plan, alignment) = await PlanAsync(host, Eight(), Settings());
        var other = await AlignAsync(host, alignment.DatasetId, 8, regions: 1, territories: 2);
        var stranger = await AlignAsync(host, await WriteAsync(host, Equal(2)), 2);

        var rollUp = await host.Planner.GetAsync<TargetRollUp>(host.In($"/target-plans/{plan.Id}/roll-up?alignment={other.Id}"));

        Assert.Equal([36_000m, 16_000m, 20_000m], rollUp.Areas.Select(area => area.Amount));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "target.other-dataset", await host.Planner.GetAsync(host.In($"/target-plans/{plan.Id}/roll-up?alignment={stranger.Id}")));
    }
}
