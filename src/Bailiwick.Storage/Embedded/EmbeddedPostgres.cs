using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Bailiwick.Storage.Embedded;

/// <summary>
/// A PostgreSQL of our own on one data folder: created at the first start, on a free port of the loopback interface, ended with us.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    internal const string User = "bailiwick";
    private const string Database = "bailiwick";
    private const int StartAttempts = 3;

    private readonly ClusterFolder _folder;
    private readonly Postmaster _postmaster;

    private EmbeddedPostgres(ClusterFolder folder, Postmaster postmaster, string connectionString)
    {
        _folder = folder;
        _postmaster = postmaster;
        ConnectionString = connectionString;
    }

    /// <summary>To the database <c>bailiwick</c>, as its owner.</summary>
    public string ConnectionString { get; }

    /// <summary>False once the server has ended, whoever ended it.</summary>
    public bool IsRunning => !_postmaster.HasEnded;

    /// <summary>The folder inside a <c>node_modules</c> that holds the programs for this machine.</summary>
    public static string NativeFolder(string nodeModules) => Path.Combine(nodeModules, PostgresBinaries.PackageName, "native");

    /// <summary>Starts on a data folder, and returns when the server answers and the database is there.</summary>
    /// <param name="data">Holds everything; made when missing.</param>
    /// <param name="native">The npm package's <c>native</c> folder, see <see cref="NativeFolder"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="EmbeddedPostgresException">It cannot be had; the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(string data, string native, CancellationToken cancellation)
    {
        var folder = ClusterFolder.Open(data);
        try
        {
            var binaries = await PostgresBinaries.PrepareAsync(native, folder.Home, cancellation);
            await folder.CreateAsync(binaries, cancellation);
            await Postmaster.EndOrphanAsync(folder.Cluster, cancellation);
            TrimLog(folder.Log);
            for (var attempt = 1; ; attempt++)
            {
                if (await TryStartAsync(binaries, folder, cancellation) is { } started)
                {
                    return started;
                }

                if (attempt == StartAttempts)
                {
                    throw new EmbeddedPostgresException(
                        $"PostgreSQL did not start on {folder.Cluster}. It said: {string.Join(' ', File.ReadLines(folder.Log).TakeLast(5))} Maybe look into {folder.Log}.");
                }
            }
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Ends the server with everything on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await _postmaster.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<EmbeddedPostgres?> TryStartAsync(PostgresBinaries binaries, ClusterFolder folder, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = IPAddress.Loopback.ToString(),
            Port = FreePort(),
            Username = User,
            Password = folder.Password(),
            Database = "postgres",
            ApplicationName = "bailiwick",
            MaxPoolSize = 60,
            IncludeErrorDetail = true,
        };
        var postmaster = Postmaster.Start(binaries, folder, connection.Port);
        try
        {
            if (!await AnswersAsync(postmaster, connection.ConnectionString, cancellation))
            {
                await postmaster.DisposeAsync();
                return null;
            }

            await CreateDatabaseAsync(connection.ConnectionString, cancellation);
            connection.Database = Database;
            return new EmbeddedPostgres(folder, postmaster, connection.ConnectionString);
        }
        catch
        {
            await postmaster.DisposeAsync();
            throw;
        }
    }

    // Another process may take the port before the server does, or replay after a crash may take its time.
    private static async Task<bool> AnswersAsync(Postmaster postmaster, string connectionString, CancellationToken cancellation)
    {
        while (!postmaster.HasEnded)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Timeout=5");
                await connection.OpenAsync(cancellation);
                return true;
            }
            catch (NpgsqlException e) when (e.InnerException is SocketException or TimeoutException || e.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                await Task.Delay(50, cancellation);
            }
        }

        return false;
    }

    private static async Task CreateDatabaseAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM pg_database WHERE datname = '{Database}'", connection);
        if ((long)(await command.ExecuteScalarAsync(cancellation))! == 0)
        {
            command.CommandText = $"CREATE DATABASE {Database}";
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void TrimLog(string log)
    {
        const long Enough = 10 << 20;
        if (File.Exists(log) && new FileInfo(log).Length > Enough)
        {
            File.Move(log, log + ".old", overwrite: true);
        }
    }
}
