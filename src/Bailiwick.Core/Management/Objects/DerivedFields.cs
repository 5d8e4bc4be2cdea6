namespace Bailiwick.Core.Management.Objects;

/// <summary>Fields that follow from others of the same record. Source: Object Reference v67.</summary>
public static class DerivedFields
{
    private const string Won = "Closed Won";
    private const string Lost = "Closed Lost";

    /// <summary>What follows from a record's values, by field name; nothing for objects without such fields.</summary>
    /// <param name="type">The object.</param>
    /// <param name="values">The whole record by field name.</param>
    public static IReadOnlyDictionary<string, object?> Of(ObjectType type, IReadOnlyDictionary<string, object?> values)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(values);
        var derived = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        switch (type.Name)
        {
            case "User" or "Contact" or "Lead":
                derived["Name"] = string.Join(' ', new[] { Text("FirstName"), Text("LastName") }.Where(part => part is not null));
                break;
            case "Opportunity":
                var stage = Text("StageName");
                derived["IsWon"] = Is(stage, Won);
                derived["IsClosed"] = Is(stage, Won) || Is(stage, Lost);
                derived["ForecastCategoryName"] = Is(stage, Won) ? "Closed" : Is(stage, Lost) ? "Omitted" : Text("ForecastCategoryName") is { } chosen && chosen is not ("Closed" or "Omitted") ? chosen : "Pipeline";
                break;
            case "Case":
                derived["IsClosed"] = Is(Text("Status"), "Closed");
                break;
            case "ObjectTerritory2Association":
                derived["SobjectType"] = Text("ObjectId")?.StartsWith("00Q", StringComparison.Ordinal) == true ? "Lead" : "Account";
                break;
            default:
                break;
        }

        return derived;

        string? Text(string field) => values.GetValueOrDefault(field) as string;
    }

    private static bool Is(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
