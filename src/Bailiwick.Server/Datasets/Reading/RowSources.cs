using Bailiwick.Core;

namespace Bailiwick.Server.Datasets.Reading;

/// <summary>Opens a file as rows, whatever it is.</summary>
public static class RowSources
{
    /// <summary>Opens a file by what its first bytes say, not by its name.</summary>
    /// <param name="stream">Seekable, at its beginning; stays open and must outlive the rows.</param>
    /// <param name="options">What the user says about it.</param>
    public static Outcome<IRowSource> Open(Stream stream, ReadOptions options)
    {
        if (stream.Length == 0)
        {
            return FileRefusals.Empty();
        }

        Span<byte> first = stackalloc byte[4];
        var read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return first[..read].StartsWith("PK"u8) ? WorkbookRows.Open(stream, options) : CsvRows.Open(stream, options);
    }
}
