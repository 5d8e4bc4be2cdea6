namespace Bailiwick.Server.Alignments.Wire;

/// <summary>A level to be made.</summary>
/// <param name="Name">Of one area: "Region".</param>
/// <param name="Count">Areas on this level in all.</param>
public sealed record LevelRequest(string Name, int Count);
