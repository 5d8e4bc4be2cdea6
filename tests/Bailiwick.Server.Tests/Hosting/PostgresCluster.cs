using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage;
using Bailiwick.Storage.Embedded;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Bailiwick.Server.Tests.Hosting;

/// <summary>One real PostgreSQL for all tests of this assembly; each host gets a database of its own, copied from a migrated one.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private const string Template = "template_migrated";

    private readonly string _data = Directory.CreateTempSubdirectory("bailiwick-tests-").FullName;
    private readonly SemaphoreSlim _oneCopyAtATime = new(1, 1);
    private EmbeddedPostgres? _server;
    private int _databases;

    /// <summary>PostgreSQL's programs, as the set-up leaves them.</summary>
    public static string Native { get; } = EmbeddedPostgres.NativeFolder(Tools());

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        }

        _server = await EmbeddedPostgres.StartAsync(_data, Native, CancellationToken.None);
        await RunAsync($"CREATE DATABASE {Template}");
        await using var source = NpgsqlDataSource.Create(ConnectionTo(Template) + ";Pooling=false");
        await Migrator.MigrateAsync(source, CancellationToken.None);
    }

    /// <summary>A fresh database with all tables; its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await _oneCopyAtATime.WaitAsync();
        try
        {
            await RunAsync($"CREATE DATABASE {name} TEMPLATE {Template}");
        }
        finally
        {
            _oneCopyAtATime.Release();
        }

        return ConnectionTo(name);
    }

    /// <summary>A fresh database with nothing in it; its connection string.</summary>
    public async Task<string> CreateEmptyDatabaseAsync()
    {
        var name = $"empty_{Interlocked.Increment(ref _databases)}";
        await RunAsync($"CREATE DATABASE {name}");
        return ConnectionTo(name);
    }

    public async ValueTask DisposeAsync()
    {
        _oneCopyAtATime.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    private string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(_server!.ConnectionString) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Tools()
    {
        if (Environment.GetEnvironmentVariable("BAILIWICK_TOOLS") is { Length: > 0 } given)
        {
            return given;
        }

        return Path.Combine(Repository.Root, ".bailiwick", "tools", "node_modules");
    }
}
