using Bailiwick.Core.Alignments;
using Bailiwick.Server.Alignments;

namespace Bailiwick.Server.Optimization;

/// <summary>One revision of an alignment taken out of its lock: arrays of its own, for work that takes a while.</summary>
public sealed record PlanView
{
    public required Guid Alignment { get; init; }

    public required AlignmentState State { get; init; }

    public required UnitSet Units { get; init; }

    public required UnitLinks Links { get; init; }

    /// <summary>Index of the balanced measure.</summary>
    public required int Balanced { get; init; }

    public required double Tolerance { get; init; }

    public int Revision => State.Revision.Value;

    /// <summary>Copies what is held and lets it go; then makes the graph, which may take a moment.</summary>
    public static async Task<PlanView> TakeAsync(HeldAlignment held, CancellationToken cancellation)
    {
        var (row, units, balanced) = (held.Row, held.Units, held.BalancedMeasure);
        var state = held.State.Copy();
        held.Dispose();
        return new PlanView
        {
            Alignment = row.Id,
            State = state,
            Units = units,
            Links = (await units.GraphAsync(cancellation)).Links,
            Balanced = balanced,
            Tolerance = row.BalanceTolerance,
        };
    }
}
