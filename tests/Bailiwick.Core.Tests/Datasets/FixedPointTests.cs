using Bailiwick.Core.Datasets;
using Xunit;

namespace Bailiwick.Core.Tests.Datasets;

public sealed class FixedPointTests
{
    [Fact]
    public void Totals_do_not_depend_on_the_order_of_the_records()
    {
        var random = new Random(17);
        var values = Enumerable.Range(0, 10_000).Select(_ => Math.Round(random.NextDouble() * 1000, 3)).ToArray();
        var expected = values.Sum(value => (decimal)value);
        var first = FixedPoint.OfDoubles(values, 3);
        Assert.Equal(expected, first.Total);
        random.Shuffle(values);
        Assert.Equal(first.Sum, FixedPoint.OfDoubles(values, 3).Sum);
    }

    [Fact]
    public void Empty_cells_count_nothing()
    {
        var exact = FixedPoint.OfDoubles([1.5, double.NaN, 2.25], 2);
        Assert.Equal([150, 0, 225], exact.Values);
        Assert.Equal(3.75m, exact.Total);
        Assert.False(exact.IsRounded);
    }

    [Fact]
    public void More_than_six_decimals_are_rounded_and_it_is_said()
    {
        var exact = FixedPoint.OfDoubles([0.12345678, 0.0000005], 8);
        Assert.Equal(6, exact.Scale);
        Assert.Equal([123457, 1], exact.Values);
        Assert.True(exact.IsRounded);
    }

    [Theory]
    [InlineData(1e15, 6)]
    [InlineData(9e18, 0)]
    [InlineData(1e21, 6)]
    public void Large_numbers_keep_fewer_decimals_rather_than_overflow(double value, int decimals)
    {
        var exact = FixedPoint.OfDoubles([value, value, -value], decimals);
        Assert.True(exact.Scale < 6);
        Assert.InRange(exact.Total, (decimal)value * 0.999999m, (decimal)value * 1.000001m);
    }

    [Fact]
    public void A_column_with_one_value_of_many_decimals_says_so()
    {
        var builder = ColumnBuilder.For(new ColumnPlan("Rate", ColumnKind.Number, CellFormat.Default));
        builder.Add("0.35699588477366256");
        builder.Add("0.5");
        var finding = Assert.Single(builder.FindingsOfColumn());
        Assert.Equal("column.rounded", finding.Kind.Code);
        Assert.Equal(6, builder.Build("rate").Info.Scale);
    }
}
