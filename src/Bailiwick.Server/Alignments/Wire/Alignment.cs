using System.Diagnostics.CodeAnalysis;

namespace Bailiwick.Server.Alignments.Wire;

/// <summary>An alignment as opened: everything but the per-unit arrays.</summary>
public sealed record Alignment : AlignmentInfo
{
    public Alignment()
    {
    }

    [SetsRequiredMembers]
    private Alignment(AlignmentInfo info, HeldAlignment held)
        : base(info)
    {
        (Areas, Revision) = (held.State.Areas.Count, held.Open.Revision);
        Tree = [.. held.State.Areas.All.Select(Area.Of)];
        Measures = [.. held.Units.Measures.Select(MeasureInfo.Of)];
        Balance = new BalanceSettings(held.Row.BalanceMeasure, held.Row.BalanceTolerance, held.Row.BalanceContiguous);
        Totals = [.. held.State.Totals().Select(total => AreaTotals.Of(total, held.Units.Measures))];
        UnplacedRecords = held.Units.UnplacedRecords;
    }

    public required IReadOnlyList<Area> Tree { get; init; }

    public required IReadOnlyList<MeasureInfo> Measures { get; init; }

    public required BalanceSettings Balance { get; init; }

    /// <summary>The unassigned units first, then every area, rolled up.</summary>
    public required IReadOnlyList<AreaTotals> Totals { get; init; }

    /// <summary>Records without a place, or outside every unit.</summary>
    public required int UnplacedRecords { get; init; }

    public required bool CanEdit { get; init; }

    public static Alignment Of(HeldAlignment held, bool canEdit) => new(Of(held.Row), held) { CanEdit = canEdit };
}
