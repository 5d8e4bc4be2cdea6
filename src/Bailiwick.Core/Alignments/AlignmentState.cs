namespace Bailiwick.Core.Alignments;

/// <summary>
/// An alignment at one revision: the areas, the area of each unit, the locks, and running totals by area. It changes through
/// <see cref="Apply"/> only, which keeps every total true. Not safe for several threads at once.
/// </summary>
public sealed class AlignmentState
{
    /// <summary>How "no area" is written in 16 bits.</summary>
    public const ushort NoArea = ushort.MaxValue;

    private readonly ushort[] _areaOfUnit;
    private readonly bool[] _isLocked;
    private int[] _unitsOfArea;
    private long[] _sumOfArea;

    /// <summary>Takes up a state. O(units x measures). Throws <see cref="ArgumentException"/> when the arrays do not fit the frame.</summary>
    /// <param name="frame">Levels, units and measures.</param>
    /// <param name="areas">The areas at that revision.</param>
    /// <param name="areaOfUnit">By unit: the number of its area, or <see cref="NoArea"/>. Taken over, not copied.</param>
    /// <param name="isLocked">By unit. Taken over, not copied.</param>
    /// <param name="revision">Which revision this is.</param>
    public AlignmentState(AlignmentFrame frame, AreaTree areas, ushort[] areaOfUnit, bool[] isLocked, Revision revision)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(areaOfUnit);
        ArgumentNullException.ThrowIfNull(isLocked);
        if (areaOfUnit.Length != frame.Units || isLocked.Length != frame.Units)
        {
            throw new ArgumentException($"{areaOfUnit.Length} areas and {isLocked.Length} locks were given for {frame.Units} units.", nameof(areaOfUnit));
        }

