using Bailiwick.Core.Access;

namespace Bailiwick.Server.Access;

public static class RouteRights
{
    /// <summary>Says which right a route of a workspace demands. A route without it answers nobody.</summary>
    public static TBuilder Demands<TBuilder>(this TBuilder builder, Right right)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new DemandedRight(right));

    /// <summary>Says that the route judges the content of files: what is invalid there is answered with 422.</summary>
    public static TBuilder JudgesFiles<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(Problems.JudgesFiles.Instance);
}
