using Bailiwick.Core.Alignments;
using Xunit;

namespace Bailiwick.Core.Tests.Alignments;

public sealed class UnitMeasureTests
{
    [Theory]
    [InlineData(1234567, 2, "12345.67")]
    [InlineData(-5, 3, "-0.005")]
    [InlineData(12, -3, "12000")]
    [InlineData(long.MaxValue, 0, "9223372036854775807")]
    [InlineData(long.MinValue, 4, "-922337203685477.5808")]
    public void An_amount_is_an_exact_decimal(long amount, int scale, string expected) =>
        Assert.Equal(expected, Measure(scale, amount).Exact(amount).ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Records_sum_into_units_to_the_last_digit_and_the_unplaced_are_left_out()
    {
        var summed = UnitMeasure.Sum(Measure(2, 10, 20, 30, -5), [0, 1, 1, -1], 2).Value;
        Assert.Equal([10, 50], summed.Amount);
        Assert.Equal(60, summed.Total());
    }

    [Fact]
    public void Amounts_that_no_exact_total_could_hold_are_refused() =>
        Assert.Equal("alignment.measure-too-large", UnitMeasure.Sum(Measure(0, long.MaxValue, -1), [0, 0], 1).Refusal!.Code);

    private static UnitMeasure Measure(int scale, params long[] amount) =>
        new() { Key = "m", Name = "M", Kind = MeasureKind.Number, Scale = scale, Amount = amount };
}
