using System.Collections.Frozen;

namespace Bailiwick.Core.Datasets;

/// <summary>
/// The states, districts and territories of the United States with its military post regions, and the provinces of Canada, by postal
/// abbreviation and English name. Source: USPS Publication 28, Canada Post addressing guidelines.
/// </summary>
public static class Subdivisions
{
    private const string UnitedStates =
        "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|"
        + "HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|"
        + "MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|"
        + "NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|"
        + "TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|AS American Samoa|GU Guam|"
        + "MP Northern Mariana Islands|PR Puerto Rico|VI Virgin Islands|PW Palau|FM Micronesia|MH Marshall Islands|AA Armed Forces Americas|"
        + "AE Armed Forces Europe|AP Armed Forces Pacific";

    private const string Canada =
        "AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|NT Northwest Territories|"
        + "NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon";

    private static readonly FrozenDictionary<string, string> _countryOfSubdivision =
        Names(UnitedStates, "US").Concat(Names(Canada, "CA")).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>"US" or "CA" for a state or province by abbreviation or name, else null.</summary>
    public static string? CountryOf(string subdivision) => _countryOfSubdivision.GetValueOrDefault(subdivision.Trim());

    private static IEnumerable<KeyValuePair<string, string>> Names(string list, string country) =>
        list.Split('|').SelectMany(entry => new[] { KeyValuePair.Create(entry[..2], country), KeyValuePair.Create(entry[3..], country) });
}
