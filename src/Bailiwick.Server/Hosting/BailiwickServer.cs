using System.Text.Json;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Boundaries;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.Demo;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Live;
using Bailiwick.Server.Management;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Optimization;
using Bailiwick.Server.Problems;
using Bailiwick.Server.Quotas;
using Bailiwick.Server.Targets;
using Bailiwick.Server.Telemetry;
using Bailiwick.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Npgsql;

namespace Bailiwick.Server.Hosting;

/// <summary>Puts the service together. A slice adds one line to <see cref="AddSlices"/> and one to <see cref="MapSlices"/>.</summary>
public static class BailiwickServer
{
    private const long LargestBody = 32L << 20;

    /// <param name="settings">What the service is told.</param>
    /// <param name="source">The database, migrated.</param>
    /// <param name="more">What a host adds of its own, as work of further kinds; null for nothing.</param>
    public static WebApplication Create(ServerSettings settings, NpgsqlDataSource source, Action<IServiceCollection>? more = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.AddLogs(settings);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(settings.Address, settings.Port);
        });
        var services = builder.Services;
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => WireJson.Apply(json.SerializerOptions));
        services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        services.AddStorage(source);
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [DatabaseHealth.Tag]);
        services.AddTelemetry(builder.Configuration);
        services.AddCompression();
        services.AddApiDocument();
        services.AddAccess(settings);
        services.AddLive(settings);
        services.AddJobs(settings);
        AddSlices(services, settings);
        more?.Invoke(services);

        var app = builder.Build();
        app.UseMiddleware<RequestTags>();
        app.UseProblems();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseClient(settings);
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<AntiforgeryCheck>();
        app.UseMiddleware<WorkspaceAccess>();
        MapOperations(app);
        MapSlices(app);
        app.MapClient(settings);
        return app;
    }

    private static void AddSlices(IServiceCollection services, ServerSettings settings)
    {
        services.AddBoundaries();
        services.AddDatasets();
        services.AddAlignments();
        services.AddOptimization();
        services.AddTargets();
        services.AddQuotas();
        services.AddManagement(settings);
        services.AddDemo();
    }

    private static void MapSlices(WebApplication app)
    {
        var api = app.MapGroup("/api");
        api.MapSession();
        api.MapWorkspaces();

        var workspace = api.MapGroup("/workspaces/{workspace:guid}");
        workspace.MapAccess();
        workspace.MapJobs();
        workspace.MapBoundaries();
        workspace.MapDatasets();
        workspace.MapAlignments();
        workspace.MapOptimization();
        workspace.MapTargets();
        workspace.MapQuotas();
        workspace.MapManagement();
    }

    private static void MapOperations(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(DatabaseHealth.Tag), ResponseWriter = WriteHealthAsync }).AllowAnonymous();
        app.MapApiDocument();
        app.MapHub<LiveHub>("/hubs/live");
    }

    private static Task WriteHealthAsync(HttpContext context, Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport report) =>
        context.Response.WriteAsync(
            JsonSerializer.Serialize(
                new { status = report.Status.ToString(), checks = report.Entries.ToDictionary(one => one.Key, one => one.Value.Description ?? one.Value.Status.ToString()) },
                WireJson.Options));
}
