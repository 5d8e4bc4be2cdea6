namespace Bailiwick.Server.Tests.Jobs;

/// <summary>Holds <see cref="StepWork"/> in its middle until opened.</summary>
public sealed class StepGate : IDisposable
{
    // A service may run under another account: the folder is everybody's to look into.
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bailiwick-gate-");

    public StepGate()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.FullName, (UnixFileMode)Convert.ToInt32("755", 8));
        }

        File.Create(Path).Dispose();
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "closed");

    public void Open() => File.Delete(Path);

    public void Dispose() => _folder.Delete(recursive: true);
}
