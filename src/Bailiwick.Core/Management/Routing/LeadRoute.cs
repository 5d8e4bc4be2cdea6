namespace Bailiwick.Core.Management.Routing;

/// <summary>Where leads of a territory go.</summary>
/// <param name="Name">For people.</param>
/// <param name="Territory">The developer name of a territory, the same in every model; null is the route for leads that no other takes.</param>
/// <param name="Target">Who gets them.</param>
public sealed record LeadRoute(string Name, string? Territory, RouteTarget Target)
{
    /// <summary>Whether territories below follow it too.</summary>
    public bool AppliesToChildren { get; init; } = true;

    /// <summary>The queue, for the two targets that have one.</summary>
    public string? Queue { get; init; }

    /// <summary>Only members with this role, or null for all.</summary>
    public string? Role { get; init; }

    /// <summary>The route of a territory: its own, else that of the nearest territory above that hands it down, else the one for all. Null when there is none.</summary>
    /// <param name="routes">All active ones; of several for one territory the first by name.</param>
    /// <param name="path">The territory first, then those above it, by developer name; empty without a territory.</param>
    public static LeadRoute? Of(IReadOnlyCollection<LeadRoute> routes, IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(path);
        var ordered = routes.OrderBy(route => route.Name, StringComparer.Ordinal).ToList();
        foreach (var (at, territory) in path.Index())
        {
            if (ordered.Find(route => route.Territory == territory && (at == 0 || route.AppliesToChildren)) is { } found)
            {
                return found;
            }
        }

        return ordered.Find(route => route.Territory is null);
    }
}
