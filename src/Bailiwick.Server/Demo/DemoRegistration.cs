using Bailiwick.Server.Jobs;

namespace Bailiwick.Server.Demo;

public static class DemoRegistration
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoHospitals>()
        .AddSingleton<DemoTargets>()
        .AddScoped<IJobWork, DemoWork>();
}
