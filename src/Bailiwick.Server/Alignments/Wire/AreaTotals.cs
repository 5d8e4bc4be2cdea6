using Bailiwick.Core.Alignments;

namespace Bailiwick.Server.Alignments.Wire;

/// <summary>What an area holds with everything below it.</summary>
/// <param name="Area">-1 stands for the unassigned units.</param>
/// <param name="Units">How many units.</param>
/// <param name="Sums">By measure, in the order of the measures; exact.</param>
public sealed record AreaTotals(int Area, int Units, IReadOnlyList<decimal> Sums)
{
    public static AreaTotals Of(AreaTotal total, IReadOnlyList<UnitMeasure> measures) =>
        new(total.Area.Value, total.Units, Exact(total.Sums, measures));

    /// <summary>Sums by measure as exact decimals.</summary>
    public static decimal[] Exact(IReadOnlyList<long> sums, IReadOnlyList<UnitMeasure> measures) =>
        sums.Select((sum, measure) => measures[measure].Exact(sum)).ToArray();
}
