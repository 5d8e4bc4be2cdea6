using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Bailiwick.Server.Datasets.Reading;

/// <summary>Which number formats of a workbook show days, and which show leading zeros (00000 for postal codes).</summary>
internal sealed class CellStyles
{
    private readonly List<string?> _formatOfStyle = [];

    /// <summary>True when cells of that style show a day or a time.</summary>
    public bool IsDate(int style) => FormatOf(style) is { } format && IsDateFormat(format);

    /// <summary>How many digits the style pads with zeros, or 0.</summary>
    public int PaddedDigits(int style) =>
        FormatOf(style) is { Length: > 1 and <= 20 } format && format.AsSpan().IndexOfAnyExcept('0') < 0 ? format.Length : 0;

    public static CellStyles Read(WorkbookStylesPart? part)
    {
        var styles = new CellStyles();
        if (part is null)
        {
            return styles;
        }

        var formats = new Dictionary<int, string>();
        var isInCellFormats = false;
        using var xml = WorkbookParts.Open(part);
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                isInCellFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt" && NumberOf(xml) is { } id)
            {
                formats[id] = xml.GetAttribute("formatCode") ?? string.Empty;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && isInCellFormats)
            {
                styles._formatOfStyle.Add(BuiltIn(NumberOf(xml) ?? 0) ?? formats.GetValueOrDefault(NumberOf(xml) ?? 0));
            }
        }

        return styles;
    }

    private string? FormatOf(int style) => style >= 0 && style < _formatOfStyle.Count ? _formatOfStyle[style] : null;

    private static int? NumberOf(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The formats every spreadsheet knows by number (ECMA-376, 18.8.30) that show days or times.</summary>
    private static string? BuiltIn(int id) => id switch
    {
        (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) => "yyyy-mm-dd",
        (>= 18 and <= 21) or (>= 45 and <= 47) => "hh:mm:ss",
        _ => null,
    };

    private static bool IsDateFormat(string format)
    {
        var isQuoted = false;
        var isBracketed = false;
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            if (c == '\\' || c == '_' || c == '*')
            {
                i++;
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && c is '[' or ']')
            {
                isBracketed = c == '[';
            }
            else if (!isQuoted && !isBracketed && char.ToLowerInvariant(c) is 'y' or 'd' or 'm' or 'h' or 's')
            {
                return !format.Contains("General", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }
}
