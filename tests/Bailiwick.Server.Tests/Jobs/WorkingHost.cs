using Bailiwick.Server.Tests.Hosting;
using Xunit;

namespace Bailiwick.Server.Tests.Jobs;

/// <summary>One host with work for tests, for all tests of a class.</summary>
public sealed class WorkingHost(PostgresCluster cluster) : IAsyncLifetime
{
    public ServerHost Host { get; private set; } = null!;

    public JobsBench Jobs => new(Host);

    public async ValueTask InitializeAsync() => Host = await ServerHost.StartAsync(cluster, more: JobsBench.AddWork);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
