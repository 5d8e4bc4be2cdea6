namespace Bailiwick.Server.Problems;

/// <summary>Says of a route that what it refuses as invalid is the content of a file, so the status is 422 and not 400.</summary>
public sealed class JudgesFiles
{
    public static JudgesFiles Instance { get; } = new();
}
