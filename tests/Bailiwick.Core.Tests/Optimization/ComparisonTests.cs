using Bailiwick.Core.Alignments;
using Bailiwick.Core.Optimization;
using Xunit;

namespace Bailiwick.Core.Tests.Optimization;

public sealed class ComparisonTests
{
    [Fact]
    public void The_cells_of_the_movement_matrix_add_up_to_the_whole_and_keep_what_stays_on_the_diagonal()
    {
        var measure = new UnitMeasure { Key = "m", Name = "M", Kind = MeasureKind.Number, Amount = [5, 7, 11, 13] };
        var matrix = Movement.Matrix([0, 0, 1, AlignmentState.NoArea], [0, 1, 1, 0], [measure]);

        Assert.Equal(["-1>0 1 13", "0>0 1 5", "0>1 1 7", "1>1 1 11"], matrix.Select(cell => $"{cell.From.Value}>{cell.To.Value} {cell.Units} {cell.Sums[0]}"));
        Assert.Equal(measure.Total(), matrix.Sum(cell => cell.Sums[0]));
    }

    [Fact]
    public void Balance_is_judged_against_each_areas_own_share()
    {
        var figures = BalanceFigures.Of([60, 20, 20], [0.5, 0.25, 0.25], new(100, 0.15));

        Assert.Equal(0.2, figures.WorstDeviation, 12);
        Assert.Equal(0.2, figures.MeanDeviation, 12);
        Assert.Equal(3, figures.OutOfTolerance);
        Assert.Equal(0, BalanceFigures.Of([50, 25, 25], [0.5, 0.25, 0.25], new(100, 0)).Gini, 12);
    }

    [Theory]
    [InlineData(new double[] { 1, 1, 1, 1 }, 0)]
    [InlineData(new double[] { 0, 0, 0, 1 }, 0.75)]
    [InlineData(new double[] { 1, 3 }, 0.25)]
    [InlineData(new double[] { 0, 0 }, 0)]
    public void Gini_is_the_mean_difference_over_twice_the_mean(double[] loads, double expected) =>
        Assert.Equal(expected, BalanceFigures.Of(loads, Enumerable.Repeat(1.0 / loads.Length, loads.Length).ToArray(), new(loads.Sum(), 0)).Gini, 12);
}
