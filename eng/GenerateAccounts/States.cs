namespace Bailiwick.GenerateAccounts;

internal static class States
{
    private const string List =
        "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|"
        + "HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|"
        + "MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|"
        + "NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|"
        + "TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming";

    private static readonly Dictionary<string, string> _abbreviationOfName =
        List.Split('|').ToDictionary(entry => entry[3..], entry => entry[..2], StringComparer.OrdinalIgnoreCase);

    /// <summary>The abbreviation of a state by name or abbreviation, else null.</summary>
    public static string? AbbreviationOf(string state) =>
        _abbreviationOfName.TryGetValue(state.Trim(), out var abbreviation) ? abbreviation : state.Trim().Length == 2 ? state.Trim() : null;
}
