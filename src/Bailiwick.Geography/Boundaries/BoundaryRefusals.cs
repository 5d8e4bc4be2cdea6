using Bailiwick.Core;

namespace Bailiwick.Geography.Boundaries;

/// <summary>Why a boundary file is not taken. The codes are stable.</summary>
internal static class BoundaryRefusals
{
    public static Refusal TooLarge(string what, long limit) => new(
        "boundary.too-large",
        $"The file has more than {limit:N0} {what}, the most that is taken. Maybe simplify the outlines or split the file.",
        RefusalKind.TooLarge);

    public static Refusal TooDeep(int limit) => new(
        "boundary.too-deep",
        $"The file nests arrays and objects more than {limit} levels deep; GeoJSON needs about ten. Maybe it is not a boundary file.");

    public static Refusal NotUtf8() => new(
        "boundary.not-utf8",
        "The file is not UTF-8 text. Maybe save it again as GeoJSON or TopoJSON in UTF-8.");

    public static Refusal InvalidJson(long line, long position, string why) => new(
        "boundary.invalid-json",
        $"The file is not valid JSON: line {line + 1}, byte {position + 1}: {why} Maybe it was cut off, or it holds NaN, Infinity, comments or trailing commas, which JSON does not know.")
    {
        Details = new Dictionary<string, object?> { ["line"] = line + 1, ["byte"] = position + 1 },
    };

    public static Refusal UnknownFormat(string seen) => new(
        "boundary.unknown-format",
        $"Boundaries are read from a GeoJSON FeatureCollection or a TopoJSON Topology; this file is {seen}. Maybe export it again as GeoJSON.");

    public static Refusal Malformed(string what) => new(
        "boundary.malformed",
        $"The file is JSON, but {what}. Maybe it was written by hand or cut by a script; export it again as GeoJSON.");

    public static Refusal Projected(string sample, string? system) => new(
        "boundary.projected",
        $"The coordinates are not longitude and latitude in degrees: {sample}{(system is null ? "" : $"; the file names the reference system {system}")}. "
        + "Maybe re-project the file to WGS 84 (EPSG:4326) when exporting it; if longitude and latitude are swapped, turn them round.");

    public static Refusal UnknownUnit(string area, string id) => new(
        "boundary.unknown-unit",
        $"\"{area}\" names the unit \"{id}\", which the boundary set does not have. Maybe it is of another set, or written with or without leading zeros.");

    public static Refusal NoFeatures() => new(
        "boundary.no-polygons",
        "The file has no feature at all. Maybe the export was filtered to nothing.");

    public static Refusal NoPolygons(int features, string firstTrouble) => new(
        "boundary.no-polygons",
        $"None of the {features:N0} features gives a unit; the first says: {firstTrouble} Maybe choose another file or, in a TopoJSON, another object.");

    public static Refusal UnknownObject(string asked, IEnumerable<string> there) => new(
        "boundary.unknown-object",
        $"The TopoJSON has no object named '{asked}'; it has {string.Join(", ", there.Select(name => $"'{name}'"))}. Maybe choose one of these.",
        RefusalKind.NotFound);

    public static Refusal UnknownKey(string role, string asked, IEnumerable<string> there) => new(
        "boundary.unknown-property",
        $"No feature has the property '{asked}' chosen as {role}; the features have {string.Join(", ", there.Select(name => $"'{name}'"))}. Maybe choose one of these.");
}
