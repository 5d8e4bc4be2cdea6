using Bailiwick.Server.Hosting;
using Bailiwick.Server.Management.Governance.Health;
using Bailiwick.Server.Management.People;
using Bailiwick.Server.Management.Routing;

namespace Bailiwick.Server.Management.Unattended;

/// <summary>What happens by itself.</summary>
internal static class UnattendedRegistration
{
    public static IServiceCollection AddUnattended(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<IUnattendedWork, DoDueHandovers>().AddSingleton<IUnattendedWork, RouteNewLeads>().AddSingleton<IUnattendedWork, KeepDueHealth>();
        return settings.WorksInBackground ? services.AddHostedService<UnattendedService>() : services;
    }
}
