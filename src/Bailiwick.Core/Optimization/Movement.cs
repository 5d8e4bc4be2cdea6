using Bailiwick.Core.Alignments;

namespace Bailiwick.Core.Optimization;

/// <summary>What goes from one area of one alignment to one area of another; the same area on both sides is what is kept.</summary>
/// <param name="From">Area on the left, or none.</param>
/// <param name="To">Area on the right, or none.</param>
/// <param name="Units">How many units.</param>
/// <param name="Sums">By measure, in its own steps; exact.</param>
public sealed record Movement(AreaNumber From, AreaNumber To, int Units, IReadOnlyList<long> Sums)
{
    /// <summary>
    /// All pairs of areas that have a unit in common, ascending; the cells add up to the whole. O(units x measures).
    /// Throws <see cref="ArgumentException"/> when the two sides differ in length.
    /// </summary>
    /// <param name="left">By unit, as <see cref="AlignmentState.AreaOfUnit"/>.</param>
    /// <param name="right">By unit, on the other side.</param>
    /// <param name="measures">The numbers to sum.</param>
    public static IReadOnlyList<Movement> Matrix(ReadOnlySpan<ushort> left, ReadOnlySpan<ushort> right, IReadOnlyList<UnitMeasure> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        if (left.Length != right.Length)
        {
            throw new ArgumentException($"{left.Length} units on the left, {right.Length} on the right.", nameof(right));
        }

        var cells = new SortedDictionary<(int From, int To), (int Units, long[] Sums)>();
        for (var unit = 0; unit < left.Length; unit++)
        {
            var key = (AlignmentState.Decode(left[unit]).Value, AlignmentState.Decode(right[unit]).Value);
            if (!cells.TryGetValue(key, out var cell))
            {
                cell = (0, new long[measures.Count]);
            }

            for (var measure = 0; measure < measures.Count; measure++)
            {
                cell.Sums[measure] += measures[measure].Amount[unit];
            }

            cells[key] = (cell.Units + 1, cell.Sums);
        }

        return cells
            .Select(cell => new Movement(new AreaNumber(cell.Key.From), new AreaNumber(cell.Key.To), cell.Value.Units, cell.Value.Sums))
            .ToList();
    }
}
