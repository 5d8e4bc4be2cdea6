using System.Text;
using System.Text.Unicode;
using Bailiwick.Core;

namespace Bailiwick.Server.Datasets.Reading;

/// <summary>Finds the encoding of a text file from its first bytes.</summary>
/// <param name="Encoding">Throws on bytes that are not of it.</param>
/// <param name="Name">As shown and asked for.</param>
/// <param name="PreambleBytes">Length of the byte order mark.</param>
/// <param name="Note">What had to be guessed, or null.</param>
public sealed record TextDetection(Encoding Encoding, string Name, int PreambleBytes, string? Note)
{
    private const string Latin = "windows-1252";

    static TextDetection() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public bool IsUtf8 => Name == "utf-8";

    public static Outcome<TextDetection> Of(ReadOnlySpan<byte> sample, bool isWhole, string? asked)
    {
        if (Magic(sample) is { } refusal)
        {
            return refusal;
        }

        if (asked is not null)
        {
            return Asked(sample, asked);
        }

        if (ByMark(sample) is { } marked)
        {
            return marked;
        }

        if (sample.Contains((byte)0))
        {
            return ByZeros(sample);
        }

        return Utf8.IsValid(isWhole ? sample : WithoutCutCharacter(sample))
            ? Make("utf-8", 0, null)
            : Make(Latin, 0, "The file is not UTF-8; it is read as Windows-1252 (Western European). Maybe check letters such as é or ß in the preview.");
    }

    private static Refusal? Magic(ReadOnlySpan<byte> sample) =>
        sample.IsEmpty ? FileRefusals.Empty()
        : sample.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? FileRefusals.LegacyWorkbook()
        : sample.StartsWith("%PDF"u8) ? FileRefusals.Binary("a PDF document")
        : sample.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? FileRefusals.Binary("packed with gzip")
        : null;

    private static Outcome<TextDetection> Asked(ReadOnlySpan<byte> sample, string asked)
    {
        var name = asked.Trim().ToLowerInvariant() switch
        {
            "utf-8" or "utf8" => "utf-8",
            "utf-16" or "utf-16le" => "utf-16",
            "utf-16be" => "utf-16BE",
            Latin or "cp1252" or "iso-8859-1" or "latin1" => Latin,
            _ => null,
        };
        if (name is null)
        {
            return FileRefusals.UnknownEncoding(asked);
        }

        return Make(name, ByMark(sample) is { } marked && marked.Name == name ? marked.PreambleBytes : 0, null);
    }

    private static TextDetection? ByMark(ReadOnlySpan<byte> sample) =>
        sample.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Make("utf-8", 3, null)
        : sample.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Make("utf-16", 2, null)
        : sample.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Make("utf-16BE", 2, null)
        : null;

    /// <summary>Mostly Latin text in UTF-16 has a zero in nearly every second byte; anything else with zeros is no text.</summary>
    private static Outcome<TextDetection> ByZeros(ReadOnlySpan<byte> sample)
    {
        var even = 0;
        var odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            even += sample[i] == 0 && i % 2 == 0 ? 1 : 0;
            odd += sample[i] == 0 && i % 2 == 1 ? 1 : 0;
        }

        const string note = "The file has no byte order mark; its zero bytes show that it is UTF-16.";
        var most = sample.Length / 2 * 7 / 10;
        return odd > most && even == 0 ? Make("utf-16", 0, note)
            : even > most && odd == 0 ? Make("utf-16BE", 0, note)
            : FileRefusals.Binary("binary (it holds zero bytes)");
    }

    private static TextDetection Make(string name, int preamble, string? note) => new(EncodingOf(name), name, preamble, note);

    private static Encoding EncodingOf(string name) => name switch
    {
        "utf-16" => new UnicodeEncoding(false, false, true),
        "utf-16BE" => new UnicodeEncoding(true, false, true),
        Latin => Encoding.GetEncoding(1252),
        _ => new UTF8Encoding(false, true),
    };

    private static ReadOnlySpan<byte> WithoutCutCharacter(ReadOnlySpan<byte> sample)
    {
        var end = sample.Length;
        while (end > 0 && sample.Length - end < 3 && (sample[end - 1] & 0xC0) == 0x80)
        {
            end--;
        }

        return end > 0 && sample[end - 1] >= 0xC0 ? sample[..(end - 1)] : sample;
    }
}
