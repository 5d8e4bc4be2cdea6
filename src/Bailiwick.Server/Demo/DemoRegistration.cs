using Bailiwick.Server.Jobs;

namespace Bailiwick.Server.Demo;

public static class DemoRegistration
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoDatasets>()
        .AddSingleton<DemoTargets>()
        .AddSingleton<DemoStores>()
        .AddSingleton<DemoStorePlans>()
        .AddSingleton<DemoLive>()
        .AddScoped<IJobWork, DemoWork>();
}
