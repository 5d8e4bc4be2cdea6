using System.Collections.Immutable;
using Bailiwick.Core.Targets;
using Xunit;

namespace Bailiwick.Core.Tests.Targets;

/// <summary>C27 by hand, and against the normal equations solved with exact fractions.</summary>
public sealed class ReconciliationTests
{
    private static readonly ImmutableArray<PlanNode> _company =
    [
        new("All") { TopDown = 100 }, new("East", "All") { BottomUp = 30 }, new("West", "All") { BottomUp = 50 },
    ];

    [Fact]
    public void The_gap_of_one_total_is_shared_by_variance() =>
        // The gap is 20 and all three count the same, a third each: the total 93.33, East 36.67, West 56.67. The missing unit is a tie of
        // fractions, so the larger share gets it.
        Assert.Equal([93m, 36, 57], Run(new Reconciliation(_company, 1)).Select(node => node.Amount));

    [Fact]
    public void A_locked_total_stays_exactly_and_its_parts_take_the_whole_gap()
    {
        var locked = _company.SetItem(0, _company[0] with { Locked = 100 });
        Assert.Equal([100m, 40, 60], Run(new Reconciliation(locked, 1)).Select(node => node.Amount));
        // West is trusted three times as much, so it takes a quarter of the gap.
        var trusted = locked.SetItem(2, locked[2] with { BottomUpConfidence = 3 });
        Assert.Equal([100m, 45, 55], Run(new Reconciliation(trusted, 1)).Select(node => node.Amount));
        Assert.Equal([100m, 40, 60], Run(new Reconciliation(trusted, 1) { Confidence = ConfidenceSource.Equal }).Select(node => node.Amount));
    }

    [Fact]
    public void Structural_confidence_counts_the_lowest_nodes() =>
        // Variances 2, 1, 1: the total gives way by 20 x 2/4, each part by 5.
        Assert.Equal([90m, 35, 55], Run(new Reconciliation(_company, 1) { Confidence = ConfidenceSource.Structural }).Select(node => node.Amount));

    [Fact]
    public void Keep_shows_the_difference_scale_fits_and_hold_waits()
    {
        var keep = Run(new Reconciliation(_company, 1) { Method = ReconcileMethod.Keep });
        Assert.Equal([100m, 30, 50], keep.Select(node => node.Amount));
        Assert.Equal((20m, -20m, true), (keep[0].Open, keep[0].Difference, keep[0].NeedsDecision));
        // 37.5 and 62.5: the larger share wins the tie.
        Assert.Equal([100m, 37, 63], Run(new Reconciliation(_company, 1) { Method = ReconcileMethod.Scale }).Select(node => node.Amount));
        var both = _company.SetItem(1, _company[1] with { TopDown = 45 }).SetItem(2, _company[2] with { TopDown = 55 });
        var hold = Run(new Reconciliation(both, 1) { Method = ReconcileMethod.Hold });
        Assert.Equal([100m, 45, 55], hold.Select(node => node.Amount));
        Assert.All(hold, node => Assert.True(node.NeedsDecision));
        Assert.Equal([100m, 30, 50], Run(new Reconciliation(both, 1) { Method = ReconcileMethod.Keep }).Select(node => node.Amount));
    }

    [Fact]
    public void What_would_go_below_zero_stops_there_or_is_refused()
    {
        ImmutableArray<PlanNode> nodes = [new("All") { Locked = 10 }, new("East", "All") { BottomUp = 0 }, new("West", "All") { BottomUp = 50 }];
        Assert.Equal([10m, 0, 10], Run(new Reconciliation(nodes, 1)).Select(node => node.Amount));
        Assert.Equal([10m, -20, 30], Run(new Reconciliation(nodes, 1) { Negatives = NegativePolicy.Allow }).Select(node => node.Amount));
        Assert.Equal("target.would-be-negative", new Reconciliation(nodes, 1) { Negatives = NegativePolicy.Refuse }.Run().Refusal!.Code);
    }

    [Fact]
    public void What_cannot_be_is_refused_with_the_node()
    {
        ImmutableArray<PlanNode> locked = [new("All") { Locked = 10 }, new("East", "All") { Locked = 3 }, new("West", "All") { Locked = 5 }];
        Assert.Equal("target.locks-disagree", new Reconciliation(locked, 1).Run().Refusal!.Code);
        Assert.Equal("target.no-number", new Reconciliation([new("All") { TopDown = 1 }, new("East", "All")], 1).Run().Refusal!.Code);
        Assert.Equal("target.bad-tree", new Reconciliation([new("All"), new("East", "Nobody")], 1).Run().Refusal!.Code);
        Assert.Equal("target.bad-tree", new Reconciliation([new("All"), new("Other")], 1).Run().Refusal!.Code);
        Assert.Equal("target.bad-tree", new Reconciliation([new("All"), new("East", "West"), new("West", "East")], 1).Run().Refusal!.Code);
        Assert.Equal("target.duplicate-key", new Reconciliation([new("All"), new("All", "All")], 1).Run().Refusal!.Code);
        Assert.Equal("target.bad-confidence", new Reconciliation([new("All") { TopDown = 1, TopDownConfidence = 0 }], 1).Run().Refusal!.Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Two_passes_over_the_tree_solve_the_normal_equations(int seed)
    {
        var random = new Random(seed);
        var nodes = new List<PlanNode> { new("0") { TopDown = random.Next(1000, 9000) } };
        for (var i = 1; i < 12; i++)
        {
            nodes.Add(new PlanNode($"{i}", $"{random.Next(0, i)}")
            {
                TopDown = random.Next(3) > 0 ? random.Next(0, 3000) : null,
                BottomUp = random.Next(0, 3000),
                TopDownConfidence = random.Next(1, 9),
                BottomUpConfidence = random.Next(1, 9) / 4m,
            });
        }

        var isLeaf = nodes.Select(node => nodes.All(other => other.Parent != node.Key)).ToList();
        var locked = isLeaf.IndexOf(true);
        nodes[locked] = nodes[locked] with { Locked = 700 };
        var amounts = Run(new Reconciliation([.. nodes], 0.000001m) { Negatives = NegativePolicy.Allow });
        var exact = NormalEquations.Solve(nodes);
        Assert.All(nodes.Index(), node => Assert.True(Math.Abs((double)(amounts[node.Index].Amount - exact[node.Index].Shown)) < 0.00001, $"{node.Item.Key}: {amounts[node.Index].Amount} and {exact[node.Index].Shown}"));
        Assert.Equal(700, amounts[locked].Amount);
        Assert.All(nodes.Index().Where(node => !isLeaf[node.Index]), node => Assert.Equal(0, amounts[node.Index].Open));
    }

    private static ImmutableArray<ReconciledNode> Run(Reconciliation task)
    {
        var outcome = task.Run();
        Assert.True(outcome.IsDone, outcome.Refusal?.Message);
        return outcome.Value;
    }
}
