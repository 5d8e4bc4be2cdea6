using System.Globalization;
using Bailiwick.Core.Datasets;
using Xunit;

namespace Bailiwick.Core.Tests.Datasets;

public sealed class NumberCellTests
{
    private static readonly CellFormat _point = CellFormat.Default;
    private static readonly CellFormat _comma = new(true, DateOrder.DayFirst);

    [Theory]
    [InlineData("0", 0, 0, 0)]
    [InlineData("7", 7, 7, 0)]
    [InlineData(" 42 ", 42, 42, 0)]
    [InlineData("106.0", 106, 106, 0)]
    [InlineData("0.49", 0.49, 49, 2)]
    [InlineData(".5", 0.5, 5, 1)]
    [InlineData("5.", 5, 5, 0)]
    [InlineData(".0000", 0, 0, 0)]
    [InlineData("1,234", 1234, 1234, 0)]
    [InlineData("1,234,567.80", 1234567.8, 12345678, 1)]
    [InlineData("1 234 567", 1234567, 1234567, 0)]
    [InlineData("1'234.5", 1234.5, 12345, 1)]
    [InlineData("1\u00A0234", 1234, 1234, 0)]
    [InlineData("-12.5", -12.5, -125, 1)]
    [InlineData("−12.5", -12.5, -125, 1)]
    [InlineData("+12.5", 12.5, 125, 1)]
    [InlineData("12.5-", -12.5, -125, 1)]
    [InlineData("(1,000.25)", -1000.25, -100025, 2)]
    [InlineData("12.5%", 0.125, 125, 3)]
    [InlineData("100 %", 1, 1, 0)]
    [InlineData("1e3", 1000, 1000, 0)]
    [InlineData("1.5E-3", 0.0015, 15, 4)]
    [InlineData("3265.0000", 3265, 3265, 0)]
    [InlineData("123456789012345678", 123456789012345678, 123456789012345678, 0)]
    public void Reads_numbers_as_written(string text, double value, long digits, int decimals)
    {
        Assert.True(NumberCell.TryRead(text, _point, out var number, out _));
        Assert.Equal(new ExactNumber(value, digits, decimals, true), number);
    }

    [Theory]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("0,75", 0.75)]
    [InlineData("1.234", 1234)]
    [InlineData("1 234,5", 1234.5)]
    [InlineData("-12,5", -12.5)]
    public void Reads_decimal_commas_where_the_column_has_them(string text, double value)
    {
        Assert.True(NumberCell.TryRead(text, _comma, out var number, out _));
        Assert.Equal(value, number.Value);
    }

    [Theory]
    [InlineData("12,5")]
    [InlineData("0,123")]
    [InlineData("1.234,56")]
    [InlineData("1.234.567")]
    [InlineData("1,23,456")]
    [InlineData("1,2345")]
    [InlineData("12 34")]
    public void Refuses_what_has_two_readings(string text)
    {
        Assert.False(NumberCell.TryRead(text, _point, out _, out var fault));
        Assert.Equal("cell.ambiguous", fault!.Kind.Code);
        Assert.Contains(text, fault.Explanation, StringComparison.Ordinal);
        Assert.Contains("Maybe", fault.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("twelve")]
    [InlineData("12a")]
    [InlineData("$12")]
    [InlineData("--5")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("()")]
    [InlineData("%")]
    [InlineData("1e")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("１２")]
    public void Refuses_what_is_no_number(string text)
    {
        Assert.False(NumberCell.TryRead(text, _point, out _, out var fault));
        Assert.Equal("cell.unreadable", fault!.Kind.Code);
    }

    [Theory]
    [InlineData("1e22")]
    [InlineData("1e300")]
    [InlineData("99999999999999999999999999")]
    public void Refuses_numbers_too_large_to_be_summed(string text)
    {
        Assert.False(NumberCell.TryRead(text, _point, out _, out var fault));
        Assert.Equal("cell.out-of-range", fault!.Kind.Code);
    }

    [Fact]
    public void Every_double_written_by_dotnet_reads_back_as_itself()
    {
        var random = new Random(7);
        for (var turn = 0; turn < 20_000; turn++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 20));
            var text = value.ToString("R", CultureInfo.InvariantCulture);
            Assert.True(NumberCell.TryRead(text, _point, out var number, out _), text);
            Assert.Equal(value, number.Value);
        }
    }

    [Fact]
    public void Every_decimal_reads_back_exactly_with_and_without_thousands_separators()
    {
        var random = new Random(11);
        for (var turn = 0; turn < 20_000; turn++)
        {
            var decimals = random.Next(0, 5);
            var value = new decimal(random.NextInt64(-99_999_999_999, 99_999_999_999)) / (decimal)Math.Pow(10, decimals);
            var plain = value.ToString(CultureInfo.InvariantCulture);
            var grouped = value.ToString("#,##0.#####", CultureInfo.InvariantCulture);
            var continental = grouped.Replace(',', ';').Replace('.', ',').Replace(';', '.');
            Assert.Equal(value, Exact(plain, _point));
            Assert.Equal(value, Exact(grouped, _point));
            Assert.Equal(value, Exact(continental, _comma));
        }
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        const string alphabet = "0123456789.,'()-+%eE $€ \u00A0−kr";
        var random = new Random(5);
        for (var turn = 0; turn < 100_000; turn++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 24)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            var isRead = NumberCell.TryRead(text, turn % 2 == 0 ? _point : _comma, out var number, out var fault);
            Assert.Equal(isRead, fault is null);
            Assert.True(!isRead || double.IsFinite(number.Value), text);
            CurrencyCell.TryRead(text, _point, out _, out _, out _);
            DateCell.TryRead(text, _point, out _, out _);
            CoordinateCell.TryRead(text, _point, out _, out _);
        }
    }

    private static decimal Exact(string text, CellFormat format)
    {
        Assert.True(NumberCell.TryRead(text, format, out var number, out _), text);
        Assert.True(number.IsExact);
        return number.Digits / (decimal)Math.Pow(10, number.Decimals);
    }
}
