namespace Bailiwick.Solver.Graphs;

/// <summary>
/// The units of two parts as a graph of their own, numbered from 0 in flat arrays that fit a processor's nearest memory: several trees are grown in
/// it. It stays true when the two parts are split anew, for together they hold the same units.
/// </summary>
internal sealed class PairGraph(Instance instance, Plan plan, Members members)
{
    private readonly int[] _place = new int[instance.Units];

    public int One { get; private set; }

    public int Other { get; private set; }

    public int Count { get; private set; }

    /// <summary>By node: the unit.</summary>
    public int[] Unit { get; private set; } = [];

    /// <summary>Offsets of the rows of <see cref="Neighbor"/>.</summary>
    public int[] Start { get; private set; } = [0];

    public int[] Neighbor { get; private set; } = [];

    /// <summary>By node: pull, and pull times each coordinate.</summary>
    public Mass[] Masses { get; private set; } = [];

    /// <summary>[node * measures + measure].</summary>
    public double[] Amount { get; private set; } = [];

    /// <summary>By node: energy beyond mass and balance, that is of travel and of moving, and locks. Empty when there is none in the two parts.</summary>
    public Tie[] Ties { get; private set; } = [];

    /// <summary>Whether <see cref="Ties"/> counts.</summary>
    public bool IsTied { get; private set; }

    /// <summary>Reads two parts that hold at least a unit each. O(units of both x (degree + measures)).</summary>
    public void Gather(int one, int other)
    {
        (One, Other) = (one, other);
        var first = members.Of(one);
        var second = members.Of(other);
        Count = first.Length + second.Length;
        Reserve(Count);
        first.CopyTo(Unit);
        second.CopyTo(Unit.AsSpan(first.Length));
        var tied = instance.Travel is not null || plan.MovePrice > 0;
        for (var node = 0; node < Count; node++)
        {
            var unit = Unit[node];
            _place[unit] = node;
            var pull = instance.Pull[unit];
            Masses[node] = new Mass(pull, pull * instance.X[unit], pull * instance.Y[unit]);
            tied |= instance.Lock[unit] >= 0;
        }

        for (var node = 0; node < Count; node++)
        {
            Array.Copy(instance.Amount, Unit[node] * instance.Measures, Amount, node * instance.Measures, instance.Measures);
        }

        IsTied = tied;
        if (tied)
        {
            Tied();
        }

        Connect();
    }

    private void Connect()
    {
        var (count, part) = (0, plan.Part);
        for (var node = 0; node < Count; node++)
        {
            Start[node] = count;
            var unit = Unit[node];
            var (from, to) = (instance.Start![unit], instance.Start[unit + 1]);
            if (count + to - from > Neighbor.Length)
            {
                var larger = new int[(2 * Neighbor.Length) + to - from];
                Array.Copy(Neighbor, larger, count);
                Neighbor = larger;
            }

            for (var entry = from; entry < to; entry++)
            {
                var neighbor = instance.Neighbor[entry];
                if (part[neighbor] == One || part[neighbor] == Other)
                {
                    Neighbor[count++] = _place[neighbor];
                }
            }
        }

        Start[Count] = count;
    }

    private void Tied()
    {
        if (Ties.Length < Count)
        {
            Ties = new Tie[Unit.Length];
        }

        for (var node = 0; node < Count; node++)
        {
            var unit = Unit[node];
            Ties[node] = new Tie(EnergyIn(unit, One), EnergyIn(unit, Other), instance.Lock[unit] == One ? 1 : 0, instance.Lock[unit] == Other ? 1 : 0);
        }
    }

    private double EnergyIn(int unit, int part)
    {
        var travel = instance.Travel is null ? 0 : plan.InertiaPrice * instance.Pull[unit] * instance.Travel(unit, part);
        return travel - (instance.Present[unit] == part ? plan.MovePrice * instance.MoveValue[unit] : 0);
    }

    private void Reserve(int count)
    {
        if (Unit.Length >= count)
        {
            return;
        }

        var size = Math.Min(instance.Units, 2 * count);
        (Unit, Start, Masses, Amount) = (new int[size], new int[size + 1], new Mass[size], new double[size * instance.Measures]);
        Neighbor = new int[8 * size];
    }

    /// <summary>What the inertia of free parts is made of, but for a constant.</summary>
    public readonly record struct Mass(double Pull, double X, double Y)
    {
        public static Mass operator +(in Mass left, in Mass right) => new(left.Pull + right.Pull, left.X + right.X, left.Y + right.Y);

        public static Mass operator -(in Mass left, in Mass right) => new(left.Pull - right.Pull, left.X - right.X, left.Y - right.Y);
    }

    /// <summary>Energy in the one or the other part, and how many units are locked there.</summary>
    public readonly record struct Tie(double InOne, double InOther, int LockedOne, int LockedOther)
    {
        public static Tie operator +(in Tie left, in Tie right) => new(
            left.InOne + right.InOne, left.InOther + right.InOther, left.LockedOne + right.LockedOne, left.LockedOther + right.LockedOther);
    }
}
