using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bailiwick.Storage;

public static class StorageRegistration
{
    /// <summary>
    /// Offers <see cref="NpgsqlDataSource"/> (one, for bulk SQL), <see cref="BailiwickContext"/> (one a request), and
    /// <c>IDbContextFactory&lt;BailiwickContext&gt;</c> for work outside requests.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, NpgsqlDataSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        services.AddSingleton(source);
        services.AddDbContextFactory<BailiwickContext>(options => Configure(options, source), ServiceLifetime.Singleton);
        return services;
    }

    /// <summary>How the context reaches the database.</summary>
    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, NpgsqlDataSource source)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options
            .UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable("migrations"))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            // Migrations are written by hand as SQL, so there is no snapshot of the model to compare with.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }
}
