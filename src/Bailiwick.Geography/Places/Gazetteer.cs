using Bailiwick.Core.Datasets;

namespace Bailiwick.Geography.Places;

/// <summary>
/// Places records that have no coordinates, without asking anybody outside: by postal code (United States and Canada), else city, county, state or
/// province, country. Make it once with <see cref="GazetteerBuilder"/>; safe for many threads at once; about a microsecond a record.
/// </summary>
public sealed class Gazetteer
{
    private const string UnitedStates = "840";
    private const string Canada = "124";

    /// <summary>Countries of their own by ISO 3166 that are states in American addresses.</summary>
    private static readonly Dictionary<string, string> _territoryOfCountry = new() { ["630"] = "PR", ["316"] = "GU", ["850"] = "VI", ["016"] = "AS", ["580"] = "MP" };

    private readonly Dictionary<string, PostalPlace> _postal;
    private readonly Dictionary<(string State, string City), (double Longitude, double Latitude)> _cities;
    private readonly Dictionary<(string State, string County), (double Longitude, double Latitude)> _counties;
    private readonly Dictionary<string, (double Longitude, double Latitude)> _countiesByFips;
    private readonly Dictionary<string, (double Longitude, double Latitude)> _states;
    private readonly Dictionary<string, (double Longitude, double Latitude)> _countries;

    internal Gazetteer(
        Dictionary<string, PostalPlace> postal,
        Dictionary<(string State, string City), (double Longitude, double Latitude)> cities,
        Dictionary<(string State, string County), (double Longitude, double Latitude)> counties,
        Dictionary<string, (double Longitude, double Latitude)> countiesByFips,
        Dictionary<string, (double Longitude, double Latitude)> states,
        Dictionary<string, (double Longitude, double Latitude)> countries)
    {
        _postal = postal;
        _cities = cities;
        _counties = counties;
        _countiesByFips = countiesByFips;
        _states = states;
        _countries = countries;
    }

    /// <summary>How many postal codes are known.</summary>
    public int PostalCodes => _postal.Count;

    /// <summary>
    /// The best position for what is said. A postal code in another state than the one named is not believed; American military post offices
    /// (APO, FPO, DPO) are placed nowhere, because they are not where their code's country is; an unknown country places nowhere.
    /// </summary>
    public Placed Locate(PlaceQuery query)
    {
        var country = Known(query.Country) ? CountryCodes.NumericOf(query.Country!) : null;
        if (Known(query.Country) && country is null)
        {
            return Placed.Nowhere;
        }

        var state = Known(query.State) ? RegionNames.CodeOf(query.State!) : null;
        if (country is not null && _territoryOfCountry.TryGetValue(country, out var territory))
        {
            state = territory;
            country = UnitedStates;
        }

        if (country is not (null or UnitedStates or Canada))
        {
            return At(_countries, country, Place.Country);
        }

        if (RegionNames.IsMilitary(state) || (country is null && Known(query.State) && state is null))
        {
            return Placed.Nowhere;
        }

        return PlaceInside(query, country, state);
    }

    private static bool Known(string? text) => !string.IsNullOrWhiteSpace(text);

    private Placed PlaceInside(PlaceQuery query, string? country, string? state)
    {
        if (Known(query.PostalCode) && PostalCode.Normalize(query.PostalCode!) is { } code && _postal.TryGetValue(code, out var postal)
            && (country is null || char.IsAsciiLetter(code[0]) == (country == Canada)))
        {
            if (postal.IsMilitary)
            {
                return Placed.Nowhere;
            }

            if (state is null || postal.State is null || postal.State == state)
            {
                return new Placed(postal.Longitude, postal.Latitude, Place.PostalCode);
            }
        }

        if (state is not null && Known(query.City) && _cities.TryGetValue((state, PlaceName.Normalize(query.City!)), out var city))
        {
            return new Placed(city.Longitude, city.Latitude, Place.City);
        }

        if (Known(query.County) && CountyAt(query.County!, state) is { } county)
        {
            return new Placed(county.Longitude, county.Latitude, Place.County);
        }

        if (state is not null && _states.ContainsKey(state))
        {
            return At(_states, state, Place.State);
        }

        return country is null ? Placed.Nowhere : At(_countries, country, Place.Country);
    }

    private (double Longitude, double Latitude)? CountyAt(string county, string? state)
    {
        if (_countiesByFips.TryGetValue(county.Trim(), out var byFips))
        {
            return byFips;
        }

        if (state is null)
        {
            return null;
        }

        if (_counties.TryGetValue((state, PlaceName.Normalize(county)), out var byName)
            || _counties.TryGetValue((state, PlaceName.NormalizeCounty(county)), out byName))
        {
            return byName;
        }

        return null;
    }

    private static Placed At(Dictionary<string, (double Longitude, double Latitude)> places, string key, Place source) =>
        places.TryGetValue(key, out var at) ? new Placed(at.Longitude, at.Latitude, source) : Placed.Nowhere;
}
