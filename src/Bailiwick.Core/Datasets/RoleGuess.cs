namespace Bailiwick.Core.Datasets;

/// <summary>Guesses from headers and cells what columns do for the records; no role is given twice.</summary>
internal static class RoleGuess
{
    public static bool IsPostalHeader(HeaderWords header) =>
        header.EndsIn("zip", "zipcode", "zip5", "postalcode", "postcode", "plz", "postleitzahl", "zcta", "codepostal");

    public static bool IsLatitudeHeader(HeaderWords header) => header.EndsInWord("lat", "latitude") || header.EndsIn("latitude");

    public static bool IsLongitudeHeader(HeaderWords header) =>
        header.EndsInWord("lon", "lng", "long", "longitude") || header.EndsIn("longitude");

    public static bool IsStateHeader(HeaderWords header) =>
        header.Is("state", "province", "strstate", "region", "bundesland", "st", "statecode", "statename", "stateprovince", "provincecode")
        || header.EndsInWord("state", "province") || (header.Has("state") && header.EndsInWord("code", "name", "abbreviation"));

    public static bool IsCountryHeader(HeaderWords header) =>
        header.EndsInWord("country", "nation") || header.Is("land", "countrycode", "countryname", "countryregion", "staat");

    public static ColumnRole?[] Of(HeaderWords[] headers, ColumnKind[] kinds, ColumnProfile[] profiles)
    {
        var roles = new ColumnRole?[headers.Length];
        foreach (var role in Enum.GetValues<ColumnRole>())
        {
            var best = -1;
            var bestScore = 0;
            for (var column = 0; column < headers.Length; column++)
            {
                var score = roles[column] is null ? Score(role, headers[column], kinds[column], profiles[column]) : 0;
                if (score > bestScore)
                {
                    (best, bestScore) = (column, score);
                }
            }

            if (best >= 0)
            {
                roles[best] = role;
            }
        }

        return roles;
    }

    /// <summary>0 for no; the higher the surer. Among equals the first column wins.</summary>
    private static int Score(ColumnRole role, HeaderWords header, ColumnKind kind, ColumnProfile profile) => role switch
    {
        ColumnRole.Key => KeyScore(header, kind, profile),
        ColumnRole.Name => kind != ColumnKind.Text ? 0 : NameScore(header),
        ColumnRole.Latitude => kind == ColumnKind.Latitude ? 1 : 0,
        ColumnRole.Longitude => kind == ColumnKind.Longitude ? 1 : 0,
        ColumnRole.PostalCode => kind == ColumnKind.PostalCode ? 1 : 0,
        ColumnRole.City => kind == ColumnKind.Text && header.EndsIn("city", "town", "municipality", "ort", "stadt", "locality") ? 1 : 0,
        ColumnRole.County => kind == ColumnKind.Text && header.EndsIn("county", "countyname", "parish") ? 1 : 0,
        ColumnRole.State => kind == ColumnKind.State ? 1 : 0,
        ColumnRole.Country => kind == ColumnKind.Country ? 1 : 0,
        _ => 0,
    };

    private static int KeyScore(HeaderWords header, ColumnKind kind, ColumnProfile profile)
    {
        var isUnique = profile.Blank == 0 && profile.Filled > 1 && profile.Distinct == profile.Filled;
        var mayBeKey = kind == ColumnKind.Text || (kind == ColumnKind.Number && profile.Integers == profile.Filled);
        if (!isUnique || !mayBeKey)
        {
            return 0;
        }

        return header.Is("id", "key", "accountid", "recordid") ? 4
            : header.EndsInWord("id", "key", "uuid", "guid") ? 3
            : header.EndsIn("number", "code", "num", "fips") || header.EndsInWord("no", "nr") ? 2
            : 0;
    }

    private static int NameScore(HeaderWords header) =>
        header.Is("name") ? 4
        : header.Is("accountname", "account", "company", "companyname", "customer", "customername", "facilityname", "hospitalname", "storename") ? 3
        : header.Has("city") || header.Has("county") || header.Has("state") || header.Has("country") || header.Has("first") || header.Has("last") ? 0
        : header.EndsInWord("name") ? 2
        : header.Is("title", "place", "label") ? 1
        : 0;
}
