using System.Collections.Immutable;

namespace Bailiwick.Core.Alignments;

/// <summary>
/// Everything one edit does, told from both sides, so that the way back is the same thing read backwards.
/// Entries stand in ascending order of unit or area and name each at most once.
/// </summary>
public sealed class Change
{
    private Change(ImmutableArray<UnitMove> moves, ImmutableArray<UnitLock> locks, ImmutableArray<AreaChange> areas)
    {
        Moves = moves;
        Locks = locks;
        Areas = areas;
    }

    /// <summary>Nothing at all.</summary>
    public static Change None { get; } = new([], [], []);

    /// <summary>Units that change their area, ascending.</summary>
    public ImmutableArray<UnitMove> Moves { get; }

    /// <summary>Units whose lock changes, ascending.</summary>
    public ImmutableArray<UnitLock> Locks { get; }

    /// <summary>Areas created, removed or altered, ascending.</summary>
    public ImmutableArray<AreaChange> Areas { get; }

    /// <summary>True when it does nothing.</summary>
    public bool IsEmpty => Moves.IsEmpty && Locks.IsEmpty && Areas.IsEmpty;

    /// <summary>How many different units it moves, locks or lets go. O(moves + locks).</summary>
    public int UnitCount => Moves.Length + Locks.Length - BothWays();

    /// <summary>
    /// Puts entries in order. O(n log n), O(n) when they are in order. Throws <see cref="ArgumentException"/> when a unit or area stands
    /// twice, or an entry changes nothing: the caller is broken then.
    /// </summary>
    /// <param name="moves">Moves in any order.</param>
    /// <param name="locks">Lock changes in any order.</param>
    /// <param name="areas">Area changes in any order.</param>
    public static Change Of(IEnumerable<UnitMove>? moves = null, IEnumerable<UnitLock>? locks = null, IEnumerable<AreaChange>? areas = null)
    {
        var change = new Change(
            Ordered(moves, move => move.Unit.Value),
            Ordered(locks, entry => entry.Unit.Value),
            Ordered(areas, entry => entry.Number.Value));
        foreach (var move in change.Moves)
        {
            if (move.From == move.To)
            {
                throw new ArgumentException($"Unit {move.Unit.Value} moves from area {move.From.Value} to itself.", nameof(moves));
            }
        }

        foreach (var area in change.Areas)
        {
            if (area.Before == area.After)
            {
                throw new ArgumentException($"Area {area.Number.Value} changes into itself.", nameof(areas));
            }
        }

        return change;
    }

    /// <summary>The way back: applied after this, it leaves everything as it was. O(entries).</summary>
    public Change Inverse() => new(
        ImmutableArray.CreateRange(Moves, move => move.Inverse()),
        ImmutableArray.CreateRange(Locks, entry => entry.Inverse()),
        ImmutableArray.CreateRange(Areas, area => area.Inverse()));

    /// <summary>The net effect of changes that follow each other; what cancels out is left out. O(entries log entries).</summary>
    /// <param name="changes">In the order in which they happen.</param>
    public static Change Net(IEnumerable<Change> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var moves = new Dictionary<UnitIndex, UnitMove>();
        var locks = new Dictionary<UnitIndex, UnitLock>();
        var areas = new Dictionary<AreaNumber, AreaChange>();
        foreach (var change in changes)
        {
            foreach (var move in change.Moves)
            {
                moves[move.Unit] = moves.TryGetValue(move.Unit, out var first) ? first with { To = move.To } : move;
            }

            foreach (var entry in change.Locks)
            {
                if (!locks.Remove(entry.Unit))
                {
                    locks.Add(entry.Unit, entry);
                }
            }

            foreach (var area in change.Areas)
            {
                areas[area.Number] = areas.TryGetValue(area.Number, out var first) ? first with { After = area.After } : area;
            }
        }

        return Of(
            moves.Values.Where(move => move.From != move.To),
            locks.Values,
            areas.Values.Where(area => area.Before != area.After));
    }

    private static ImmutableArray<T> Ordered<T>(IEnumerable<T>? entries, Func<T, int> key)
    {
        if (entries is null)
        {
            return [];
        }

        var sorted = entries.ToArray();
        var isSorted = true;
        for (var i = 1; i < sorted.Length && isSorted; i++)
        {
            isSorted = key(sorted[i - 1]) < key(sorted[i]);
        }

        if (!isSorted)
        {
            Array.Sort(sorted, (left, right) => key(left).CompareTo(key(right)));
            for (var i = 1; i < sorted.Length; i++)
            {
                if (key(sorted[i - 1]) == key(sorted[i]))
                {
                    throw new ArgumentException($"The change names {typeof(T).Name} {key(sorted[i])} twice.", nameof(entries));
                }
            }
        }

        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }

    private int BothWays()
    {
        var (both, move) = (0, 0);
        foreach (var entry in Locks)
        {
            while (move < Moves.Length && Moves[move].Unit.Value < entry.Unit.Value)
            {
                move++;
            }

            both += move < Moves.Length && Moves[move].Unit == entry.Unit ? 1 : 0;
        }

        return both;
    }
}
