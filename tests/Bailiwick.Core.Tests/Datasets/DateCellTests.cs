using System.Globalization;
using Bailiwick.Core.Datasets;
using Xunit;

namespace Bailiwick.Core.Tests.Datasets;

public sealed class DateCellTests
{
    private static readonly CellFormat _monthFirst = CellFormat.Default;
    private static readonly CellFormat _dayFirst = new(false, DateOrder.DayFirst);

    [Theory]
    [InlineData("2021-04-03", "2021-04-03")]
    [InlineData("2021/4/3", "2021-04-03")]
    [InlineData("20210403", "2021-04-03")]
    [InlineData("2022-05-30 00:00:00", "2022-05-30")]
    [InlineData("2022-05-30T10:11:12.5Z", "2022-05-30")]
    [InlineData("3.4.2021", "2021-04-03")]
    [InlineData("7/1/62", "1962-07-01")]
    [InlineData("7/1/05", "2005-07-01")]
    [InlineData("3/4/2021", "2021-03-04")]
    [InlineData("3 April 2021", "2021-04-03")]
    [InlineData("April 3, 2021", "2021-04-03")]
    [InlineData("3-Apr-21", "2021-04-03")]
    [InlineData("Sept 9, 1999", "1999-09-09")]
    [InlineData("2/29/2024", "2024-02-29")]
    public void Reads_dates_as_people_write_them(string text, string iso)
    {
        Assert.True(DateCell.TryRead(text, _monthFirst, out var date, out _), text);
        Assert.Equal(iso, DateCell.Format(date.Days));
    }

    [Fact]
    public void The_columns_order_decides_what_the_text_leaves_open()
    {
        Assert.True(DateCell.TryRead("3/4/2021", _dayFirst, out var date, out _));
        Assert.Equal("2021-04-03", DateCell.Format(date.Days));
        Assert.False(date.ShowsOrder);
    }

    [Theory]
    [InlineData("25/12/2021")]
    public void A_date_of_the_other_order_is_named_as_such(string text)
    {
        Assert.False(DateCell.TryRead(text, _monthFirst, out _, out var fault));
        Assert.Equal("cell.ambiguous", fault!.Kind.Code);
    }

    [Theory]
    [InlineData("2021-02-29")]
    [InlineData("2021-13-01")]
    [InlineData("31.04.2021")]
    [InlineData("yesterday")]
    [InlineData("12")]
    [InlineData("1/2")]
    [InlineData("1/2/3/4")]
    [InlineData("1/2/123")]
    [InlineData("2021-04-03 at noon")]
    [InlineData("10:30")]
    public void Refuses_what_is_no_day(string text) => Assert.False(DateCell.TryRead(text, _monthFirst, out _, out _));

    [Fact]
    public void Every_day_of_two_centuries_reads_back_in_every_form()
    {
        for (var day = new DateOnly(1900, 1, 1); day < new DateOnly(2100, 1, 1); day = day.AddDays(3))
        {
            var expected = day.ToString("O", CultureInfo.InvariantCulture);
            Assert.Equal(expected, Read(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _monthFirst));
            Assert.Equal(expected, Read(day.ToString("M/d/yyyy", CultureInfo.InvariantCulture), _monthFirst));
            Assert.Equal(expected, Read(day.ToString("d/M/yyyy", CultureInfo.InvariantCulture), _dayFirst));
            Assert.Equal(expected, Read(day.ToString("d.M.yyyy", CultureInfo.InvariantCulture), _monthFirst));
            Assert.Equal(expected, Read(day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), _monthFirst));
        }
    }

    private static string Read(string text, CellFormat format)
    {
        Assert.True(DateCell.TryRead(text, format, out var date, out _), text);
        return DateCell.Format(date.Days);
    }
}
