using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Bailiwick.Server.Tests.Quotas;

/// <summary>Reads the words of a PDF back: content streams of all pages, glyphs turned into text by the fonts' own maps.</summary>
internal static partial class LetterText
{
    public static string Of(byte[] pdf)
    {
        var file = Encoding.Latin1.GetString(pdf);
        var objects = Object().Matches(file).ToDictionary(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match => match.Groups[2].Value);
        var fonts = Reference().Matches(objects.Values.First(body => body.Contains("/Type /Page ", StringComparison.Ordinal)))
            .Where(match => match.Groups[1].Value.StartsWith('F')).ToDictionary(match => match.Groups[1].Value, match => MapOf(objects, Number(match, 2)));
        var text = new StringBuilder();
        foreach (var page in objects.OrderBy(one => one.Key).Select(one => one.Value).Where(body => body.Contains("/Type /Page ", StringComparison.Ordinal)))
        {
            var content = Number(Reference().Matches(page).First(match => match.Groups[1].Value == "Contents"), 2);
            foreach (Match shown in Shown().Matches(StreamOf(objects[content])))
            {
                text.AppendLine(string.Concat(shown.Groups[2].Value.Chunk(4).Select(glyph => fonts[shown.Groups[1].Value][new string(glyph)])));
            }
        }

        return text.ToString();
    }

    private static Dictionary<string, string> MapOf(Dictionary<int, string> objects, int font)
    {
        var map = StreamOf(objects[Number(Reference().Matches(objects[font]).First(match => match.Groups[1].Value == "ToUnicode"), 2)]);
        return Pair().Matches(map).ToDictionary(match => match.Groups[1].Value, match => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(match.Groups[2].Value)));
    }

    private static string StreamOf(string body)
    {
        var start = body.IndexOf("stream\n", StringComparison.Ordinal) + 7;
        var length = Number(Length().Match(body), 1);
        using var unpack = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(body.Substring(start, length))), CompressionMode.Decompress);
        using var reader = new StreamReader(unpack, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) 0 obj\n(.*?)\nendobj\n", RegexOptions.Singleline)]
    private static partial Regex Object();

    [GeneratedRegex(@"/(\w+) (\d+) 0 R")]
    private static partial Regex Reference();

    [GeneratedRegex(@"/Length (\d+)")]
    private static partial Regex Length();

    [GeneratedRegex(@"/(F\d+) [\d.]+ Tf [\d.]+ [\d.]+ Td <([0-9A-F]*)> Tj")]
    private static partial Regex Shown();

    [GeneratedRegex(@"^<([0-9A-F]{4})> <([0-9A-F]+)>$", RegexOptions.Multiline)]
    private static partial Regex Pair();
}
