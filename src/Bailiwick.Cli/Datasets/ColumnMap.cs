using System.Text.Json.Nodes;

namespace Bailiwick.Cli.Datasets;

/// <summary>The columns of an import: what the preview guessed, with the user's words on top.</summary>
internal sealed class ColumnMap
{
    private static readonly string[] _kinds = ["text", "number", "currency", "boolean", "date", "latitude", "longitude", "postalCode", "state", "country"];
    private static readonly string[] _roles = ["key", "name", "latitude", "longitude", "postalCode", "city", "county", "state", "country"];

    private readonly List<JsonObject> _columns;

    public ColumnMap(JsonArray previewColumns)
    {
        _columns = previewColumns.Select(one => new JsonObject
        {
            ["index"] = one!["index"]!.DeepClone(),
            ["name"] = one["name"]!.DeepClone(),
            ["kind"] = one["kind"]!.DeepClone(),
            ["currency"] = one["currency"]?.DeepClone(),
            ["role"] = one["role"]?.DeepClone(),
        }).ToList();
    }

    public JsonArray ToJson() => new([.. _columns.Select(one => one.DeepClone())]);

    /// <param name="word"><c>COLUMN=MEANING</c>; the last '=' parts them, so that a column's name may hold one.</param>
    public void Apply(string word)
    {
        var at = word.LastIndexOf('=');
        if (at <= 0 || at == word.Length - 1)
        {
            throw new RefusedException("cli.map", $"--map '{word}' does not say which column means what. Maybe write it as --map \"Zipcode=postalCode\".", ExitCode.WrongUsage);
        }

        Mean(word[..at].Trim(), word[(at + 1)..].Trim());
    }

    /// <summary>Says what a column means: a kind, a role, 'currency:USD' or 'skip'. A role has one column, so it leaves its old one.</summary>
    public void Mean(string columnName, string meaning)
    {
        var column = Column(columnName);
        var parts = meaning.Split(':', 2);
        var kind = _kinds.FirstOrDefault(one => string.Equals(one, parts[0], StringComparison.OrdinalIgnoreCase));
        var role = _roles.FirstOrDefault(one => string.Equals(one, parts[0], StringComparison.OrdinalIgnoreCase));
        if (string.Equals(meaning, "skip", StringComparison.OrdinalIgnoreCase))
        {
            column["skip"] = true;
            column["role"] = null;
            return;
        }

        if ((kind is null && role is null) || (parts.Length == 2 && kind != "currency"))
        {
            throw new RefusedException(
                "cli.map",
                $"'{meaning}' is nothing that column '{columnName}' can mean. Maybe one of {string.Join(", ", _kinds.Union(_roles))}, currency:USD or skip.",
                ExitCode.WrongUsage);
        }

        if (role is not null)
        {
            foreach (var other in _columns.Where(one => (string?)one["role"] == role))
            {
                other["role"] = null;
            }
        }

        // A key or a name is read as text, so that leading zeros stay.
        column["kind"] = kind ?? "text";
        column["role"] = role;
        column["currency"] = parts.Length == 2 ? parts[1].ToUpperInvariant() : null;
    }

    private JsonObject Column(string name)
    {
        var found = _columns.Where(one => string.Equals((string?)one["name"], name, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new RefusedException("cli.no-column", $"The file has no column '{name}'. Maybe one of these: {string.Join(", ", _columns.Select(one => $"'{(string?)one["name"]}'"))}."),
            _ => throw new RefusedException("cli.ambiguous", $"The file has {found.Count} columns named '{name}'. Maybe rename one of them in the file."),
        };
    }
}
