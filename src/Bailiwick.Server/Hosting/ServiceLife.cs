using System.Globalization;
using Bailiwick.Server.Access;
using Bailiwick.Storage;
using Bailiwick.Storage.Embedded;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;

namespace Bailiwick.Server.Hosting;

/// <summary>One life of the service: database, tables, routes, until it is told to end.</summary>
public static class ServiceLife
{
    public static async Task RunAsync(ServerSettings settings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        await using var embedded = settings.ConnectionString is null
            ? await EmbeddedPostgres.StartAsync(settings.Data, settings.PostgresBinaries, cancellation)
            : null;
        await using var source = CreateSource(settings.ConnectionString ?? embedded!.ConnectionString);
        var applied = await Migrator.MigrateAsync(source, cancellation);
        await using var app = BailiwickServer.Create(settings, source);
        if (applied.Count > 0)
        {
            app.Logger.LogInformation("Migrated the database: {Migrations}.", string.Join(", ", applied));
        }

        await app.StartAsync(cancellation);
        await AnnounceAsync(app, source, cancellation);
        await app.WaitForShutdownAsync(cancellation);
    }

    /// <summary>A pool of connections to a database.</summary>
    public static NpgsqlDataSource CreateSource(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.ApplicationName ??= "bailiwick";
        return builder.Build();
    }

    private static async Task AnnounceAsync(WebApplication app, NpgsqlDataSource source, CancellationToken cancellation)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var code = await SetupCode.ReadAsync(source, cancellation);
        var lines = code is null
            ? $"Bailiwick is at {address}"
            : string.Create(CultureInfo.InvariantCulture, $"Bailiwick is at {address}\nCreate the first administrator at {address}/setup?code={code}");
        app.Logger.LogInformation("{Announcement}", lines.Replace("\n", ". ", StringComparison.Ordinal));
        await Console.Out.WriteLineAsync($"\n  {lines.Replace("\n", "\n  ", StringComparison.Ordinal)}\n");
    }
}
