namespace Bailiwick.Core.Datasets;

/// <summary>Finds the <see cref="PostalForm"/> of a record from its country, or from its state when no country is named.</summary>
public static class PostalForms
{
    private static readonly Dictionary<string, PostalForm> _formOfCountry = new(StringComparer.OrdinalIgnoreCase)
    {
        ["US"] = PostalForm.UnitedStates,
        ["USA"] = PostalForm.UnitedStates,
        ["United States"] = PostalForm.UnitedStates,
        ["United States of America"] = PostalForm.UnitedStates,
        ["U.S."] = PostalForm.UnitedStates,
        ["U.S.A."] = PostalForm.UnitedStates,
        ["PR"] = PostalForm.UnitedStates,
        ["Puerto Rico"] = PostalForm.UnitedStates,
        ["CA"] = PostalForm.Canada,
        ["CAN"] = PostalForm.Canada,
        ["Canada"] = PostalForm.Canada,
        ["DE"] = PostalForm.FiveDigits,
        ["DEU"] = PostalForm.FiveDigits,
        ["Germany"] = PostalForm.FiveDigits,
        ["Deutschland"] = PostalForm.FiveDigits,
        ["FR"] = PostalForm.FiveDigits,
        ["FRA"] = PostalForm.FiveDigits,
        ["France"] = PostalForm.FiveDigits,
        ["IT"] = PostalForm.FiveDigits,
        ["ITA"] = PostalForm.FiveDigits,
        ["Italy"] = PostalForm.FiveDigits,
        ["Italia"] = PostalForm.FiveDigits,
        ["ES"] = PostalForm.FiveDigits,
        ["ESP"] = PostalForm.FiveDigits,
        ["Spain"] = PostalForm.FiveDigits,
        ["España"] = PostalForm.FiveDigits,
        ["FI"] = PostalForm.FiveDigits,
        ["FIN"] = PostalForm.FiveDigits,
        ["Finland"] = PostalForm.FiveDigits,
        ["MX"] = PostalForm.FiveDigits,
        ["MEX"] = PostalForm.FiveDigits,
        ["Mexico"] = PostalForm.FiveDigits,
    };

    /// <summary>The form for a record.</summary>
    /// <param name="country">The country's code or English name, or empty when the record names none.</param>
    /// <param name="state">The state's code or name, asked only when no country is named.</param>
    public static PostalForm Of(string? country, string? state)
    {
        if (!string.IsNullOrWhiteSpace(country))
        {
            return _formOfCountry.GetValueOrDefault(country.Trim());
        }

        return Subdivisions.CountryOf(state ?? string.Empty) switch
        {
            "US" => PostalForm.UnitedStates,
            "CA" => PostalForm.Canada,
            _ => PostalForm.Other,
        };
    }
}
