namespace Bailiwick.Core.Alignments;

/// <summary>A level to be made, with as many areas in all.</summary>
/// <param name="Name">"Region"; of one area.</param>
/// <param name="Count">Areas on this level in all, at least as many as on the level above.</param>
public sealed record LevelPlan(string Name, int Count);
