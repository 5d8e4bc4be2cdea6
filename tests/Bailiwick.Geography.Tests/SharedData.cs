using Bailiwick.Core;
using Bailiwick.Geography.Boundaries;

namespace Bailiwick.Geography.Tests;

/// <summary>The real data files, of data/, or of the folder that BAILIWICK_SHARED_DATA names; sets are read once.</summary>
internal static class SharedData
{
    private static readonly string _folder = Find();
    private static readonly Lazy<BoundaryReading> _lazyCounties = new(() => Value(Read("us-counties-states-10m.topo.json", BuiltInBoundaries.UnitedStatesCounties)));
    private static readonly Lazy<BoundaryReading> _lazyStates = new(() => Value(Read("us-counties-states-10m.topo.json", BuiltInBoundaries.UnitedStatesStates)));
    private static readonly Lazy<BoundaryReading> _lazyCountries = new(() => Value(Read("world-countries-50m.topo.json", BuiltInBoundaries.WorldCountries)));
    private static readonly Lazy<BoundaryReading> _lazyMunicipalities = new(() => Value(Read("austria-municipalities-2021.geojson", new BoundaryChoice("iso", "name"))));
    private static readonly Lazy<BoundaryReading> _lazyZips = new(() => Value(Read("us-zip5-thiessen-approx.topo.json", new BoundaryChoice("id"))));

    public static BoundaryReading Counties => _lazyCounties.Value;

    public static BoundaryReading States => _lazyStates.Value;

    public static BoundaryReading Countries => _lazyCountries.Value;

    public static BoundaryReading Municipalities => _lazyMunicipalities.Value;

    public static BoundaryReading Zips => _lazyZips.Value;

    public static string PathOf(string name) => Path.Combine(_folder, name.Contains('/') ? name : "boundaries/" + name);

    public static Outcome<BoundaryReading> Read(string name, BoundaryChoice choice) => Read(name, (file, cancellation) => BoundaryReader.Read(file, choice, null, cancellation));

    private static Outcome<BoundaryReading> Read(string name, Func<Stream, CancellationToken, Outcome<BoundaryReading>> read)
    {
        using var file = File.OpenRead(PathOf(name));
        return read(file, CancellationToken.None);
    }

    private static BoundaryReading Value(Outcome<BoundaryReading> outcome) => outcome.Value;

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("BAILIWICK_SHARED_DATA") is { Length: > 0 } given)
        {
            return given;
        }

        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Bailiwick.slnx")))
        {
            root = root.Parent;
        }

        return Path.GetFullPath(Path.Combine(root?.FullName ?? ".", "data"));
    }
}
