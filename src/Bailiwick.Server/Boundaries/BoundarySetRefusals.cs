using Bailiwick.Core;
using Bailiwick.Geography.Maps;

namespace Bailiwick.Server.Boundaries;

/// <summary>Every "no" of this slice; what is wrong with a file is said by Geography.</summary>
internal static class BoundarySetRefusals
{
    public static Refusal Unknown(BoundarySetId set) => new(
        "boundary-set.unknown",
        $"There is no boundary set {set.Value} in this workspace. Maybe it was removed, or it belongs to another workspace.",
        RefusalKind.NotFound);

    public static Refusal BuiltIn(string name) => new(
        "boundary-set.built-in",
        $"'{name}' comes with the service and is shared by all workspaces, so it stays. Maybe you meant a set that was uploaded.",
        RefusalKind.Forbidden);

    public static Refusal InUse(string name, IReadOnlyList<string> alignments) => new(
        "boundary-set.in-use",
        $"'{name}' carries the units of {string.Join(", ", alignments.Select(one => $"'{one}'"))}. Maybe remove those alignments first.",
        RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?> { ["alignments"] = alignments },
    };

    public static Refusal InRules(string name, IReadOnlyList<string> rules) => new(
        "boundary-set.in-rules",
        $"Rules of the live model stand on units of '{name}': {string.Join(", ", rules)}. Maybe give their value sets another boundary set first, or remove those rules and value sets.",
        RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?> { ["rules"] = rules },
    };

    public static Refusal NoName() => new(
        "boundary-set.no-name", "A boundary set needs a name of 1 to 200 characters. Maybe take the file's.");

    public static Refusal Detail(string detail) => new(
        "boundary-set.detail", $"detail={detail} is neither low nor high. Maybe leave it out for low.");

    public static Refusal Tile(int zoom, int column, int row) => new(
        "boundary-set.tile",
        $"There is no tile {zoom}/{column}/{row}: zoom goes from 0 to {TileWriter.MaxZoom} and each number below 2 to the zoom. Maybe let the map enlarge tiles of zoom {TileWriter.MaxZoom}.",
        RefusalKind.NotFound);

    public static Refusal NoGeodata(string name, string path) => new(
        "boundary-set.no-geodata",
        $"'{name}' cannot be made because {path} is missing. Maybe run eng/setup, or set the service's tools folder to where it is.",
        RefusalKind.Conflict);
}
