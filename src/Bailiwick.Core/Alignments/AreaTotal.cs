namespace Bailiwick.Core.Alignments;

/// <summary>What an area holds, with everything below it.</summary>
/// <param name="Area">Which area; <see cref="AreaNumber.None"/> stands for the unassigned units.</param>
/// <param name="Units">How many units.</param>
/// <param name="Sums">By measure, in the measure's own steps; exact.</param>
public sealed record AreaTotal(AreaNumber Area, int Units, IReadOnlyList<long> Sums);
