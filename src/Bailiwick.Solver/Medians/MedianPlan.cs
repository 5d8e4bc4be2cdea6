namespace Bailiwick.Solver.Medians;

/// <summary>Parts with a center each, in the making: members, loads and costs kept true by <see cref="Move"/> and <see cref="Recenter"/>.</summary>
internal sealed class MedianPlan
{
    private readonly MedianProblem _problem;
    private readonly MedianCosts _costs;
    private readonly int[] _place;
    private readonly int[][] _member;
    private readonly int[] _count;

    public MedianPlan(MedianProblem problem, MedianCosts costs, int[] part, int[] center)
    {
        (_problem, _costs, Part, Center) = (problem, costs, part, center);
        _place = new int[part.Length];
        _count = new int[center.Length];
        _member = new int[center.Length][];
        Load = new double[center.Length];
        Recount();
    }

    public int[] Part { get; }

    public int[] Center { get; }

    public double[] Load { get; }

    /// <summary>Sum of the costs of all units.</summary>
    public double Cost { get; private set; }

    /// <summary>Sum of demand beyond the capacities.</summary>
    public double Overload { get; private set; }

    public ReadOnlySpan<int> MembersOf(int part) => _member[part].AsSpan(0, _count[part]);

    public int CountOf(int part) => _count[part];

    public double CapacityOf(int part) => _problem.Capacity[Center[part]];

    public bool IsCenter(int unit) => Center[Part[unit]] == unit;

    /// <summary>O(units).</summary>
    public void Recount()
    {
        Array.Clear(_count);
        Array.Clear(Load);
        foreach (var part in Part)
        {
            _count[part]++;
        }

        for (var part = 0; part < _count.Length; part++)
        {
            if (_member[part] is null || _member[part].Length < _count[part])
            {
                _member[part] = new int[_count[part] + 8];
            }
        }

        Array.Clear(_count);
        (Cost, Overload) = (0, 0);
        for (var unit = 0; unit < Part.Length; unit++)
        {
            var part = Part[unit];
            Load[part] += _problem.Demand[unit];
            Cost += _costs.Of(unit, Center[part]);
            _place[unit] = _count[part];
            _member[part][_count[part]++] = unit;
        }

        for (var part = 0; part < Load.Length; part++)
        {
            Overload += Math.Max(0, Load[part] - CapacityOf(part));
        }
    }

    /// <summary>How much more it costs to serve the unit from another part. O(1).</summary>
    public double CostChange(int unit, int to) => _costs.Of(unit, Center[to]) - _costs.Of(unit, Center[Part[unit]]);

    /// <summary>How much more demand is beyond a capacity when a part's load changes by an amount. O(1).</summary>
    public double OverloadChange(int part, double amount)
    {
        var capacity = CapacityOf(part);
        return Math.Max(0, Load[part] + amount - capacity) - Math.Max(0, Load[part] - capacity);
    }

    /// <summary>Moves a unit that is no center; the change of its cost is known. O(1).</summary>
    public void Move(int unit, int to, double change)
    {
        var (from, demand) = (Part[unit], _problem.Demand[unit]);
        Overload += OverloadChange(from, -demand) + OverloadChange(to, demand);
        Cost += change;
        Load[from] -= demand;
        Load[to] += demand;
        var last = _member[from][--_count[from]];
        _member[from][_place[unit]] = last;
        _place[last] = _place[unit];
        if (_count[to] == _member[to].Length)
        {
            Array.Resize(ref _member[to], 2 * _count[to]);
        }

        _place[unit] = _count[to];
        _member[to][_count[to]++] = unit;
        Part[unit] = to;
    }

    /// <summary>How much more the part costs from another center. O(members).</summary>
    public double CenterChange(int part, int center)
    {
        var (change, old) = (0.0, Center[part]);
        foreach (var unit in MembersOf(part))
        {
            change += _costs.Of(unit, center) - _costs.Of(unit, old);
        }

        return change;
    }

    /// <summary>Makes a member the center of its part; the change of cost is known. O(1).</summary>
    public void Recenter(int part, int center, double change)
    {
        Overload -= Math.Max(0, Load[part] - CapacityOf(part));
        Center[part] = center;
        Overload += Math.Max(0, Load[part] - CapacityOf(part));
        Cost += change;
    }
}
