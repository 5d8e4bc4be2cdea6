using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bailiwick.Storage;

/// <summary>Brings a database to the tables this version needs. Several nodes may start at once: one migrates, the others wait.</summary>
public static class Migrator
{
    // Any number nobody else locks with; this one spells "bailiwic".
    private const long Lock = 0x6261696C69776963;

    /// <summary>Applies what is missing and returns the names of what was applied.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var guard = await source.OpenConnectionAsync(cancellation);
        await using var lockCommand = new NpgsqlCommand("SELECT pg_advisory_lock($1)", guard) { CommandTimeout = 600 };
        lockCommand.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Lock });
        await lockCommand.ExecuteNonQueryAsync(cancellation);
        try
        {
            await using var context = Open(source);
            context.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
            var missing = (await context.Database.GetPendingMigrationsAsync(cancellation)).ToList();
            if (missing.Count > 0)
            {
                await context.Database.MigrateAsync(cancellation);
            }

            return missing;
        }
        finally
        {
            lockCommand.CommandText = "SELECT pg_advisory_unlock($1)";
            await lockCommand.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    /// <summary>Names of the migrations that the database lacks; empty when it is ready.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var context = Open(source);
        return (await context.Database.GetPendingMigrationsAsync(cancellation)).ToList();
    }

    private static BailiwickContext Open(NpgsqlDataSource source)
    {
        var options = new DbContextOptionsBuilder<BailiwickContext>();
        StorageRegistration.Configure(options, source);
        return new BailiwickContext(options.Options);
    }
}
