using Bailiwick.Core.Alignments;

namespace Bailiwick.Server.Alignments.Wire;

/// <summary>The net effect of some edits.</summary>
/// <param name="Units">Units that differ, ascending.</param>
/// <param name="To">By entry: the area it is in now, -1 for none.</param>
/// <param name="Locks">By entry: 1 when locked now, else 0; empty when no lock changed.</param>
/// <param name="Areas">The whole tree when an area changed, else empty.</param>
public sealed record Changes(IReadOnlyList<int> Units, IReadOnlyList<int> To, IReadOnlyList<int> Locks, IReadOnlyList<Area> Areas)
{
    public static Changes Of(Change net, AlignmentState state)
    {
        var units = net.Locks.IsEmpty
            ? net.Moves.Select(move => move.Unit).ToList()
            : net.Moves.Select(move => move.Unit).Union(net.Locks.Select(entry => entry.Unit)).OrderBy(unit => unit.Value).ToList();
        return new Changes(
            [.. units.Select(unit => unit.Value)],
            [.. units.Select(unit => state.AreaOf(unit).Value)],
            net.Locks.IsEmpty ? [] : [.. units.Select(unit => state.IsLocked(unit) ? 1 : 0)],
            net.Areas.IsEmpty ? [] : [.. state.Areas.All.Select(Area.Of)]);
    }
}
