using System.Diagnostics;

namespace Bailiwick.Storage.Embedded;

/// <summary>
/// The running server. A small shell stands between it and us with its standard input held by us: when we end, however we end, the
/// kernel closes that, and the shell tells the server to shut down. It has a session of its own, so that Ctrl+C reaches only us.
/// </summary>
internal sealed class Postmaster : IAsyncDisposable
{
    private const string Guardian =
        """
        exec 3<&0
        "$@" 3<&- </dev/null >>"$LOG" 2>&1 &
        server=$!
        (while read -r _ <&3; do :; done; kill -INT "$server" 2>/dev/null) &
        exec 3<&-
        wait "$server"
        """;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Process _guardian;

    private Postmaster(Process guardian) => _guardian = guardian;

    public bool HasEnded => _guardian.HasExited;

    public static Postmaster Start(PostgresBinaries binaries, ClusterFolder folder, int port)
    {
        string[] settings =
        [
            $"port={port}",
            "listen_addresses=127.0.0.1",
            $"unix_socket_directories={SocketFolder(folder.Cluster)}",
            "password_encryption=scram-sha-256",
            "max_connections=120",
            "shared_buffers=256MB",
            "work_mem=16MB",
            "maintenance_work_mem=128MB",
            "max_wal_size=2GB",
            "checkpoint_timeout=15min",
            "max_parallel_workers_per_gather=1",
            "jit=off",
            "random_page_cost=1.1",
            "timezone=UTC",
            "log_timezone=UTC",
        ];
        var command = ServerAccount.Wrap([binaries.Postgres, "-D", folder.Cluster, .. settings.SelectMany(setting => new[] { "-c", setting })]);
        var start = Shell.StartOf(["setsid", "sh", "-c", Guardian, "bailiwick-postgres", .. command]);
        start.Environment["LOG"] = folder.Log;
        start.RedirectStandardInput = true;
        return new Postmaster(Process.Start(start) ?? throw new EmbeddedPostgresException("The shell that guards PostgreSQL did not start."));
    }

    /// <summary>Makes sure that no server of an earlier life is on the folder: waits for it, asks it, and at last forces it.</summary>
    public static async Task EndOrphanAsync(string cluster, CancellationToken cancellation)
    {
        var file = Path.Combine(cluster, "postmaster.pid");
        var waited = Stopwatch.StartNew();
        for (var asked = 0; OrphanOn(file, cluster) is { } pid; await Task.Delay(100, cancellation))
        {
            var due = waited.Elapsed switch { { TotalSeconds: > 30 } => 3, { TotalSeconds: > 15 } => 2, { TotalSeconds: > 3 } => 1, _ => 0 };
            if (due > asked)
            {
                asked = due;
                await Shell.RunAsync(["sh", "-c", $"kill -{(due switch { 1 => "INT", 2 => "QUIT", _ => "KILL" })} {pid} || true"], cancellation);
            }

            if (waited.Elapsed > _patience)
            {
                throw new EmbeddedPostgresException($"An earlier PostgreSQL, process {pid}, still runs on {cluster} and does not end. Maybe end it by hand.");
            }
        }

        // What is left names a process that is gone, or a stranger that has its number now.
        File.Delete(file);
    }

    /// <summary>Closing the guardian's input asks for a fast shutdown: sessions are ended, everything is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        _guardian.StandardInput.Close();
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            await _guardian.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _guardian.Kill(entireProcessTree: true);
        }

        _guardian.Dispose();
    }

    private static int? OrphanOn(string file, string cluster)
    {
        if (!File.Exists(file) || !int.TryParse(File.ReadLines(file).FirstOrDefault(), out var pid))
        {
            return null;
        }

        // A zombie has no command line; a stranger has another.
        var commandLine = $"/proc/{pid}/cmdline";
        return File.Exists(commandLine) && File.ReadAllText(commandLine).Split('\0').Contains(cluster) ? pid : null;
    }

    // A socket's path has at most 107 bytes, and its name takes some of them.
    private static string SocketFolder(string cluster) => cluster.Length <= 80 && !cluster.Any(c => c is ',' or '"' or ' ') ? cluster : string.Empty;
}
