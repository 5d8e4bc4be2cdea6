using System.Buffers.Text;
using System.Security.Cryptography;
using Npgsql;

namespace Bailiwick.Server.Access;

/// <summary>
/// The code in the address that a start without users prints: who can read the service's output may create the first administrator.
/// It is in the database, so that all nodes and all starts print the same, and goes away when it is used.
/// </summary>
public static class SetupCode
{
    private const int RandomBytes = 18;

    /// <summary>The code while there is no user, else null.</summary>
    public static async Task<string?> ReadAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO setup_codes (code)
            SELECT $1
            WHERE NOT EXISTS (SELECT FROM users)
            ON CONFLICT DO NOTHING
            """,
            connection);
        command.Parameters.AddWithValue(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));
        await command.ExecuteNonQueryAsync(cancellation);
        await using var read = new NpgsqlCommand("SELECT code FROM setup_codes WHERE NOT EXISTS (SELECT FROM users)", connection);
        return (string?)await read.ExecuteScalarAsync(cancellation);
    }
}
