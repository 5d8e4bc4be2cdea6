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
        var applied = await MigrateAsync(source, settings, cancellation);
        await using var app = BailiwickServer.Create(settings, source);
        if (applied.Count > 0)
        {
            app.Logger.LogInformation("Migrated the database: {Migrations}.", string.Join(", ", applied));
        }

        await StartAsync(app, settings, cancellation);
        await AnnounceAsync(app, source, cancellation);
        await app.WaitForShutdownAsync(cancellation);
    }

    /// <summary>A pool of connections to a database; throws <see cref="SettingsException"/> when the string is not one.</summary>
    public static NpgsqlDataSource CreateSource(string connectionString)
    {
        NpgsqlDataSourceBuilder builder;
        try
        {
            builder = new NpgsqlDataSourceBuilder(connectionString);
        }
        catch (ArgumentException e)
        {
            throw new SettingsException($"ConnectionStrings__Bailiwick cannot be read: {e.Message} Maybe write it like Host=db;Database=bailiwick;Username=bailiwick;Password=...");
        }

        builder.ConnectionStringBuilder.ApplicationName ??= "bailiwick";
        return builder.Build();
    }

    private static async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource source, ServerSettings settings, CancellationToken cancellation)
    {
        try
        {
            return await Migrator.MigrateAsync(source, cancellation);
        }
        catch (NpgsqlException e) when (settings.ConnectionString is not null)
        {
            throw new SettingsException(
                $"The database that ConnectionStrings__Bailiwick names cannot be used: {e.Message}. Maybe create it, see that the server runs, or correct the name, user or password.");
        }
    }

    private static async Task StartAsync(WebApplication app, ServerSettings settings, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new SettingsException($"Port {settings.Port} is taken by another program. Maybe choose another with --port.");
        }
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