        (Frame, Areas, _areaOfUnit, _isLocked, Revision) = (frame, areas, areaOfUnit, isLocked, revision);
        _unitsOfArea = new int[areas.NumbersGiven + 1];
        _sumOfArea = new long[_unitsOfArea.Length * frame.Measures.Count];
        for (var unit = 0; unit < areaOfUnit.Length; unit++)
        {
            var area = Decode(areaOfUnit[unit]);
            if (area != AreaNumber.None && areas.Find(area)?.Level != frame.LowestLevel)
            {
                throw new ArgumentException($"Unit {unit} is in area {area.Value}, which is not on the lowest level.", nameof(areaOfUnit));
            }

            Count(unit, area, 1);
        }
    }

    /// <summary>Levels, units and measures.</summary>
    public AlignmentFrame Frame { get; }

    /// <summary>The areas at this revision.</summary>
    public AreaTree Areas { get; private set; }

    /// <summary>Which revision this is.</summary>
    public Revision Revision { get; private set; }

    /// <summary>By unit: the number of its area, or <see cref="NoArea"/>.</summary>
    public ReadOnlySpan<ushort> AreaOfUnit => _areaOfUnit;

    /// <summary>By unit.</summary>
    public ReadOnlySpan<bool> Locks => _isLocked;

    /// <summary>No unit is assigned, none is locked.</summary>
    /// <param name="frame">Levels, units and measures.</param>
    /// <param name="areas">The areas as created.</param>
    public static AlignmentState Begin(AlignmentFrame frame, AreaTree areas)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var areaOfUnit = new ushort[frame.Units];
        Array.Fill(areaOfUnit, NoArea);
        return new AlignmentState(frame, areas, areaOfUnit, new bool[frame.Units], new Revision(0));
    }

    /// <summary>Reads a 16-bit area number.</summary>
    /// <param name="code">A number or <see cref="NoArea"/>.</param>
    public static AreaNumber Decode(ushort code) => code == NoArea ? AreaNumber.None : new AreaNumber(code);

    /// <summary>Writes an area number in 16 bits.</summary>
    /// <param name="area">A number below <see cref="AreaTree.MostAreas"/>, or none.</param>
    public static ushort Encode(AreaNumber area) => area == AreaNumber.None ? NoArea : checked((ushort)area.Value);

    /// <summary>The area a unit is in, or none. O(1).</summary>
    /// <param name="unit">Within the frame.</param>
    public AreaNumber AreaOf(UnitIndex unit) => Decode(_areaOfUnit[unit.Value]);

    /// <summary>Whether a unit is locked where it is. O(1).</summary>
    /// <param name="unit">Within the frame.</param>
    public bool IsLocked(UnitIndex unit) => _isLocked[unit.Value];

    /// <summary>What an area of the lowest level holds, or the unassigned units together. O(measures).</summary>
    /// <param name="area">An area, or none.</param>
    public AreaTotal TotalOf(AreaNumber area)
    {
        var (row, measures) = (area.Value + 1, Frame.Measures.Count);
        return row < _unitsOfArea.Length
            ? new AreaTotal(area, _unitsOfArea[row], _sumOfArea.AsSpan(row * measures, measures).ToArray())
            : new AreaTotal(area, 0, new long[measures]);
    }

    /// <summary>What any area holds: its own units and those of all areas below it. O(areas below x measures).</summary>
    /// <param name="area">An area, or none for the unassigned units.</param>
    public AreaTotal RollUp(AreaNumber area)
    {
        var own = TotalOf(area);
        if (area == AreaNumber.None)
        {
            return own;
        }

        var (units, sums) = (own.Units, own.Sums.ToArray());
        foreach (var child in Areas.Below(area))
        {
            var below = RollUp(child.Number);
            units += below.Units;
            for (var measure = 0; measure < sums.Length; measure++)
            {
                sums[measure] += below.Sums[measure];
            }
        }

        return new AreaTotal(area, units, sums);
    }

    /// <summary>The unassigned units, then every area ascending by number, rolled up. O(areas x levels x measures).</summary>
    public IReadOnlyList<AreaTotal> Totals() =>
        [TotalOf(AreaNumber.None), .. Areas.All.Select(area => RollUp(area.Number))];

    /// <summary>
    /// Takes in the next edit. O(moves x measures), whatever the number of areas. Throws <see cref="InvalidOperationException"/> when the
    /// change does not begin where this state is: the log is broken then. Rules are asked before, see <see cref="ChangeRules"/>.
    /// </summary>
    /// <param name="change">What the edit does.</param>
    public void Apply(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        DemandFit(change);
        Areas = Areas.With(change.Areas);
        MakeRoom(Areas.NumbersGiven + 1);
        foreach (var move in change.Moves)
        {
            Count(move.Unit.Value, move.From, -1);
            Count(move.Unit.Value, move.To, 1);
            _areaOfUnit[move.Unit.Value] = Encode(move.To);
        }

        foreach (var entry in change.Locks)
        {
            _isLocked[entry.Unit.Value] = entry.IsLocked;
        }

        Revision = new Revision(Revision.Value + 1);
    }

    /// <summary>A state of its own with the same content. O(units + areas x measures).</summary>
    public AlignmentState Copy() => new(Frame, Areas, [.. _areaOfUnit], [.. _isLocked], Revision);

    // Everything is looked at before anything is written, so that a broken change leaves the state whole.
    private void DemandFit(Change change)
    {
        foreach (var move in change.Moves)
        {
            if (AreaOf(move.Unit) != move.From)
            {
                throw new InvalidOperationException(
                    $"Revision {Revision.Value} has unit {move.Unit.Value} in area {AreaOf(move.Unit).Value}, the change takes it from {move.From.Value}.");
            }
        }

        foreach (var entry in change.Locks)
        {
            if (_isLocked[entry.Unit.Value] == entry.IsLocked)
            {
                throw new InvalidOperationException($"Revision {Revision.Value} already has the lock of unit {entry.Unit.Value} at {entry.IsLocked}.");
            }
        }

        foreach (var area in change.Areas)
        {
            if (Areas.Find(area.Number) != area.Before)
            {
                throw new InvalidOperationException($"Revision {Revision.Value} has area {area.Number.Value} otherwise than the change says.");
            }
        }
    }

    private void Count(int unit, AreaNumber area, int sign)
    {
        var (row, measures) = (area.Value + 1, Frame.Measures.Count);
        _unitsOfArea[row] += sign;
        for (var measure = 0; measure < measures; measure++)
        {
            _sumOfArea[(row * measures) + measure] += sign * Frame.Measures[measure].Amount[unit];
        }
    }

    private void MakeRoom(int rows)
    {
        if (rows > _unitsOfArea.Length)
        {
            Array.Resize(ref _unitsOfArea, rows + (rows / 4));
            Array.Resize(ref _sumOfArea, _unitsOfArea.Length * Frame.Measures.Count);
        }
    }
}
