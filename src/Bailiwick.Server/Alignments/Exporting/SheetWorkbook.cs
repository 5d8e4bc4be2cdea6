using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Bailiwick.Server.Alignments.Exporting;

/// <summary>A table as a workbook of one sheet with a frozen header: numbers as numbers, text as text and never as a formula.</summary>
internal static class SheetWorkbook
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="name">Of the sheet.</param>
    /// <param name="rows">The header first; a cell is text, a number, or empty.</param>
    public static byte[] Write(string name, IEnumerable<IEnumerable<object?>> rows)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var part = workbook.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(part))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteElement(new SheetViews(new SheetView(
                    new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
                { WorkbookViewId = 0 }));
                writer.WriteStartElement(new SheetData());
                foreach (var (place, row) in rows.Index())
                {
                    Row(writer, place + 1, row);
                }

                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = name, SheetId = 1, Id = workbook.GetIdOfPart(part) }));
            workbook.Workbook.Save();
        }

        return bytes.ToArray();
    }

    // Every cell says where it stands: readers may leave out empty ones.
    private static void Row(OpenXmlWriter writer, int row, IEnumerable<object?> cells)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)row });
        foreach (var (column, cell) in cells.Index())
        {
            var place = $"{(column >= 26 ? $"{(char)('A' + (column / 26) - 1)}" : "")}{(char)('A' + (column % 26))}{row}";
            switch (cell)
            {
                case null:
                    break;
                case decimal number:
                    writer.WriteElement(new Cell { CellReference = place, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)), DataType = CellValues.Number });
                    break;
                default:
                    writer.WriteElement(new Cell
                    {
                        CellReference = place,
                        InlineString = new InlineString(new Text((string)cell) { Space = SpaceProcessingModeValues.Preserve }),
                        DataType = CellValues.InlineString,
                    });
                    break;
            }
        }

        writer.WriteEndElement();
    }
}
