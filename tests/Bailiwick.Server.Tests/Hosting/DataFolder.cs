using System.Diagnostics;

namespace Bailiwick.Server.Tests.Hosting;

/// <summary>A folder for a service's data, gone at the end of the test.</summary>
public sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("bailiwick-data-").FullName;

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
