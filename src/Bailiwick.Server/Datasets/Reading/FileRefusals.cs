using Bailiwick.Core;
using Bailiwick.Core.Datasets;

namespace Bailiwick.Server.Datasets.Reading;

public static class FileRefusals
{
    public static Refusal Empty() => Of("file.empty", "The file holds nothing. Maybe the export has not finished.");

    public static Refusal NoRows() => Of("file.no-rows", "The file has no row with a value in it. Maybe another sheet holds the records.");

    public static Refusal Binary(string what) => Of(
        "file.binary", $"The file is {what}, not a table. Maybe save it as CSV or as an Excel workbook (.xlsx).");

    public static Refusal LegacyWorkbook() => Of(
        "file.legacy-workbook",
        "The file is an old Excel workbook (.xls) or one protected by a password. Maybe save it as .xlsx without a password.");

    public static Refusal Damaged(string what) => Of(
        "file.damaged", $"The workbook cannot be read: {what}. Maybe open it in a spreadsheet and save it again as .xlsx.");

    public static Refusal Bomb(string what) => Of(
        "file.unpacks-too-large", $"The workbook {what}. Maybe save only the sheet with the records, or save it as CSV.");

    public static Refusal UnknownSheet(string sheet, IReadOnlyList<string> sheets) => Of(
        "file.unknown-sheet", $"The workbook has no sheet \"{sheet}\" but {string.Join(", ", sheets.Select(name => $"\"{name}\""))}. Maybe choose one of these.");

    public static Refusal NoSheet() => Of("file.no-sheet", "The workbook has no sheet with cells. Maybe it holds charts only.");

    public static Refusal UnknownEncoding(string encoding) => Of(
        "file.unknown-encoding", $"\"{encoding}\" is no encoding read here. Maybe choose utf-8, utf-16, utf-16BE or windows-1252.");

    public static Refusal WrongDelimiter(string delimiter) => Of(
        "file.wrong-delimiter", $"\"{delimiter}\" cannot separate cells. Maybe choose a comma, semicolon, tab or vertical bar.");

    public static Refusal NotInEncoding(string encoding, long offset) => Of(
        "file.not-in-encoding",
        $"The bytes near position {offset} are not {encoding} text. Maybe choose another encoding, such as windows-1252.");

    public static Refusal TooManyColumns(int line, int columns) => Of(
        "file.too-many-columns", $"Line {line} has {columns} cells; at most {ReadLimits.Columns} columns are read. Maybe another character separates the cells.")
        with
    { Details = new Dictionary<string, object?> { ["line"] = line, ["columns"] = columns } };

    public static Refusal TooManyRows() => Of(
        "file.too-many-rows", $"The file has more than {ReadLimits.Rows:N0} rows. Maybe split it into several files.");

    public static Refusal LineTooLong(int line) => Of(
        "file.line-too-long",
        $"The record on line {line} is longer than {ReadLimits.RowBytes >> 20} MiB. Maybe a quotation mark on that line is never closed.")
        with
    { Details = new Dictionary<string, object?> { ["line"] = line } };

    public static Refusal CellTooLong(int line, int column) => Of(
        "file.cell-too-long",
        $"Cell {column} on line {line} is longer than {ReadLimits.CellCharacters:N0} characters. Maybe a quotation mark is never closed.")
        with
    { Details = new Dictionary<string, object?> { ["line"] = line, ["column"] = column } };

    public static Refusal Ragged(int line, int cells, int expected, ReadOnlySpan<char> first) => Of(
        "file.ragged-row",
        $"Line {line}, beginning \"{Finding.Shorten(first)}\", has {cells} cells where the first line has {expected}. "
        + "Maybe a cell holding the delimiter is not in quotation marks, or another character separates the cells.")
        with
    { Details = new Dictionary<string, object?> { ["line"] = line, ["cells"] = cells, ["expected"] = expected } };

    public static Refusal BadQuotes(long line) => Of(
        "file.bad-quotes",
        $"The record on line {line} has a quotation mark that is never closed or is followed by text. Maybe a quotation mark inside a cell is not doubled.")
        with
    { Details = new Dictionary<string, object?> { ["line"] = line } };

    private static Refusal Of(string code, string message) => new(code, message);
}
