using Bailiwick.Solver.Graphs;

namespace Bailiwick.Solver;

public sealed class PlanTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Totals_kept_move_by_move_equal_totals_counted_afresh(int seed, bool isPinned)
    {
        var problem = Make.Points(60, 5, 0.05, (ulong)seed, measures: 2);
        problem = problem with { Present = [.. Enumerable.Range(0, 60).Select(unit => unit % 6 - 1)], DisruptionPrice = 0.5 };
        if (isPinned)
        {
            problem = problem with { CenterX = [20, double.NaN, 80, 50, double.NaN], CenterY = [20, double.NaN, 80, 50, double.NaN] };
        }

        var instance = Preparation.Prepare(problem);
        var random = new Randomness((ulong)seed);
        int[] part = [.. Enumerable.Range(0, 60).Select(_ => random.Below(5))];
        var plan = new Plan(instance, part) { InertiaPrice = 0.3, BalancePrice = 7, MovePrice = 0.2 };
        var energy = plan.Energy();

        for (var step = 0; step < 500; step++)
        {
            var (unit, to) = (random.Below(60), random.Below(5));
            if (to == plan.Part[unit])
            {
                continue;
            }

            energy += plan.Change(unit, to);
            plan.Move(unit, to);
            var fresh = new Plan(instance, (int[])plan.Part.Clone()) { InertiaPrice = 0.3, BalancePrice = 7, MovePrice = 0.2 };
            Assert.Equal(fresh.Energy(), energy, fresh.Energy() * 1e-9);
            Assert.Equal(fresh.Inertia, plan.Inertia, fresh.Inertia * 1e-9);
            Assert.Equal(fresh.Moved, plan.Moved);
            Assert.Equal(fresh.Violation(), plan.Violation(), 1e-9);
            var score = Scorer.Score(problem, instance.InProblemOrder(plan.Part));
            var scale = problem.PullOfUnit().Sum() / 60;
            Assert.Equal(score.Inertia, plan.Inertia * scale, score.Inertia * 1e-9);
            Assert.Equal(score.MovedUnits, plan.Moved);
            Assert.Equal(score.WorstDeviation, plan.WorstDeviation(), 1e-9);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_recombination_keeps_totals_true_and_both_parts_whole(int seed)
    {
        var problem = Make.Grid(12, 12, 6, 0.02, (ulong)seed);
        var instance = Preparation.Prepare(problem);
        var start = Make.Divide(problem).PartOfUnit;
        var plan = new Plan(instance, [.. instance.Original.Select(unit => start[unit])]) { BalancePrice = 5 };
        var members = new Members(plan.Part, 6);
        var random = new Randomness((ulong)seed);
        var recombiner = new Recombiner(instance, plan, members, random);
        var splits = 0;

        for (var step = 0; step < 200; step++)
        {
            var entry = random.Below(instance.Neighbor.Length);
            var (one, other) = (plan.Part[instance.Source[entry]], plan.Part[instance.Neighbor[entry]]);
            var before = plan.Energy();
            if (one != other && recombiner.TrySplit(one, other, 0.05 * before))
            {
                splits++;
                Assert.True(plan.Energy() <= (1.05 * before) + 1e-6);
                Assert.Equal(new Plan(instance, (int[])plan.Part.Clone()) { BalancePrice = 5 }.Energy(), plan.Energy(), before * 1e-9);
                var part = instance.InProblemOrder(plan.Part);
                Assert.All(Enumerable.Range(0, 6), index => Assert.Equal(1, Checker.PiecesOf(problem.Graph!, part, index)));
            }
        }

        Assert.True(splits > 0);
    }

    [Fact]
    public void Holding_without_a_unit_agrees_with_a_search_from_zero()
    {
        var random = new Randomness(3);
        var problem = Make.Grid(9, 9, 3);
        var instance = Preparation.Prepare(problem);
        var connectivity = new Connectivity(instance);
        for (var round = 0; round < 200; round++)
        {
            int[] part = [.. Enumerable.Range(0, 81).Select(_ => random.Below(10) < 7 ? 0 : 1 + random.Below(2))];
            var original = instance.InProblemOrder(part);
            for (var unit = 0; unit < 81; unit++)
            {
                int from = part[unit], whole = instance.Original[unit];
                var before = Checker.PiecesOf(problem.Graph!, original, from);
                original[whole] = 9;
                var after = Checker.PiecesOf(problem.Graph!, original, from);
                original[whole] = from;
                Assert.Equal(after <= before, connectivity.HoldsWithout(unit, from, part));
            }
        }
    }
}
