namespace Bailiwick.Server.Problems;

/// <summary>The reply of an act that has none: an empty JSON object.</summary>
public sealed record Nothing
{
    public static Nothing Instance { get; } = new();
}
