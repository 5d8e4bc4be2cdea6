namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Some parts of a plan cut out as an instance of their own, to be searched apart from the rest: nothing outside can change meanwhile, so patches
/// without a common part can be searched at once.
/// </summary>
internal sealed class Patch
{
    private readonly int[] _part;
    private readonly int[] _unit;

    private Patch(int[] part, int[] unit, Instance instance, int[] partOfUnit)
    {
        _part = part;
        _unit = unit;
        Instance = instance;
        PartOfUnit = partOfUnit;
    }

    /// <summary>The patch as an instance; its parts and units are numbered from 0.</summary>
    public Instance Instance { get; }

    /// <summary>The division of the patch, in its own numbers.</summary>
    public int[] PartOfUnit { get; }

    /// <summary>By part of the patch: the part of the whole.</summary>
    public ReadOnlySpan<int> Parts => _part;

    /// <summary>O(units of the patch x (degree + measures) + parts of the whole).</summary>
    /// <param name="whole">The instance.</param>
    /// <param name="plan">The division to cut from.</param>
    /// <param name="members">The plan's units by part.</param>
    /// <param name="parts">Which parts; none closed.</param>
    /// <param name="place">Scratch by unit of the whole; patches without a common part may share it.</param>
    /// <param name="room">What the patch may still move, as a share of the whole; 1 or more where there is no cap.</param>
    public static Patch Cut(Instance whole, Plan plan, Members members, int[] parts, int[] place, double room)
    {
        var localOfPart = new int[whole.Parts];
        Array.Fill(localOfPart, -1);
        var count = 0;
        for (var part = 0; part < parts.Length; part++)
        {
            localOfPart[parts[part]] = part;
            count += members.Of(parts[part]).Length;
        }

        var unit = new int[count];
        var at = 0;
        foreach (var part in parts)
        {
            members.Of(part).CopyTo(unit.AsSpan(at));
            at += members.Of(part).Length;
        }

        // In the instance's order, however the members happen to lie.
        Array.Sort(unit);
        for (at = 0; at < count; at++)
        {
            place[unit[at]] = at;
        }

        var partOfUnit = Array.ConvertAll(unit, one => localOfPart[plan.Part[one]]);
        return new Patch(parts, unit, InstanceOf(whole, plan.Part, parts, unit, localOfPart, place, MovedShareOf(whole, plan.Part, unit) + room), partOfUnit);
    }

    /// <summary>A plan of the patch, with the blame its parts have in the whole.</summary>
    public Plan PlanOf(Plan whole)
    {
        var plan = new Plan(Instance, PartOfUnit);
        for (var part = 0; part < _part.Length; part++)
        {
            plan.Blame[part] = whole.Blame[_part[part]];
        }

        return plan;
    }

    /// <summary>Writes a division of the patch into the whole's plan. O(units of the patch).</summary>
    public void Paste(int[] partOfUnit, int[] plan)
    {
        for (var at = 0; at < _unit.Length; at++)
        {
            plan[_unit[at]] = _part[partOfUnit[at]];
        }
    }

    /// <summary>Makes the same moves in the whole's plan. O(units of the patch).</summary>
    public void Paste(int[] partOfUnit, Plan plan, Members members)
    {
        for (var at = 0; at < _unit.Length; at++)
        {
            var (unit, from, to) = (_unit[at], plan.Part[_unit[at]], _part[partOfUnit[at]]);
            if (from != to)
            {
                plan.Move(unit, to);
                members.Move(unit, from, to);
            }
        }
    }

    private static double MovedShareOf(Instance whole, int[] plan, int[] unit)
    {
        var share = 0.0;
        foreach (var one in unit)
        {
            share += whole.Present[one] >= 0 && whole.Present[one] != plan[one] ? whole.MovedShare[one] : 0;
        }

        return share;
    }

