using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Optimization.Wire;

namespace Bailiwick.Server.Optimization;

/// <summary>What is kept of a proposal as JSON beside its assignment: figures that belong to its own revision, never recomputed.</summary>
public sealed record ProposalFindings(ScoreInfo Score, IReadOnlyList<ObstacleInfo> Obstacles, IReadOnlyList<AreaTotals> Totals);
