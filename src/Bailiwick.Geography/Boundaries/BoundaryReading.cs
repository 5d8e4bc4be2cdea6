namespace Bailiwick.Geography.Boundaries;

/// <summary>A boundary file read.</summary>
/// <param name="Set">Its units.</param>
/// <param name="Findings">What was repaired, skipped or is unusual, in file order.</param>
public sealed record BoundaryReading(BoundarySet Set, IReadOnlyList<BoundaryFinding> Findings);
