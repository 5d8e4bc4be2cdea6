using Bailiwick.Core;
using Bailiwick.Core.Datasets;

namespace Bailiwick.Server.Datasets.Importing;

public static class ImportRefusals
{
    public static Refusal NoName(int length) => new(
        "import.name", $"A dataset's name has 1 to {ImportRules.LongestName} characters; this has {length}. Maybe name it after the file.");

    public static Refusal NoColumns() => new("import.no-columns", "Every column is skipped, so nothing would be imported. Maybe keep at least the key.");

    public static Refusal TooManyColumns(int columns, int most) => new(
        "import.too-many-columns", $"{columns} columns are named; at most {most} are imported. Maybe skip some.");

    public static Refusal ColumnName(int index, string name) => new(
        "import.column-name",
        $"Column {index + 1} is to be named \"{Finding.Shorten(name)}\", which is blank, too long or taken. Maybe give each column a name of its own.");

    public static Refusal ColumnTwice(int index) => new(
        "import.column-twice", $"Column {index + 1} of the file is named twice in the request. Maybe one of them means another column.");

    public static Refusal NoSuchColumn(int index, int width) => new(
        "import.no-such-column", $"The request names column {index + 1}, but the file has {width}. Maybe it was written for another file.");

    public static Refusal RoleTwice(ColumnRole role, string first, string second) => new(
        "import.role-twice", $"Both \"{first}\" and \"{second}\" have the role {role}. Maybe leave it to one of them.");

    public static Refusal RoleKind(ColumnRole role, string column, ColumnKind kind) => new(
        "import.role-kind", $"\"{column}\" is of kind {kind} and cannot have the role {role}. Maybe change its kind.");

    public static Refusal Currency(string column, string? currency) => new(
        "import.currency",
        $"\"{column}\" is a currency column with the currency \"{currency}\", which is no ISO 4217 code known here. Maybe USD or EUR.");

    public static Refusal BadCells(FindingLog findings, bool isWhole) => new(
        "import.bad-cells",
        $"{findings.Errors:N0} cells{(isWhole ? string.Empty : " or more")} cannot be read; the first: "
        + $"{findings.Listed.First(finding => finding.Kind.Severity == FindingSeverity.Error).Message} "
        + "Nothing was imported. Maybe correct the file, or import with unreadable cells left empty.")
    {
        Details = new Dictionary<string, object?> { ["errors"] = findings.Errors },
    };

    public static Refusal RepeatedKeys(string column, int count, Finding first) => new(
        "import.duplicate-keys",
        $"{count:N0} records have a key in \"{column}\" that an earlier record has; the first: {first.Message} "
        + "Nothing was imported. Maybe keep the first of each, keep all, or choose another key.")
    {
        Details = new Dictionary<string, object?> { ["duplicates"] = count, ["column"] = column },
    };

    public static Refusal TooMuchText(string column, long bytes) => new(
        "import.too-much-text",
        $"\"{column}\" holds {bytes >> 20:N0} MiB of different texts; at most {ImportRules.MostWordBytes >> 20:N0} MiB are stored in one column. Maybe skip it.");

    public static Refusal UnknownUpload(Guid id) => new(
        "upload.unknown", $"There is no uploaded file {id}. Maybe it was swept after a month, or was never sent to its end.", RefusalKind.NotFound);
}
