using Bailiwick.Core;

namespace Bailiwick.Server.Datasets;

public static class DatasetRefusals
{
    public static Refusal Unknown(Guid id) => new(
        "dataset.unknown", $"There is no dataset {id} in this workspace. Maybe it was deleted.", RefusalKind.NotFound);

    public static Refusal UnknownColumn(string key) => new(
        "dataset.unknown-column", $"The dataset has no column \"{key}\". Maybe take a key from the dataset's list of columns.", RefusalKind.NotFound);

    public static Refusal NoWords(string key) => new(
        "dataset.no-words", $"Column \"{key}\" does not consist of words. Maybe read its values instead.", RefusalKind.NotFound);

    public static Refusal InUse(string name, IReadOnlyList<string> users) => new(
        "dataset.in-use",
        $"\"{name}\" is used by {string.Join(", ", users.Select(user => $"\"{user}\""))}. Maybe delete {(users.Count == 1 ? "that alignment" : "those alignments")} first.",
        RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?> { ["usedBy"] = users },
    };

    public static Refusal Window(int offset, int limit) => new(
        "dataset.window", $"Records {offset} to {(long)offset + limit} cannot be shown: offset is at least 0 and limit 1 to {ReadRecords.MostRecords}. Maybe read less at a time.");

    public static Refusal UploadTooLarge(long most) => new(
        "upload.too-large", $"The file is larger than {most >> 20:N0} MiB. Maybe split it, or leave out columns nobody needs.", RefusalKind.TooLarge);

    public static Refusal UploadEmpty() => new("upload.empty", "No byte was sent. Maybe send the file as the body of the request, as it is.");
}
