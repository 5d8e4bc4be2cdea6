using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>Every "no" of files of live records, in one place.</summary>
internal static class BulkRefusals
{
    public static Refusal NoFields(string type) => new(
        "bulk.no-fields", $"No field of {type} was chosen. Maybe leave the choice out: then all are written.");

    public static Refusal ImportNotFound(Guid id) => new(
        "bulk.import-not-found", $"There is no import {id}, or it has not ended. Maybe its file was swept after thirty days.", RefusalKind.NotFound);

    public static Refusal MatchNotTaken() => new(
        "bulk.match-not-taken", "An insert makes every record anew, so nothing is matched. Maybe choose upsert, or leave the match out.");

    public static Refusal BadMatch(string type, ObjectField field) => new(
        "bulk.bad-match", $"{type}.{field.Name} is a {field.Type.WireName()} and cannot tell records apart. Maybe match by Id, or by a field with a key.")
    { Details = Field(field.Name) };

    public static Refusal MatchColumnMissing(string field) => new(
        "bulk.match-column-missing", $"Records are to be matched by {field}, and the file has no such column. Maybe match by a column that it has.")
    { Details = Field(field) };

    public static Refusal MatchEmpty(string field) => new(
        "bulk.match-empty", $"{field} is empty, so the record cannot be found. Maybe give its value.")
    { Details = Field(field) };

    public static Refusal Unmatched(string type, string field, string value) => new(
        "bulk.unmatched", $"There is no {type} with {field} \"{value}\". Maybe it is written differently, or comes in with another file.")
    { Details = Field(field) };

    public static Refusal Ambiguous(string type, string field, string value, int count) => new(
        "bulk.ambiguous", $"{count:#,0} records of {type} have {field} \"{value}\". Maybe name the record by its Id, or add a column that tells them apart.")
    { Details = Field(field) };

    public static Refusal RowTwice(string field, string value, int row) => new(
        "bulk.row-twice", $"Row {row:#,0} has {field} \"{value}\" already; a file names each record once. Maybe remove one of the rows.")
    { Details = Field(field) };

    public static Refusal UnknownPath(string type, string column) => new(
        "bulk.unknown-path", $"\"{column}\" leads nowhere from {type}. Maybe write the way to a reference and a field behind it, as Territory2.DeveloperName.")
    { Details = Field(column) };

    public static Refusal BadPathField(string column, ObjectField field) => new(
        "bulk.bad-path-field", $"\"{column}\" ends in a {field.Type.WireName()}, which cannot tell records apart. Maybe end in a name, a key or the Id.")
    { Details = Field(column) };

    public static Refusal ColumnTwice(string column) => new(
        "bulk.column-twice", $"The file has the column \"{column}\" twice. Maybe remove one of them.")
    { Details = Field(column) };

    public static Refusal NoName(int place) => new(
        "bulk.column-without-name", $"Column {place} has no name. Maybe the first line is not the one with the names of fields.");

    public static Refusal BadLine(int line, string why) => new(
        "bulk.bad-line", $"Line {line:#,0} is no JSON object: {why} Maybe the file is CSV, or a line was cut.");

    public static Refusal LineTooLong(int line, int most) => new(
        "bulk.line-too-long", $"Line {line:#,0} is longer than {most >> 20} MiB. Maybe line breaks between the objects are missing.");

    public static Refusal RowsRefused(int refused, int rows, ImportedError first) => new(
        "bulk.rows-refused",
        $"{refused:#,0} of {rows:#,0} rows are refused, so nothing was written. The first is row {first.Row:#,0}: {first.Message} Maybe mend the rows, or take the good ones only.")
    { Details = new Dictionary<string, object?> { ["refused"] = refused, ["rows"] = rows, ["row"] = first.Row, ["firstCode"] = first.Code } };

    /// <summary>The first refused row, for a message.</summary>
    public sealed record ImportedError(int Row, string Code, string Message);

    private static Dictionary<string, object?> Field(string name) => new() { ["field"] = name };
}
