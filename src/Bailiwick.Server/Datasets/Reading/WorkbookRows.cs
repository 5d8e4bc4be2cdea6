using System.Globalization;
using System.Xml;
using Bailiwick.Core;
using DocumentFormat.OpenXml.Packaging;

namespace Bailiwick.Server.Datasets.Reading;

/// <summary>
/// Rows of one sheet of an Excel workbook. The package is opened with the Open XML SDK; its sheet is read as a stream of XML, because the
/// SDK's own reader makes an object of every cell. Blank rows are passed over; the first row with a value sets the width.
/// </summary>
public sealed class WorkbookRows : IRowSource
{
    private readonly Stream _stream;
    private readonly SpreadsheetDocument _document;
    private readonly XmlReader _xml;
    private readonly SheetCells _cells;
    private readonly List<string> _row = [];
    private readonly Dictionary<int, string> _errors = [];

    private WorkbookRows(Stream stream, SpreadsheetDocument document, XmlReader xml, SheetCells cells, FileShape shape)
    {
        (_stream, _document, _xml, _cells, Shape) = (stream, document, xml, cells, shape);
    }

    public FileShape Shape { get; }

    public int Width { get; private set; }

    public int Line { get; private set; }

    public double Fraction => Math.Min(1, (double)_stream.Position / _stream.Length);

    public ReadOnlySpan<char> this[int column] => column < _row.Count ? _row[column] : [];

    public string? ErrorAt(int column) => _errors.GetValueOrDefault(column);

    /// <summary>Opens a workbook.</summary>
    /// <param name="stream">Seekable, at its beginning; stays open.</param>
    /// <param name="options">Which sheet; the first with cells when none is named.</param>
    public static Outcome<IRowSource> Open(Stream stream, ReadOptions options)
    {
        SpreadsheetDocument? document = null;
        try
        {
            if (ArchiveCheck.Of(stream) is { } refusal)
            {
                return refusal;
            }

            stream.Position = 0;
            document = SpreadsheetDocument.Open(stream, isEditable: false);
            var opened = OpenSheet(stream, document, options);
            if (!opened.IsDone)
            {
                document.Dispose();
            }

            return opened;
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            document?.Dispose();
            return RefusalOf(fault);
        }
    }

    public Outcome<bool> Read()
    {
        try
        {
            while (GoToRow())
            {
                if (ReadRow() is { } refusal)
                {
                    return refusal;
                }

                if (_errors.Count > 0 || _row.Exists(cell => !string.IsNullOrWhiteSpace(cell)))
                {
                    return FitWidth();
                }
            }

            return false;
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            return RefusalOf(fault);
        }
    }

    public void Dispose()
    {
        _xml.Dispose();
        _document.Dispose();
    }

    private static Outcome<IRowSource> OpenSheet(Stream stream, SpreadsheetDocument document, ReadOptions options)
    {
        if (document.WorkbookPart is not { } book)
        {
            return FileRefusals.Damaged("it is a zip archive without a workbook");
        }

        var (sheets, is1904) = WorkbookParts.ReadBook(book);
        var readable = sheets
            .Where(sheet => book.Parts.Any(part => part.RelationshipId == sheet.Relationship && part.OpenXmlPart is WorksheetPart))
            .ToList();
        var names = readable.ConvertAll(sheet => sheet.Name);
        if (readable.Count == 0)
        {
            return FileRefusals.NoSheet();
        }

        var chosen = options.Sheet is null ? 0 : names.IndexOf(options.Sheet);
        if (chosen < 0)
        {
            return FileRefusals.UnknownSheet(options.Sheet!, names);
        }

        var cells = new SheetCells(WorkbookParts.ReadSharedTexts(book.SharedStringTablePart), CellStyles.Read(book.WorkbookStylesPart), is1904);
        var xml = WorkbookParts.Open(book.GetPartById(readable[chosen].Relationship));
        return new WorkbookRows(stream, document, xml, cells, new FileShape(FileFormat.Xlsx, null, null, names, names[chosen], []));
    }

    private bool GoToRow()
    {
        while (_xml.Read())
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "row")
            {
                return true;
            }
        }

        return false;
    }

    private Refusal? ReadRow()
    {
        _row.Clear();
        _errors.Clear();
        Line = int.TryParse(_xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > Line ? number : Line + 1;
        if (_xml.IsEmptyElement)
        {
            return null;
        }

        var depth = _xml.Depth;
        while (_xml.Read() && !(_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth))
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "c" && ReadCell() is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private Refusal? ReadCell()
    {
        var column = ColumnOf(_xml.GetAttribute("r"), _row.Count);
        var text = _cells.Read(_xml, out var error);
        if (text.Length == 0 && error is null)
        {
            return null;
        }

        if (column >= ReadLimits.Columns)
        {
            return FileRefusals.TooManyColumns(Line, column + 1);
        }

        if (text.Length > ReadLimits.CellCharacters)
        {
            return FileRefusals.CellTooLong(Line, column + 1);
        }

        while (_row.Count <= column)
        {
            _row.Add(string.Empty);
        }

        _row[column] = text;
        if (error is not null)
        {
            _errors[column] = error;
        }

        return null;
    }

    private Outcome<bool> FitWidth()
    {
        Width = Width == 0 ? _row.Count : Width;
        for (var column = Width; column < _row.Count; column++)
        {
            if (!string.IsNullOrWhiteSpace(_row[column]))
            {
                return FileRefusals.Ragged(Line, _row.Count, Width, this[0]);
            }
        }

        return true;
    }

    /// <summary>BC12 is column 54. A reference that makes no sense counts as the next cell.</summary>
    private static int ColumnOf(string? reference, int next)
    {
        var column = 0;
        foreach (var c in reference ?? string.Empty)
        {
            if (c is < 'A' or > 'Z')
            {
                break;
            }

            column = (column * 26) + (c - 'A') + 1;
            if (column > 20_000)
            {
                break;
            }
        }

        return column == 0 ? next : column - 1;
    }

    /// <summary>
    /// The SDK and the packaging library throw a dozen types on files that are not what they say they are. All mean the same to the user;
    /// a database that cannot be reached, a canceled request and a lack of memory mean something else.
    /// </summary>
    private static bool IsDamage(Exception fault) =>
        fault is not (OperationCanceledException or OutOfMemoryException or System.Data.Common.DbException);

    private static Refusal RefusalOf(Exception fault) =>
        fault is FileRefusedException refused ? refused.Refusal
        : fault.InnerException is FileRefusedException inner ? inner.Refusal
        : FileRefusals.Damaged(fault.Message.ReplaceLineEndings(" ").TrimEnd('.', ' '));
}
