using Bailiwick.Server.Jobs;

namespace Bailiwick.Server.Boundaries;

public static class BoundariesRegistration
{
    public static void AddBoundaries(this IServiceCollection services)
    {
        services.AddSingleton<BuiltInBoundarySets>().AddSingleton<BoundaryStore>().AddSingleton<BoundaryTiles>();
        services.AddScoped<ListBoundarySets>().AddScoped<ListBoundaryFindings>().AddScoped<ReadBoundarySet>();
        services.AddScoped<DescribeBoundaries>().AddScoped<AddBoundarySet>().AddScoped<RemoveBoundarySet>();
        services.AddScoped<IJobWork, BoundaryWork>();
    }
}
