using Npgsql;
using Xunit;

namespace Bailiwick.Server.Tests.Hosting;

/// <summary>Holds whatever wants to write into a table until disposed, so that what is to be caught in its middle cannot end before; reading goes on.</summary>
public sealed class TableGate : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _table;

    private TableGate(NpgsqlConnection connection, string table) => (_connection, _table) = (connection, table);

    public static async Task<TableGate> CloseAsync(string connectionString, string table)
    {
        var own = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new TableGate(connection, table);
    }

    /// <summary>Waits until somebody stands before the gate.</summary>
    public async Task UntilSomebodyWaitsAsync()
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_locks WHERE relation = $1::regclass AND NOT granted", _connection);
        command.Parameters.AddWithValue(NpgsqlTypes.NpgsqlDbType.Text, _table);
        while (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is 0L)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The connection's end gives the lock back.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
