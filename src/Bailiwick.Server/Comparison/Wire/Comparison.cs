using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Optimization.Wire;

namespace Bailiwick.Server.Comparison.Wire;

/// <summary>Two alignments over the same dataset and units, side by side.</summary>
public sealed record Comparison
{
    public required AlignmentInfo Left { get; init; }

    public required AlignmentInfo Right { get; init; }

    public required ScorePair Scores { get; init; }

    /// <summary>By area number, unassigned units first.</summary>
    public required IReadOnlyList<AreaPair> Areas { get; init; }

    /// <summary>Units in different areas.</summary>
    public required int MovedUnits { get; init; }

    /// <summary>What goes from where to where; the diagonal is what is kept.</summary>
    public required IReadOnlyList<MatrixCell> Matrix { get; init; }

    public required IReadOnlyList<MeasureInfo> Measures { get; init; }

    public sealed record ScorePair(ScoreInfo Left, ScoreInfo Right);

    public sealed record AreaPair(int Number, string Name, AreaTotals? LeftTotals, AreaTotals? RightTotals);

    public sealed record MatrixCell(int From, int To, int Units, IReadOnlyList<decimal> Sums);
}
