namespace Bailiwick.Server.Problems;

/// <summary>Bytes for a client to keep.</summary>
/// <param name="Content">Little endian where numbers are in it.</param>
/// <param name="Version">What the strong ETag says, without quotes.</param>
public sealed record BinaryBody(ReadOnlyMemory<byte> Content, string Version)
{
    /// <summary>True when these bytes never change under this address.</summary>
    public bool IsImmutable { get; init; }

    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>How the content is already encoded, as <c>gzip</c>, or null.</summary>
    public string? Encoding { get; init; }
}
