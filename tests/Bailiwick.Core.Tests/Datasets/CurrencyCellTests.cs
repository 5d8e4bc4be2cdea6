using Bailiwick.Core.Datasets;
using Xunit;

namespace Bailiwick.Core.Tests.Datasets;

public sealed class CurrencyCellTests
{
    [Theory]
    [InlineData("$1,234.50", "USD", 12345, 1)]
    [InlineData("-$5", "USD", -5, 0)]
    [InlineData("$-5", "USD", -5, 0)]
    [InlineData("($5.25)", "USD", -525, 2)]
    [InlineData("12.30 €", "EUR", 123, 1)]
    [InlineData("EUR 7", "EUR", 7, 0)]
    [InlineData("7 CHF", "CHF", 7, 0)]
    [InlineData("£99.99", "GBP", 9999, 2)]
    [InlineData("CA$3", "CAD", 3, 0)]
    [InlineData("250", null, 250, 0)]
    public void Reads_amounts_with_their_currency(string text, string? currency, long digits, int decimals)
    {
        Assert.True(CurrencyCell.TryRead(text, CellFormat.Default, out var number, out var read, out _));
        Assert.Equal((currency, digits, decimals), (read, number.Digits, number.Decimals));
    }

    [Theory]
    [InlineData("$")]
    [InlineData("free")]
    [InlineData("USD")]
    [InlineData("$1,2")]
    [InlineData("$1234567890123456789012")]
    public void Refuses_what_is_no_amount(string text) =>
        Assert.False(CurrencyCell.TryRead(text, CellFormat.Default, out _, out _, out _));

    [Fact]
    public void A_column_of_amounts_sums_to_the_cent_in_any_order()
    {
        var random = new Random(3);
        var amounts = Enumerable.Range(0, 5000).Select(_ => random.Next(-1_000_000, 1_000_000) / 100m).ToArray();
        var expected = amounts.Sum();

        for (var turn = 0; turn < 5; turn++)
        {
            random.Shuffle(amounts);
            var builder = ColumnBuilder.For(new ColumnPlan("Revenue", ColumnKind.Currency, CellFormat.Default, "USD"));
            foreach (var amount in amounts)
            {
                Assert.Null(builder.Add(FormattableString.Invariant($"${amount}")));
            }

            var column = builder.Build("revenue");
            Assert.Equal(expected, column.Info.Sum);
            Assert.Equal(expected, column.AsFixedPoint().Total);
            Assert.Equal(2, column.Info.Scale);
        }
    }

    [Fact]
    public void A_second_currency_in_one_column_is_a_fault()
    {
        var builder = ColumnBuilder.For(new ColumnPlan("Revenue", ColumnKind.Currency, CellFormat.Default, "USD"));
        Assert.Null(builder.Add("$5"));
        Assert.Contains("EUR", builder.Add("€5")!.Explanation, StringComparison.Ordinal);
        Assert.Equal(1, builder.Empty);
    }
}
