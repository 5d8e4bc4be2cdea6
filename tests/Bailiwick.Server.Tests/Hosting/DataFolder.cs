using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Bailiwick.Server.Tests.Hosting;

/// <summary>A folder for a service's data, gone at the end of the test.</summary>
public sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("bailiwick-data-").FullName;

    /// <summary>To the PostgreSQL that a service runs here: the port is in the running server's own file, the password in ours.</summary>
    public string Connection => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = int.Parse(File.ReadLines(System.IO.Path.Combine(Path, "postgres", "postmaster.pid")).ElementAt(3), CultureInfo.InvariantCulture),
        Username = "bailiwick",
        Password = File.ReadAllText(System.IO.Path.Combine(Path, "postgres.password")),
        Database = "bailiwick",
        Pooling = false,
    }.ConnectionString;

    /// <summary>True under root, where another account can be used.</summary>
    public static bool CanChangeAccount => Environment.IsPrivilegedProcess;

    /// <summary>Lets every account pass through, as a data folder outside of /root does.</summary>
    public DataFolder Open() => Chmod("711");

    /// <summary>Gives the folder to an account.</summary>
    public DataFolder GiveTo(string account)
    {
        Run("chown", account, Path);
        return this;
    }

    public void Dispose()
    {
        for (var attempt = 0; Directory.Exists(Path); attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                // A server that was killed a moment ago is still closing its files.
                Thread.Sleep(100);
            }
        }
    }

    private DataFolder Chmod(string mode)
    {
        Run("chmod", mode, Path);
        return this;
    }

    private static void Run(params string[] command)
    {
        using var process = Process.Start(command[0], command[1..]);
        process.WaitForExit();
    }
}