    private static Instance InstanceOf(Instance whole, int[] plan, int[] parts, int[] unit, int[] localOfPart, int[] place, double maxMovedShare)
    {
        var (start, neighbor, source) = GraphOf(whole, plan, unit, localOfPart, place);
        return new Instance
        {
            Units = unit.Length,
            Parts = parts.Length,
            Measures = whole.Measures,
            Balanced = whole.Balanced,
            X = Take(whole.X, unit, 1),
            Y = Take(whole.Y, unit, 1),
            Pull = Take(whole.Pull, unit, 1),
            Amount = Take(whole.Amount, unit, whole.Measures),
            Blend = Take(whole.Blend, unit, 1),
            Target = Take(whole.Target, parts, whole.Measures),
            Low = Take(whole.Low, parts, whole.Measures),
            High = Take(whole.High, parts, whole.Measures),
            Priority = Take(whole.Priority, parts, whole.Measures),
            Lock = Array.ConvertAll(unit, one => whole.Lock[one] < 0 ? -1 : localOfPart[whole.Lock[one]]),
            Closed = new bool[parts.Length],
            Present = Array.ConvertAll(unit, one => PresentOf(whole.Present[one])),
            Pinned = Array.ConvertAll(parts, part => whole.Pinned[part]),
            PinX = Take(whole.PinX, parts, 1),
            PinY = Take(whole.PinY, parts, 1),
            Start = start,
            Neighbor = neighbor,
            Source = source,
            ContiguousPart = Array.ConvertAll(parts, part => whole.ContiguousPart[part]),
            Original = unit,
            Place = [.. Enumerable.Range(0, unit.Length)],
            Apart = whole.Apart is null ? null : Array.ConvertAll(unit, one => ApartOf(whole.Apart[one])),
            Objective = whole.Objective,
            Travel = whole.Travel is null ? null : (one, part) => whole.Travel(unit[one], parts[part]),
            MaxDistance = whole.MaxDistance,
            DisruptionPrice = whole.DisruptionPrice,
            MoveValue = Take(whole.MoveValue, unit, 1),
            MovedShare = Take(whole.MovedShare, unit, 1),
            MaxMovedShare = whole.MaxMovedShare >= 1 ? 1 : maxMovedShare,
            IsWarm = whole.IsWarm,
        };

        // Units outside the patch stay outside its parts, so they can be forgotten.
        int[]? ApartOf(int[]? others) =>
            others is null ? null : [.. others.Where(other => localOfPart[plan[other]] >= 0).Select(other => place[other])];

        // A present part outside the patch can not be had in it, but being away from it still counts as moved.
        int PresentOf(int present) => present < 0 ? -1 : localOfPart[present] >= 0 ? localOfPart[present] : parts.Length;
    }

    private static (int[] Start, int[] Neighbor, int[] Source) GraphOf(Instance whole, int[] plan, int[] unit, int[] localOfPart, int[] place)
    {
        var start = new int[unit.Length + 1];
        var most = 0;
        foreach (var one in unit)
        {
            most += whole.Start![one + 1] - whole.Start[one];
        }

        int[] neighbor = new int[most], source = new int[most];
        var count = 0;
        for (var at = 0; at < unit.Length; at++)
        {
            for (var entry = whole.Start![unit[at]]; entry < whole.Start[unit[at] + 1]; entry++)
            {
                var other = whole.Neighbor[entry];
                if (localOfPart[plan[other]] >= 0)
                {
                    (neighbor[count], source[count]) = (place[other], at);
                    count++;
                }
            }

            start[at + 1] = count;
        }

        Array.Resize(ref neighbor, count);
        Array.Resize(ref source, count);
        return (start, neighbor, source);
    }

    private static double[] Take(double[] values, int[] rows, int width)
    {
        var result = new double[rows.Length * width];
        for (var row = 0; row < rows.Length; row++)
        {
            Array.Copy(values, rows[row] * width, result, row * width, width);
        }

        return result;
    }
}
