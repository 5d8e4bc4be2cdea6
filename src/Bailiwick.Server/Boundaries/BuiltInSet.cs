using Bailiwick.Core;
using Bailiwick.Geography.Boundaries;

namespace Bailiwick.Server.Boundaries;

/// <summary>A boundary set that comes with the service.</summary>
/// <param name="Id">The same in every database, so that a link or a script stays right.</param>
/// <param name="Package">Path of its file under the npm packages.</param>
/// <param name="Read">Reads the file.</param>
internal sealed record BuiltInSet(
    BoundarySetId Id,
    string Name,
    string Package,
    string Source,
    string License,
    Func<Stream, CancellationToken, Outcome<BoundaryReading>> Read)
{
    private const string PackageLicense = "ISC (package); public domain (data)";

    public static IReadOnlyList<BuiltInSet> All { get; } =
    [
        new(IdOf(1), "US counties", "us-atlas/counties-10m.json", "US Census Bureau, 2017, by npm us-atlas 3.0.1", PackageLicense, BuiltInBoundaries.UnitedStatesCounties),
        new(IdOf(2), "US states", "us-atlas/states-10m.json", "US Census Bureau, 2017, by npm us-atlas 3.0.1", PackageLicense, BuiltInBoundaries.UnitedStatesStates),
        new(IdOf(3), "World countries", "world-atlas/countries-50m.json", "Natural Earth, by npm world-atlas 2.0.2", PackageLicense, BuiltInBoundaries.WorldCountries),
    ];

    public static BuiltInSet? Find(BoundarySetId id) => All.FirstOrDefault(set => set.Id == id);

    private static BoundarySetId IdOf(byte number) => new(new Guid($"0193f000-0000-7000-8000-0000000000{number:x2}"));
}
