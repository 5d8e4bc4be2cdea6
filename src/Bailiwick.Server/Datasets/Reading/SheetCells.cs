using System.Globalization;
using System.Xml;

namespace Bailiwick.Server.Datasets.Reading;

/// <summary>Turns the cells of a sheet into text as a person would write it: days as 2021-04-30, numbers with at most 15 digits.</summary>
internal sealed class SheetCells(List<string> sharedTexts, CellStyles styles, bool is1904)
{
    private const double LastSerial = 2_958_466;

    /// <summary>Reads the cell the reader stands on, to its end.</summary>
    /// <param name="xml">On a <c>c</c> element.</param>
    /// <param name="error">The error the cell holds, such as #N/A, or null.</param>
    public string Read(XmlReader xml, out string? error)
    {
        error = null;
        var type = xml.GetAttribute("t");
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (xml.IsEmptyElement)
        {
            return string.Empty;
        }

        var text = ReadValue(xml);
        switch (type)
        {
            case "s":
                var isKnown = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < sharedTexts.Count;
                error = isKnown ? null : $"shared text {text}";
                return isKnown ? sharedTexts[index] : string.Empty;
            case "b":
                return text == "1" ? "true" : text == "0" ? "false" : text;
            case "e":
                error = text;
                return string.Empty;
            case "str" or "inlineStr":
                return text;
            case "d":
                return text;
            default:
                return NumberText(text, style);
        }
    }

    private static string ReadValue(XmlReader xml)
    {
        var depth = xml.Depth;
        var text = string.Empty;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "v" or "is")
            {
                text = xml.LocalName == "is" ? WorkbookParts.ReadText(xml) : ReadPlain(xml);
            }
        }

        return text;
    }

    private static string ReadPlain(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return string.Empty;
        }

        var depth = xml.Depth;
        var text = string.Empty;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            text = xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? text + xml.Value : text;
        }

        return text;
    }

    private string NumberText(string text, int style)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return text;
        }

        if (styles.IsDate(style) && value is >= 0 and < LastSerial)
        {
            return DateText(value);
        }

        if (styles.PaddedDigits(style) is > 0 and var digits && value >= 0 && value == Math.Floor(value) && value < 1e15)
        {
            return ((long)value).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        }

        return text.Length <= 15 ? text : value.ToString("G15", CultureInfo.InvariantCulture);
    }

    /// <summary>Serial days count from 1900-01-01 as 1, with a 29 February 1900 that never was; or from 1904-01-01 as 0.</summary>
    private string DateText(double serial)
    {
        var start = is1904 ? new DateTime(1904, 1, 1) : serial < 60 ? new DateTime(1899, 12, 31) : new DateTime(1899, 12, 30);
        var seconds = Math.Round(serial * 86400);
        var moment = start.AddSeconds(Math.Min(seconds, (DateTime.MaxValue - start).TotalSeconds - 1));
        return serial < 1 && !is1904 ? moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : moment.TimeOfDay == TimeSpan.Zero ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
