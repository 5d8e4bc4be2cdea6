namespace Bailiwick.Server.Management.Bulk;

/// <summary>One record of a file.</summary>
/// <param name="Row">Its number, from 1.</param>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Cells">By column: text, bool, decimal, or null for what is to be emptied. Cells that leave their field as it is are missing.</param>
public sealed record FileRow(int Row, int Line, IReadOnlyDictionary<string, object?> Cells)
{
    /// <summary>What is wrong with the line itself.</summary>
    public Core.Refusal? Fault { get; init; }
}
