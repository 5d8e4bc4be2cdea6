using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Bailiwick.Server.Datasets.Reading;

/// <summary>The parts of a workbook as streams of XML. No document type, no outside entity, no part beyond the limits.</summary>
internal static class WorkbookParts
{
    private static readonly XmlReaderSettings _settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
        CloseInput = true,
    };

    public static XmlReader Open(OpenXmlPart part) =>
        XmlReader.Create(new UnpackedStream(part.GetStream(FileMode.Open, FileAccess.Read)), _settings);

    /// <summary>Name and relationship of every sheet in order, and whether days are counted from 1904.</summary>
    public static (List<(string Name, string Relationship)> Sheets, bool Is1904) ReadBook(WorkbookPart book)
    {
        var sheets = new List<(string, string)>();
        var is1904 = false;
        using var xml = Open(book);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "sheet" && RelationshipOf(xml) is { } relationship)
            {
                sheets.Add((xml.GetAttribute("name") ?? "Sheet", relationship));
            }
            else if (xml.LocalName == "workbookPr")
            {
                is1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
        }

        return (sheets, is1904);
    }

    /// <summary>The texts that cells name by number.</summary>
    public static List<string> ReadSharedTexts(SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
        {
            return texts;
        }

        using var xml = Open(part);
        long characters = 0;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                var text = ReadText(xml);
                characters += text.Length + 16;
                texts.Add(text);
                if (characters > ReadLimits.SharedTextCharacters)
                {
                    throw new FileRefusedException(FileRefusals.Bomb($"holds more than {ReadLimits.SharedTextCharacters:N0} characters of text"));
                }
            }
        }

        return texts;
    }

    /// <summary>The text of an element with runs; how it is spoken (rPh) is left out. Ends on the element's end.</summary>
    public static string ReadText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return string.Empty;
        }

        var depth = xml.Depth;
        string text = string.Empty;
        var spoken = 0;
        var isText = false;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "rPh" && !xml.IsEmptyElement:
                    spoken++;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "rPh":
                    spoken--;
                    break;
                case XmlNodeType.Element:
                    isText = xml.LocalName == "t" && !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement:
                    isText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when isText && spoken == 0:
                    text = text.Length == 0 ? xml.Value : text + xml.Value;
                    break;
            }
        }

        return text;
    }

    private static string? RelationshipOf(XmlReader xml)
    {
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.Prefix.Length > 0)
            {
                var value = xml.Value;
                xml.MoveToElement();
                return value;
            }
        }

        xml.MoveToElement();
        return null;
    }
}
