namespace Bailiwick.Geography.Boundaries;

/// <summary>How large a boundary file may be. Beyond any of these it is refused with <c>boundary.too-large</c> or <c>boundary.too-deep</c>.</summary>
public sealed record BoundaryLimits
{
    /// <summary>Bytes of the file.</summary>
    public long Bytes { get; init; } = 256L << 20;

    /// <summary>Features.</summary>
    public int Features { get; init; } = 250_000;

    /// <summary>Corners over all outlines; reading takes about 150 bytes of memory for each.</summary>
    public int Corners { get; init; } = 8_000_000;

    /// <summary>Levels of nested arrays and objects.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Bytes of one name or one text value.</summary>
    public int TextBytes { get; init; } = 64 << 10;
}
