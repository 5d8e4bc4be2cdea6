namespace Bailiwick.Core.Management.Routing;

/// <summary>Who gets the leads of a route.</summary>
public enum RouteTarget
{
    /// <summary>Somebody who is in the territory; several take turns.</summary>
    Member,

    /// <summary>A queue: whoever is free takes them from there.</summary>
    Queue,

    /// <summary>The members of a queue by turns and capacity.</summary>
    RoundRobin,
}
