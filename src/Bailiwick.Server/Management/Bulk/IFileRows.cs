using Bailiwick.Core;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>Records of a file, read forward once.</summary>
public interface IFileRows : IDisposable
{
    /// <summary>The names of the columns; null when each record names its own.</summary>
    public IReadOnlyList<string>? Header { get; }

    /// <summary>How much of the file has been read, 0 to 1.</summary>
    public double Fraction { get; }

    /// <summary>The next record; null after the last; refused when the file cannot be read on.</summary>
    public Outcome<FileRow?> Next();
}
