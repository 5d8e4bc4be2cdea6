using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Territories;

/// <summary>The acts that changed a territory, its people, its accounts or its rules, newest first.</summary>
public sealed class TerritoryActs(LiveActs acts)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<LiveActInfo>> HandleAsync(string territory, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        return [.. (await acts.OfTerritoryAsync(caller.Workspace, territory, Most, cancellation)).Select(LiveActInfo.Of)];
    }
}
