using Bailiwick.Core;

namespace Bailiwick.Geography.Boundaries;

/// <summary>The sets that come with the service, from files of the npm packages us-atlas 3.0.1 and world-atlas 2.0.2 (ISC; data public domain).</summary>
public static class BuiltInBoundaries
{
    /// <summary>Counties and their equivalents of the United States and its territories: key is the five-digit FIPS code, name is "Travis, TX".</summary>
    /// <param name="file"><c>us-atlas/counties-10m.json</c>.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public static Outcome<BoundaryReading> UnitedStatesCounties(Stream file, CancellationToken cancellation = default) => BoundaryReader.Read(
        file,
        new BoundaryChoice("id", "name", "counties"),
        pair => pair.Key is { Length: 5 } key && StateCodes.PostalOfFips(key[..2]) is { } state ? $"{pair.Name}, {state}" : pair.Name,
        null,
        cancellation);

    /// <summary>States and territories of the United States: key is the two-digit FIPS code.</summary>
    /// <param name="file"><c>us-atlas/counties-10m.json</c> or <c>states-10m.json</c>.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public static Outcome<BoundaryReading> UnitedStatesStates(Stream file, CancellationToken cancellation = default) =>
        BoundaryReader.Read(file, new BoundaryChoice("id", "name", "states"), null, null, cancellation);

    /// <summary>Countries of the world: key is the ISO 3166-1 numeric code, or the name where there is no code.</summary>
    /// <param name="file"><c>world-atlas/countries-50m.json</c> or another of its sizes.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public static Outcome<BoundaryReading> WorldCountries(Stream file, CancellationToken cancellation = default) =>
        BoundaryReader.Read(file, new BoundaryChoice("id", "name", "countries"), null, null, cancellation);
}
