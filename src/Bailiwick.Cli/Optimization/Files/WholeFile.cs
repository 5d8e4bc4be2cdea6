namespace Bailiwick.Cli.Optimization.Files;

/// <summary>A file that appears whole or not at all: written beside its place and moved there at the end.</summary>
internal sealed class WholeFile : IDisposable
{
    private readonly string _path;
    private readonly string _draft;
    private bool _isKept;

    private WholeFile(string path, string draft, FileStream stream) => (_path, _draft, Stream) = (path, draft, stream);

    public FileStream Stream { get; }

    /// <summary>Refuses a place that cannot be written before any work is done.</summary>
    public static WholeFile Open(string path)
    {
        var draft = $"{path}.{Environment.ProcessId}.draft";
        try
        {
            if (Directory.Exists(path))
            {
                throw new IOException("It is a folder.");
            }

            return new WholeFile(path, draft, new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw InputFaults.One(path, $"cannot be written ({failure.Message}). Maybe check the folder and your rights.");
        }
    }

    public void Keep()
    {
        Stream.Dispose();
        File.Move(_draft, _path, overwrite: true);
        _isKept = true;
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (!_isKept)
        {
            File.Delete(_draft);
        }
    }
}
