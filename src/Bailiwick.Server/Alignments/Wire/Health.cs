namespace Bailiwick.Server.Alignments.Wire;

/// <summary>What is wrong with an alignment, and how good it is.</summary>
/// <param name="Revision">The revision judged.</param>
/// <param name="Unassigned">The first ten thousand units without an area.</param>
/// <param name="UnassignedCount">How many there are in all.</param>
/// <param name="Islands">All pieces but the largest of each area.</param>
/// <param name="Score">The figures.</param>
public sealed record Health(int Revision, IReadOnlyList<int> Unassigned, int UnassignedCount, IReadOnlyList<Island> Islands, Optimization.Wire.ScoreInfo Score);
