namespace Bailiwick.Server.Datasets.Reading;

/// <summary>What a file may hold. Beyond these it is refused, so that no file can fill the memory.</summary>
public static class ReadLimits
{
    public const int CellCharacters = 1 << 20;

    public const int RowBytes = 8 << 20;

    public const int Columns = 1000;

    public const int Rows = 5_000_000;

    public const int ArchiveEntries = 10_000;

    public const long UnpackedBytes = 2L << 30;

    public const long SharedTextCharacters = 200_000_000;

    /// <summary>Up to this many unpacked bytes the ratio does not matter.</summary>
    public const long HarmlessBytes = 32L << 20;

    /// <summary>Spreadsheets pack to a tenth, at most a fiftieth; deflate's limit is about a thousandth.</summary>
    public const int UnpackingRatio = 200;
}
