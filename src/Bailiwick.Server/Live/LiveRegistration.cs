using Bailiwick.Server.Hosting;

namespace Bailiwick.Server.Live;

public static class LiveRegistration
{
    public static void AddLive(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSignalR().AddJsonProtocol(options => WireJson.Apply(options.PayloadSerializerOptions));
        services.AddSingleton<LiveNotices>();
        services.AddSingleton<LiveConnections>().AddSingleton<ILiveListener>(provider => provider.GetRequiredService<LiveConnections>());
        services.AddSingleton<Presence>().AddSingleton<ILiveListener>(provider => provider.GetRequiredService<Presence>());
        if (settings.WorksInBackground)
        {
            services.AddHostedService(provider => provider.GetRequiredService<Presence>());
            services.AddHostedService<LiveRelay>();
        }
    }
}
