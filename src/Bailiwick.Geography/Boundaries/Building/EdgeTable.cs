namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>
/// All steps of all rings, with the steps between the same two corners put together. Step s goes from <see cref="From"/> to <see cref="To"/>
/// with the unit on its left. Equal means exactly equal on the grid. O(s log s).
/// </summary>
internal sealed class EdgeTable
{
    public EdgeTable(IReadOnlyList<UnitOutline> units)
    {
        var rings = new List<(int Unit, Vertex[] Ring)>();
        var steps = 0;
        for (var unit = 0; unit < units.Count; unit++)
        {
            foreach (var ring in units[unit].Polygons.SelectMany(polygon => polygon))
            {
                rings.Add((unit, ring));
                steps += ring.Length - 1;
            }
        }

        Unit = new int[steps];
        From = new int[steps];
        To = new int[steps];
        Edge = new int[steps];
        RingStart = new int[rings.Count + 1];
        RingUnit = new int[rings.Count];
        Number(rings);
        Pair();
    }

    /// <summary>The corners, each once.</summary>
    public List<Vertex> Corners { get; } = [];

    /// <summary>Unit by step.</summary>
    public int[] Unit { get; }

    /// <summary>Corner a step starts from.</summary>
    public int[] From { get; }

    /// <summary>Corner a step goes to.</summary>
    public int[] To { get; }

    /// <summary>Edge (pair of corners) by step.</summary>
    public int[] Edge { get; }

    /// <summary>Steps of each edge: <c>EdgeSteps[EdgeStart[e] .. EdgeStart[e + 1]]</c>, in the order of steps.</summary>
    public int[] EdgeStart { get; private set; } = [];

    /// <summary>Steps grouped by edge.</summary>
    public int[] EdgeSteps { get; private set; } = [];

    /// <summary>Rings + 1 offsets into the steps.</summary>
    public int[] RingStart { get; }

    /// <summary>Unit by ring; rings in the order of units, polygons, rings.</summary>
    public int[] RingUnit { get; }

    /// <summary>How many edges.</summary>
    public int EdgeCount => EdgeStart.Length - 1;

    /// <summary>
    /// At most so many steps of an edge are compared pair by pair; more units than that along one line are a heap, and their graph is completed by
    /// bridges.
    /// </summary>
    public const int MostCompared = 64;

    /// <summary>The steps along an edge, both ways.</summary>
    public ReadOnlySpan<int> StepsOf(int edge) => EdgeSteps.AsSpan(EdgeStart[edge], EdgeStart[edge + 1] - EdgeStart[edge]);

    /// <summary>True when the step goes from the lower to the higher numbered corner.</summary>
    public bool IsForward(int step) => From[step] < To[step];

    /// <summary>The first step of a unit; its others follow. O(log steps).</summary>
    public int FirstStepOf(int unit)
    {
        var low = 0;
        var high = Unit.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Unit[middle] < unit)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>True when no unit is on the other side of this edge.</summary>
    public bool IsOuter(int edge)
    {
        var steps = StepsOf(edge);
        for (var index = 1; index < steps.Length; index++)
        {
            if (IsForward(steps[index]) != IsForward(steps[0]))
            {
                return false;
            }
        }

        return true;
    }

    private void Number(List<(int Unit, Vertex[] Ring)> rings)
    {
        var numberOf = new Dictionary<ulong, int>(Unit.Length);
        var step = 0;
        for (var ring = 0; ring < rings.Count; ring++)
        {
            RingStart[ring] = step;
            RingUnit[ring] = rings[ring].Unit;
            var corners = rings[ring].Ring;
            var first = step;
            for (var index = 0; index < corners.Length - 1; index++, step++)
            {
                var key = corners[index].Key;
                if (!numberOf.TryGetValue(key, out var number))
                {
                    number = Corners.Count;
                    numberOf.Add(key, number);
                    Corners.Add(corners[index]);
                }

                Unit[step] = rings[ring].Unit;
                From[step] = number;
                if (step > first)
                {
                    To[step - 1] = number;
                }
            }

            To[step - 1] = From[first];
        }

        RingStart[^1] = step;
    }

    private void Pair()
    {
        var keys = new ulong[Unit.Length];
        EdgeSteps = new int[Unit.Length];
        for (var step = 0; step < keys.Length; step++)
        {
            keys[step] = ((ulong)(uint)Math.Min(From[step], To[step]) << 32) | (uint)Math.Max(From[step], To[step]);
            EdgeSteps[step] = step;
        }

        Array.Sort(keys, EdgeSteps);
        var starts = new List<int>(keys.Length / 2) { 0 };
        for (var index = 0; index < keys.Length; index++)
        {
            if (index > 0 && keys[index] != keys[index - 1])
            {
                starts.Add(index);
            }

            Edge[EdgeSteps[index]] = starts.Count - 1;
        }

        starts.Add(keys.Length);
        EdgeStart = [.. starts];
        for (var edge = 0; edge < EdgeCount; edge++)
        {
            EdgeSteps.AsSpan(EdgeStart[edge], EdgeStart[edge + 1] - EdgeStart[edge]).Sort();
        }
    }
}
