using Bailiwick.Core;
using Bailiwick.Geography.Boundaries.Building;
using Bailiwick.Geography.Boundaries.Reading;

namespace Bailiwick.Geography.Boundaries;

/// <summary>
/// Reads boundary files, GeoJSON (RFC 7946) and TopoJSON, in longitude and latitude. Bad files are refused (<c>boundary.*</c>), bad features become
/// findings; nothing else comes out, whatever goes in, but what the stream itself throws.
/// </summary>
public static class BoundaryReader
{
    private const int MostSamples = 5;
    private static readonly string[] _keyNames = ["geoid", "geoid20", "geoid10", "zcta5ce20", "zcta5ce10", "fips", "iso", "iso_a3", "nuts_id", "code", "key", "id", "zip", "zip3", "zip5", "postcode", "postal_code", "name"];
    private static readonly string[] _nameNames = ["name", "namelsad", "name20", "name10", "name_en", "title", "label", "county", "district"];

    /// <summary>Tells what a file holds without building units. O(bytes); reads the stream to its end.</summary>
    /// <param name="file">The file.</param>
    /// <param name="limits">How large it may be; null: the defaults.</param>
    public static Outcome<BoundaryDescription> Describe(Stream file, BoundaryLimits? limits = null)
    {
        var parsed = RawFile.Parse(file, limits ?? new BoundaryLimits());
        if (!parsed.IsDone)
        {
            return parsed.Refusal;
        }

        var raw = parsed.Value;
        var features = raw.Objects.Count == 0 ? [] : raw.Objects[0].Features;
        if (features.Count == 0)
        {
            return BoundaryRefusals.NoFeatures();
        }

        var properties = Properties(features);
        return new BoundaryDescription(
            raw.Format,
            raw.Format == BoundaryFormat.TopoJson ? [.. raw.Objects.Select(entry => entry.Name)] : [],
            features.Count,
            properties,
            GuessKey(properties),
            _nameNames.Select(name => properties.FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name)
                .FirstOrDefault(name => name is not null));
    }

    /// <summary>
    /// Reads a file into a set: outlines put on a grid of a centimeter, repaired where invalid, borders shared, neighbors found. O(corners log corners);
    /// 3,231 counties take about half a second, 33,637 postal code cells a few.
    /// </summary>
    /// <param name="file">The file; read to its end.</param>
    /// <param name="choice">Which property is the key, which the name, which object.</param>
    /// <param name="limits">How large it may be; null: the defaults.</param>
    /// <param name="cancellation">Stops between steps with <see cref="OperationCanceledException"/>.</param>
    public static Outcome<BoundaryReading> Read(Stream file, BoundaryChoice choice, BoundaryLimits? limits = null, CancellationToken cancellation = default) =>
        Read(file, choice, null, limits, cancellation);

    /// <summary>As the other, with names made from feature key and name.</summary>
    internal static Outcome<BoundaryReading> Read(
        Stream file,
        BoundaryChoice choice,
        Func<(string? Key, string? Name), string?>? label,
        BoundaryLimits? limits,
        CancellationToken cancellation)
    {
        label ??= pair => pair.Name;
        var parsed = RawFile.Parse(file, limits ?? new BoundaryLimits());
        if (!parsed.IsDone)
        {
            return parsed.Refusal;
        }

        var features = ObjectOf(parsed.Value, choice);
        if (!features.IsDone)
        {
            return features.Refusal;
        }

        if ((Unknown("key", choice.Key, features.Value) ?? Unknown("name", choice.Name, features.Value)) is { } unknown)
        {
            return unknown;
        }

        return new SetBuilder(
            feature => feature.ValueOf(choice.Key),
            feature => label((feature.ValueOf(choice.Key), choice.Name is null ? null : feature.ValueOf(choice.Name))))
            .Build(parsed.Value, features.Value, cancellation);
    }

    private static Outcome<List<RawFeature>> ObjectOf(RawFile file, BoundaryChoice choice)
    {
        if (file.Objects.Count == 0)
        {
            return BoundaryRefusals.NoFeatures();
        }

        if (file.Format == BoundaryFormat.GeoJson || choice.ObjectName is null)
        {
            return file.Objects[0].Features;
        }

        var found = file.Objects.FirstOrDefault(entry => entry.Name == choice.ObjectName);
        return found.Features is null ? BoundaryRefusals.UnknownObject(choice.ObjectName, file.Objects.Select(entry => entry.Name)) : found.Features;
    }

    private static Refusal? Unknown(string role, string? property, List<RawFeature> features) =>
        property is null || features.Count == 0 || features.Exists(feature => feature.ValueOf(property) is not null)
            ? null
            : BoundaryRefusals.UnknownKey(role, property, Properties(features).Select(seen => seen.Name));

    private static List<BoundaryProperty> Properties(List<RawFeature> features)
    {
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (features.Exists(feature => feature.Id is not null))
        {
            names.Add("id");
            seen.Add("id");
        }

        foreach (var name in features.SelectMany(feature => feature.Properties.Keys))
        {
            if (seen.Count < 200 && seen.Add(name))
            {
                names.Add(name);
            }
        }

        return [.. names.Select(name => Describe(name, features))];
    }

    private static BoundaryProperty Describe(string name, List<RawFeature> features)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        var samples = new List<string>();
        var filled = 0;
        foreach (var value in features.Select(feature => feature.ValueOf(name)).OfType<string>())
        {
            filled++;
            if (values.Add(value) && samples.Count < MostSamples)
            {
                samples.Add(value.Length <= 100 ? value : value[..100] + "...");
            }
        }

        return new BoundaryProperty(name, samples, filled == features.Count && values.Count == filled);
    }

    /// <summary>A unique property with a name known for keys, else any unique one, else one with a known name.</summary>
    private static string? GuessKey(List<BoundaryProperty> properties)
    {
        string? Known(bool mustBeUnique) => _keyNames
            .Select(name => properties.FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && (property.IsUnique || !mustBeUnique))?.Name)
            .FirstOrDefault(name => name is not null);
        return Known(mustBeUnique: true) ?? properties.FirstOrDefault(property => property.IsUnique)?.Name ?? Known(mustBeUnique: false);
    }
}
