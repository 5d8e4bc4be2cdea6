using System.Security.Cryptography;
using System.Text;

namespace Bailiwick.Storage.Embedded;

/// <summary>
/// Where a cluster's files are: <c>postgres</c> in the data folder. Under root, when the server's account cannot pass the folders above
/// (a data folder in /root), the files are in /var/lib/bailiwick and <c>postgres</c> is a link to them.
/// </summary>
internal sealed class ClusterFolder : IDisposable
{
    private readonly FileStream _lock;

    private ClusterFolder(string data, string home, FileStream guard)
    {
        Data = data;
        Home = home;
        _lock = guard;
    }

    /// <summary>What the caller named.</summary>
    public string Data { get; }

    /// <summary>The folder that holds the cluster's folder, reachable by the server's account.</summary>
    public string Home { get; }

    /// <summary>PostgreSQL's own data directory.</summary>
    public string Cluster => Path.Combine(Home, "postgres");

    public string Log => Path.Combine(Data, "postgres.log");

    private string PasswordFile => Path.Combine(Data, "postgres.password");

    /// <summary>Opens the folder for one process; another that has it open is named in the refusal.</summary>
    public static ClusterFolder Open(string data)
    {
        data = Path.GetFullPath(data);
        Directory.CreateDirectory(data);
        var guard = Lock(data);
        var home = data;
        if (!ServerAccount.CanReach(data))
        {
            home = Path.Combine("/var/lib/bailiwick", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..16]);
            Directory.CreateDirectory(home);
            var link = Path.Combine(data, "postgres");
            if (!Path.Exists(link))
            {
                File.CreateSymbolicLink(link, Path.Combine(home, "postgres"));
            }
        }

        return new ClusterFolder(data, home, guard);
    }

    /// <summary>The superuser's password: made once, in a file only this user can read.</summary>
    public string Password()
    {
        if (!File.Exists(PasswordFile))
        {
            var fresh = PasswordFile + ".new";
            File.Delete(fresh);
            WritePrivately(fresh, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
            File.Move(fresh, PasswordFile);
        }

        return File.ReadAllText(PasswordFile).Trim();
    }

    /// <summary>Creates the cluster when it is not there; a creation that was cut off begins anew.</summary>
    public async Task CreateAsync(PostgresBinaries binaries, CancellationToken cancellation)
    {
        if (File.Exists(Path.Combine(Cluster, "PG_VERSION")))
        {
            return;
        }

        var fresh = Cluster + ".new";
        var passwordFile = Path.Combine(Home, "postgres.init");
        await Shell.RunAsync(["rm", "-rf", fresh, passwordFile], cancellation);
        await Shell.RunAsync(["mkdir", "-m", "700", fresh], cancellation);
        WritePrivately(passwordFile, Password());
        await ServerAccount.OwnAsync(fresh, cancellation);
        await ServerAccount.OwnAsync(passwordFile, cancellation);
        try
        {
            await Shell.RunAsync(
                ServerAccount.Wrap(
                [
                    binaries.InitDb, "--pgdata", fresh, "--username", EmbeddedPostgres.User, "--auth", "scram-sha-256", "--pwfile", passwordFile,
                    "--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C", "--no-instructions",
                ]),
                cancellation);
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(fresh, Cluster);
    }

    public void Dispose() => _lock.Dispose();

    // Private from its first moment: the mode is given when the file is made.
    private static void WritePrivately(string path, string text)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The embedded PostgreSQL runs on Linux.");
        }

        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    private static FileStream Lock(string data)
    {
        var path = Path.Combine(data, "server.lock");
        try
        {
            var guard = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            guard.SetLength(0);
            guard.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString()));
            guard.Flush();
            return guard;
        }
        catch (IOException)
        {
            throw new EmbeddedPostgresException($"The data folder {data} is in use by another Bailiwick. Maybe stop it first, or choose another folder with --data.");
        }
    }
}
