namespace Bailiwick.Geography.Boundaries;

/// <summary>States, districts and territories of the United States by FIPS and postal code (ANSI INCITS 38; USPS Publication 28).</summary>
public static class StateCodes
{
    private static readonly (string Fips, string Postal, string Name)[] _all =
    [
        ("01", "AL", "Alabama"), ("02", "AK", "Alaska"), ("04", "AZ", "Arizona"), ("05", "AR", "Arkansas"), ("06", "CA", "California"),
        ("08", "CO", "Colorado"), ("09", "CT", "Connecticut"), ("10", "DE", "Delaware"), ("11", "DC", "District of Columbia"), ("12", "FL", "Florida"),
        ("13", "GA", "Georgia"), ("15", "HI", "Hawaii"), ("16", "ID", "Idaho"), ("17", "IL", "Illinois"), ("18", "IN", "Indiana"), ("19", "IA", "Iowa"),
        ("20", "KS", "Kansas"), ("21", "KY", "Kentucky"), ("22", "LA", "Louisiana"), ("23", "ME", "Maine"), ("24", "MD", "Maryland"),
        ("25", "MA", "Massachusetts"), ("26", "MI", "Michigan"), ("27", "MN", "Minnesota"), ("28", "MS", "Mississippi"), ("29", "MO", "Missouri"),
        ("30", "MT", "Montana"), ("31", "NE", "Nebraska"), ("32", "NV", "Nevada"), ("33", "NH", "New Hampshire"), ("34", "NJ", "New Jersey"),
        ("35", "NM", "New Mexico"), ("36", "NY", "New York"), ("37", "NC", "North Carolina"), ("38", "ND", "North Dakota"), ("39", "OH", "Ohio"),
        ("40", "OK", "Oklahoma"), ("41", "OR", "Oregon"), ("42", "PA", "Pennsylvania"), ("44", "RI", "Rhode Island"), ("45", "SC", "South Carolina"),
        ("46", "SD", "South Dakota"), ("47", "TN", "Tennessee"), ("48", "TX", "Texas"), ("49", "UT", "Utah"), ("50", "VT", "Vermont"),
        ("51", "VA", "Virginia"), ("53", "WA", "Washington"), ("54", "WV", "West Virginia"), ("55", "WI", "Wisconsin"), ("56", "WY", "Wyoming"),
        ("60", "AS", "American Samoa"), ("66", "GU", "Guam"), ("69", "MP", "Northern Mariana Islands"), ("72", "PR", "Puerto Rico"),
        ("78", "VI", "United States Virgin Islands"),
    ];

    private static readonly Dictionary<string, string> _postalByFips = _all.ToDictionary(state => state.Fips, state => state.Postal);
    private static readonly Dictionary<string, string> _fipsByPostal = _all.ToDictionary(state => state.Postal, state => state.Fips);

    /// <summary>The two-letter postal code of a two-digit FIPS code, or null.</summary>
    public static string? PostalOfFips(string fips) => _postalByFips.GetValueOrDefault(fips);

    /// <summary>The two-digit FIPS code of a two-letter postal code in capitals, or null.</summary>
    public static string? FipsOfPostal(string postal) => _fipsByPostal.GetValueOrDefault(postal);

    /// <summary>Postal codes and full names, in the order of FIPS codes.</summary>
    internal static IEnumerable<(string Postal, string Name)> Names => _all.Select(state => (state.Postal, state.Name));
}
