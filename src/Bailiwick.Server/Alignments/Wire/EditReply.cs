using Bailiwick.Core;
using Bailiwick.Core.Alignments;

namespace Bailiwick.Server.Alignments.Wire;

/// <summary>What happened since the revision the caller had seen.</summary>
/// <param name="Revision">The present one.</param>
/// <param name="Edits">Since then, in order; after an edit the last is the caller's own.</param>
/// <param name="Changes">Their net effect.</param>
/// <param name="Totals">Of the areas whose totals changed, and of the unassigned units.</param>
public sealed record EditReply(int Revision, IReadOnlyList<Edit> Edits, Changes Changes, IReadOnlyList<AreaTotals> Totals)
{
    /// <summary>What the target plan comes to that the editor asked about; else nothing.</summary>
    public Targets.Wire.TargetTotals? Targets { get; init; }

    /// <summary>Everything after a revision of an alignment at its newest.</summary>
    public static async Task<EditReply> SinceAsync(HeldAlignment held, int revision, CancellationToken cancellation)
    {
        var net = Change.Net((await held.EditsAfterAsync(revision, cancellation)).Select(edit => edit.Change));
        return new EditReply(
            held.Open.Revision,
            [.. held.Open.RowsAfter(revision).Select(Edit.Of)],
            Changes.Of(net, held.State),
            [.. Touched(net, held.State).Select(area => AreaTotals.Of(held.State.RollUp(area), held.Units.Measures))]);
    }

    // The unassigned units always, then the areas units left or entered and every area above them, then new and moved areas with theirs.
    private static IEnumerable<AreaNumber> Touched(Change net, AlignmentState state)
    {
        var touched = new SortedSet<int> { AreaNumber.None.Value };
        var areas = net.Moves.Select(move => move.From)
            .Concat(net.Moves.Select(move => move.To))
            .Distinct()
            .Concat(net.Areas.Where(area => area.Before?.Parent != area.After?.Parent || area.Before is null || area.After is null)
                .SelectMany(area => new[] { area.Number, area.Before?.Parent ?? AreaNumber.None, area.After?.Parent ?? AreaNumber.None }));
        foreach (var area in areas.SelectMany(state.Areas.PathTo))
        {
            touched.Add(area.Number.Value);
        }

        return touched.Select(number => new AreaNumber(number));
    }
}
