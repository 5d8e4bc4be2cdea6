using Bailiwick.Geography.Boundaries;

namespace Bailiwick.Geography.Places;

/// <summary>States of the United States and provinces of Canada by name or postal abbreviation. No abbreviation means both.</summary>
internal static class RegionNames
{
    private static readonly (string Code, string Name)[] _provinces =
    [
        ("AB", "Alberta"), ("BC", "British Columbia"), ("MB", "Manitoba"), ("NB", "New Brunswick"), ("NL", "Newfoundland and Labrador"),
        ("NL", "Newfoundland"), ("NS", "Nova Scotia"), ("NT", "Northwest Territories"), ("NT", "Northwest Territory"), ("NU", "Nunavut"),
        ("NU", "Nunavut Territory"), ("ON", "Ontario"), ("PE", "Prince Edward Island"), ("QC", "Quebec"), ("QC", "PQ"), ("SK", "Saskatchewan"),
        ("YT", "Yukon"), ("YT", "Yukon Territory"), ("NL", "NF"),
    ];

    private static readonly (string Code, string Name)[] _others =
        [("DC", "Washington DC"), ("VI", "Virgin Islands"), ("VI", "US Virgin Islands"), ("MP", "Commonwealth of the Northern Mariana Islands"), ("MH", "Marshall Islands"),
         ("AE", "Armed Forces Europe"), ("AP", "Armed Forces Pacific"), ("AA", "Armed Forces Americas")];

    private static readonly Dictionary<string, string> _codeByName = Read();

    /// <summary>The abbreviation, or null when the name is unknown.</summary>
    public static string? CodeOf(string name) => _codeByName.GetValueOrDefault(PlaceName.Normalize(name));

    /// <summary>True for the "states" of military post offices.</summary>
    public static bool IsMilitary(string? code) => code is "AE" or "AP" or "AA";

    private static Dictionary<string, string> Read()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, name) in StateCodes.Names.Select(state => (Code: state.Postal, state.Name)).Concat(_provinces).Concat(_others))
        {
            codes[code] = code;
            codes[PlaceName.Normalize(name)] = code;
        }

        return codes;
    }
}
