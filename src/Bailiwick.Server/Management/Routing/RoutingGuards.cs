using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Routing;

namespace Bailiwick.Server.Management.Routing;

/// <summary>What the catalogue alone cannot judge of routes and queue members.</summary>
internal static class RoutingGuards
{
    private const int MostCapacity = 1000;

    /// <summary>Judges the whole record as it would be.</summary>
    public static Refusal? Judge(ObjectType type, IReadOnlyDictionary<string, object?> values)
    {
        if (type.Name == "LeadRoute")
        {
            return values["Target"] is string target && target != nameof(RouteTarget.Member) && values.GetValueOrDefault("LeadQueueId") is null
                ? RoutingRefusals.NoQueue((string)values["Name"]!, target)
                : null;
        }

        var capacity = values.GetValueOrDefault("Capacity") is int given ? given : 1;
        return capacity is < 0 or > MostCapacity ? RoutingRefusals.NoTurns((string)values["UserId"]!, capacity) : null;
    }
}
