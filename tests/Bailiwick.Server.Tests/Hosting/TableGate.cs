using Npgsql;
using Xunit;

namespace Bailiwick.Server.Tests.Hosting;

/// <summary>Holds whatever wants to write into a table until disposed, so that what is to be caught in its middle cannot end before; reading goes on.</summary>
public sealed class TableGate : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private TableGate(NpgsqlConnection connection) => _connection = connection;

    public static async Task<TableGate> CloseAsync(string connectionString, string table)
    {
        var own = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new TableGate(connection);
    }

    /// <summary>The connection's end gives the lock back.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
