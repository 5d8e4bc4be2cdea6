namespace Bailiwick.Solver.Medians;

/// <summary>
/// Simulated annealing over three moves: a unit to a part near it; that and, in one, another unit out of the part it came to (a swap, or a
/// chain of two); another member as the center. Demand beyond a capacity is priced, ever dearer.
/// </summary>
internal sealed class MedianAnnealer
{
    private const int CheckEvery = 4096;
    private const int SmallPart = 16;
    private readonly MedianProblem _problem;
    private readonly MedianCosts _costs;
    private readonly MedianPlan _plan;
    private readonly Nearest _nearest;
    private readonly Randomness _random;
    private readonly int _reach;
    private readonly int _recenterOdds;
    private readonly int[] _bestPart;
    private readonly int[] _bestCenter;

    public MedianAnnealer(MedianProblem problem, MedianCosts costs, MedianPlan plan, Nearest nearest, Randomness random)
    {
        (_problem, _costs, _plan, _nearest, _random) = (problem, costs, plan, nearest, random);
        var size = problem.Units / problem.Medians;
        _reach = Math.Min(nearest.Keep, Math.Clamp(2 * size, 12, 48));
        _recenterOdds = Math.Max(5, size / 2);
        _bestPart = (int[])plan.Part.Clone();
        _bestCenter = (int[])plan.Center.Clone();
        (BestCost, BestOverload) = (plan.Cost, plan.Overload);
    }

    public double BestCost { get; private set; }

    public double BestOverload { get; private set; }

    public ReadOnlySpan<int> BestPart => _bestPart;

    public ReadOnlySpan<int> BestCenter => _bestCenter;

    public long Steps { get; private set; }

    /// <summary>Price of one unit of demand beyond a capacity.</summary>
    public double Price { get; set; }

    /// <summary>Cools from one temperature to another, geometrically; the price rises with it. False when cancelled.</summary>
    public bool Cool(long steps, (double Hot, double Cold) temperature, (double From, double To) price, CancellationToken cancellation)
    {
        var rounds = Math.Max(1, steps / CheckEvery);
        for (var round = 0L; round < rounds; round++)
        {
            if (cancellation.IsCancellationRequested)
            {
                return false;
            }

            var done = (double)round / rounds;
            Price = price.From * Math.Pow(price.To / price.From, done);
            Sweep(temperature.Hot * Math.Pow(temperature.Cold / temperature.Hot, done));
            Keep();
        }

        return true;
    }

    /// <summary>Back to the best plan met.</summary>
    public void Restore()
    {
        _bestPart.CopyTo(_plan.Part, 0);
        _bestCenter.CopyTo(_plan.Center, 0);
        _plan.Recount();
    }

    /// <summary>Remembers the plan when it is the best so far. O(units) when it is.</summary>
    public void Keep()
    {
        var overload = _plan.Overload < 1e-9 ? 0 : _plan.Overload;
        if (overload < BestOverload || (overload == BestOverload && _plan.Cost < BestCost - 1e-9))
        {
            (BestCost, BestOverload) = (_plan.Cost, overload);
            _plan.Part.CopyTo(_bestPart, 0);
            _plan.Center.CopyTo(_bestCenter, 0);
        }
    }

    // No allocation.
    private void Sweep(double temperature)
    {
        for (var step = 0; step < CheckEvery; step++)
        {
            var unit = _random.Below(_problem.Units);
            if (_random.Below(_recenterOdds) == 0)
            {
                TryCenter(unit, temperature);
                continue;
            }

            var to = _plan.Part[_nearest.Of(unit, _random.Below(_reach))];
            if (to == _plan.Part[unit])
            {
                continue;
            }

            if (_plan.IsCenter(unit))
            {
                TryMoveCenter(unit, to, temperature);
            }
            else
            {
                TryMove(unit, to, temperature);
            }
        }

        Steps += CheckEvery;
    }

    private void TryMove(int unit, int to, double temperature)
    {
        var (from, demand) = (_plan.Part[unit], _problem.Demand[unit]);
        var cost = _plan.CostChange(unit, to);
        var (relief, excess) = (_plan.OverloadChange(from, -demand), _plan.OverloadChange(to, demand));
        if (IsAccepted(cost + (Price * (relief + excess)), temperature))
        {
            _plan.Move(unit, to, cost);
            return;
        }

        if (excess <= 0 && cost > 12 * temperature)
        {
            return;
        }

        // Another leaves the part in turn, half of the time back to where this one came from.
        var crowd = _plan.MembersOf(to);
        var other = crowd[_random.Below(crowd.Length)];
        var next = _random.Below(2) == 0 ? from : _plan.Part[_nearest.Of(other, _random.Below(_reach))];
        if (next == to || _plan.IsCenter(other))
        {
            return;
        }

        var leaving = _problem.Demand[other];
        var second = _plan.CostChange(other, next);
        var overload = _plan.OverloadChange(to, demand - leaving)
            + (next == from ? _plan.OverloadChange(from, leaving - demand) : relief + _plan.OverloadChange(next, leaving));
        if (IsAccepted(cost + second + (Price * overload), temperature))
        {
            _plan.Move(unit, to, cost);
            _plan.Move(other, next, second);
        }
    }

    // A center leaves, and the best of those that stay takes its place; where parts are large it is tried by TryCenter first.
    private void TryMoveCenter(int unit, int to, double temperature)
    {
        var (from, demand) = (_plan.Part[unit], _problem.Demand[unit]);
        var count = _plan.CountOf(from);
        if (count is < 2 or > SmallPart)
        {
            return;
        }

        var (heir, least) = (-1, double.MaxValue);
        foreach (var center in _plan.MembersOf(from))
        {
            if (center == unit)
            {
                continue;
            }

            var sum = 0.0;
            foreach (var member in _plan.MembersOf(from))
            {
                sum += member == unit ? 0 : _costs.Of(member, center);
            }

            (heir, least) = sum < least ? (center, sum) : (heir, least);
        }

        var recenter = _plan.CenterChange(from, heir);
        var move = _costs.Of(unit, _plan.Center[to]) - _costs.Of(unit, heir);
        var load = _plan.Load[from];
        var overload = Math.Max(0, load - demand - _problem.Capacity[heir]) - Math.Max(0, load - _problem.Capacity[unit])
            + _plan.OverloadChange(to, demand);
        if (IsAccepted(recenter + move + (Price * overload), temperature))
        {
            _plan.Recenter(from, heir, recenter);
            _plan.Move(unit, to, move);
        }
    }

    private void TryCenter(int unit, double temperature)
    {
        // Near the present center more often than not.
        var part = _plan.Part[unit];
        var old = _plan.Center[part];
        var center = (unit & 1) == 0 ? unit : _nearest.Of(old, _random.Below(_reach));
        if (center == old || _plan.Part[center] != part)
        {
            return;
        }

        var load = _plan.Load[part];
        var overload = Math.Max(0, load - _problem.Capacity[center]) - Math.Max(0, load - _problem.Capacity[old]);
        var change = _plan.CenterChange(part, center);
        if (IsAccepted(change + (Price * overload), temperature))
        {
            _plan.Recenter(part, center, change);
        }
    }

    private bool IsAccepted(double change, double temperature) =>
        change <= 0 || (change < 20 * temperature && change < -temperature * Math.Log(_random.Fraction()));
}
