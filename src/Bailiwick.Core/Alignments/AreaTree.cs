using System.Collections.Immutable;

namespace Bailiwick.Core.Alignments;

/// <summary>All areas of an alignment at one revision, by number. Never changes; an altered tree is a new one.</summary>
public sealed class AreaTree
{
    private readonly ImmutableArray<Area?> _areaOfNumber;
    private ILookup<AreaNumber, Area>? _childrenOfParent;

    private AreaTree(ImmutableArray<Area?> areaOfNumber, int count)
    {
        _areaOfNumber = areaOfNumber;
        Count = count;
    }

    /// <summary>Numbers reach from 0 to one less than this, so that 16 bits hold them and one value is left for "none".</summary>
    public const int MostAreas = 65_534;

    /// <summary>No area, no number given yet.</summary>
    public static AreaTree Empty { get; } = new([], 0);

    /// <summary>How many areas there are, on all levels.</summary>
    public int Count { get; }

    /// <summary>How many numbers were ever given; the next new area gets this one.</summary>
    public int NumbersGiven => _areaOfNumber.Length;

    /// <summary>All areas, ascending by number.</summary>
    public IEnumerable<Area> All => _areaOfNumber.Where(area => area is not null)!;

    /// <summary>A tree of these areas. Throws <see cref="ArgumentException"/> when a number stands twice.</summary>
    /// <param name="areas">In any order.</param>
    /// <param name="numbersGiven">How many numbers were ever given; more when removed areas had the last ones.</param>
    public static AreaTree Of(IEnumerable<Area> areas, int numbersGiven = 0)
    {
        ArgumentNullException.ThrowIfNull(areas);
        var all = areas.ToList();
        var slots = new Area?[Math.Max(numbersGiven, all.Count == 0 ? 0 : all.Max(area => area.Number.Value) + 1)];
        foreach (var area in all)
        {
            if (slots[area.Number.Value] is not null)
            {
                throw new ArgumentException($"Area {area.Number.Value} stands twice.", nameof(areas));
            }

            slots[area.Number.Value] = area;
        }

        return new AreaTree([.. slots], all.Count);
    }

    /// <summary>The area of that number, or null when there is none. O(1).</summary>
    /// <param name="number">Any number.</param>
    public Area? Find(AreaNumber number) =>
        number.Value >= 0 && number.Value < _areaOfNumber.Length ? _areaOfNumber[number.Value] : null;

    /// <summary>The areas directly below, ascending by number; those of the top level for <see cref="AreaNumber.None"/>.</summary>
    /// <param name="parent">An area or none.</param>
    public IEnumerable<Area> Below(AreaNumber parent) => (_childrenOfParent ??= All.ToLookup(area => area.Parent))[parent];

    /// <summary>The areas of one level, ascending by number. O(areas).</summary>
    /// <param name="level">0 is the top.</param>
    public IEnumerable<Area> OfLevel(int level) => All.Where(area => area.Level == level);

    /// <summary>The lock that holds for an area: its own or that of the nearest area above it; null when it is open. O(levels).</summary>
    /// <param name="number">Any number; none and unknown ones are open.</param>
    public Area? LockOver(AreaNumber number)
    {
        for (var area = Find(number); area is not null; area = Find(area.Parent))
        {
            if (area.IsLocked)
            {
                return area;
            }
        }

        return null;
    }

    /// <summary>An area and all above it, from the top down: "North", "North 3". O(levels).</summary>
    /// <param name="number">Any number; nothing for none and unknown ones.</param>
    public IReadOnlyList<Area> PathTo(AreaNumber number)
    {
        var path = new List<Area>();
        for (var area = Find(number); area is not null; area = Find(area.Parent))
        {
            path.Insert(0, area);
        }

        return path;
    }

    /// <summary>The tree after the changes; nothing is checked, see <see cref="AreaRules"/>. O(numbers given + changes).</summary>
    /// <param name="changes">Each area at most once.</param>
    public AreaTree With(ImmutableArray<AreaChange> changes)
    {
        if (changes.IsEmpty)
        {
            return this;
        }

        var given = Math.Max(NumbersGiven, changes.Max(change => change.Number.Value) + 1);
        var slots = new Area?[given];
        _areaOfNumber.CopyTo(slots);
        foreach (var change in changes)
        {
            slots[change.Number.Value] = change.After;
        }

        return new AreaTree(System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(slots), slots.Count(area => area is not null));
    }
}
