namespace Bailiwick.Solver;

/// <summary>
/// A division in the making, with every total kept true by <see cref="Move"/>: loads, masses, centers, inertia. Coordinates are the
/// instance's; inertia of a free part is about its weighted mean, of a pinned part about its pin.
/// </summary>
internal sealed class Plan
{
    private const double Slack = 1e-9;

    // Two units in one part that must be apart are as wrong as so much load out of bounds, in mean parts.
    private const double ClashWeight = 0.2;
    // A unit beyond the cap on distances is so wrong, in mean parts.
    private const double FarWeight = 0.2;
    private readonly Instance _instance;
    private readonly int _measures;
    private readonly double[] _amount;
    private readonly double[] _sumX;
    private readonly double[] _sumY;

    /// <summary>Takes the division as it is; every unit must be in a part. O(units x measures).</summary>
    public Plan(Instance instance, int[] part)
    {
        _instance = instance;
        _measures = instance.Measures;
        _amount = instance.Amount;
        Part = part;
        Load = new double[instance.Parts * _measures];
        Mass = new double[instance.Parts];
        _sumX = new double[instance.Parts];
        _sumY = new double[instance.Parts];
        CenterX = new double[instance.Parts];
        CenterY = new double[instance.Parts];
        Count = new int[instance.Parts];
        Clashes = new int[instance.Parts];
        Blame = new double[instance.Parts];
        Array.Fill(Blame, 1);
        Recount();
    }

    public int[] Part { get; }

    /// <summary>[part * measures + measure], in mean parts.</summary>
    public double[] Load { get; }

    public double[] Mass { get; }

    public double[] CenterX { get; }

    public double[] CenterY { get; }

    /// <summary>Units by part.</summary>
    public int[] Count { get; }

    /// <summary>By part: pairs of its units that must be apart.</summary>
    public int[] Clashes { get; }

    /// <summary>By part: factor on its balance penalty; parts that stay out of bounds are blamed more.</summary>
    public double[] Blame { get; }

    /// <summary>Sum of pull times squared distance to the centers, or times travel cost where that is given.</summary>
    public double Inertia { get; private set; }

    /// <summary>What is away from its present part, in mean units of <see cref="Instance.MoveValue"/>.</summary>
    public double Moved { get; private set; }

    /// <summary>Share of the whole that is away from its present part.</summary>
    public double MovedShare { get; private set; }

    /// <summary>Energy of one unit of inertia.</summary>
    public double InertiaPrice { get; set; } = 1;

    /// <summary>Energy of one mean part of load out of bounds.</summary>
    public double BalancePrice { get; set; } = 1;

    /// <summary>
    /// Load that being out of bounds counts for however little it is, in mean parts; or a plan would stay a hair outside for the sake of its shape.
    /// </summary>
    public double StepPrice { get; set; }

    /// <summary>
    /// Load that being at a bound counts for, in mean parts, falling with the square to nothing midway: with it what is too much in one place spreads
    /// over the parts around, where bounds alone would let it be until they are reached. 0: none.
    /// </summary>
    public double SpreadPrice { get; set; }

    /// <summary>Energy of one unit away from its present part.</summary>
    public double MovePrice { get; set; }

    /// <summary>Recomputes every total from <see cref="Part"/>. O(units x measures).</summary>
    public void Recount()
    {
        Array.Clear(Load);
        Array.Clear(Mass);
        Array.Clear(_sumX);
        Array.Clear(_sumY);
        Array.Clear(Count);
        Array.Clear(Clashes);
        (Moved, MovedShare) = (0, 0);
        for (var unit = 0; unit < Part.Length; unit++)
        {
            var (part, pull) = (Part[unit], _instance.Pull[unit]);
            Mass[part] += pull;
            _sumX[part] += pull * _instance.X[unit];
            _sumY[part] += pull * _instance.Y[unit];
            Count[part]++;
            for (var measure = 0; measure < _measures; measure++)
            {
                Load[(part * _measures) + measure] += _amount[(unit * _measures) + measure];
            }

            if (_instance.Present[unit] >= 0 && _instance.Present[unit] != part)
            {
                Moved += _instance.MoveValue[unit];
                MovedShare += _instance.MovedShare[unit];
            }
        }

        for (var unit = 0; _instance.Apart is not null && unit < Part.Length; unit++)
        {
            Clashes[Part[unit]] += ClashesOf(unit, Part[unit]);
        }

        for (var part = 0; part < Mass.Length; part++)
        {
            Clashes[part] /= 2;
            Recenter(part);
        }

        Inertia = 0;
        for (var unit = 0; unit < Part.Length; unit++)
        {
            Inertia += _instance.Pull[unit] * (_instance.Travel is null ? SquareTo(unit, Part[unit]) : _instance.Travel(unit, Part[unit]));
        }
    }

    /// <summary>Makes the division equal to another one. O(units x measures).</summary>
    public void Restore(int[] part)
    {
        Array.Copy(part, Part, part.Length);
        Recount();
    }

    /// <summary>Energy gained by moving the unit to another part; negative is better. O(measures), no allocation.</summary>
    public double Change(int unit, int to)
    {
        var from = Part[unit];
        var change = InertiaPrice * InertiaChange(unit, from, to);
        var balance = 0.0;
        for (var measure = 0; measure < _measures; measure++)
        {
            var amount = _amount[(unit * _measures) + measure];
            if (amount > 0)
            {
                int here = (from * _measures) + measure, there = (to * _measures) + measure;
                balance += Blame[from] * (Excess(here, Load[here] - amount) - Excess(here, Load[here]));
                balance += Blame[to] * (Excess(there, Load[there] + amount) - Excess(there, Load[there]));
            }
        }

        if (_instance.Apart is not null)
        {
            balance += ClashWeight * ((Blame[to] * ClashesOf(unit, to)) - (Blame[from] * ClashesOf(unit, from)));
        }

        if (_instance.MaxDistance < double.PositiveInfinity)
        {
            balance += FarWeight * ((IsTooFar(unit, to) ? 1 : 0) - (IsTooFar(unit, from) ? 1 : 0));
        }

        change += BalancePrice * balance;
        if (MovePrice > 0)
        {
            change += MovePrice * _instance.MoveValue[unit] * MovedChange(unit, from, to);
        }

        return change;
    }

    /// <summary>
    /// Whether a hard constraint forbids the move whatever it gains: a unit there that must stay apart, a cap on the distance or on what may move.
    /// What breaks a cap already may become less broken. O(units to stay apart from).
    /// </summary>
    public bool IsBarred(int unit, int to)
    {
        if (_instance.Apart is not null && ClashesOf(unit, to) is > 0 and var there && there >= ClashesOf(unit, Part[unit]))
        {
            return true;
        }

        if (_instance.MaxMovedShare < 1 && MovedChange(unit, Part[unit], to) > 0
            && MovedShare + _instance.MovedShare[unit] > _instance.MaxMovedShare + Slack)
        {
            return true;
        }

        // Points may go too far on the way: it costs them, and any unit can come back.
        return _instance.IsContiguous && _instance.MaxDistance < double.PositiveInfinity && IsTooFar(unit, to) && SquareTo(unit, to) >= SquareTo(unit, Part[unit]);
    }

    /// <summary>Moves a unit, keeping every total true. O(measures).</summary>
    public void Move(int unit, int to)
    {
        var from = Part[unit];
        Inertia += InertiaChange(unit, from, to);
        if (_instance.Present[unit] >= 0)
        {
            var moved = MovedChange(unit, from, to);
            Moved += moved * _instance.MoveValue[unit];
            MovedShare += moved * _instance.MovedShare[unit];
        }

        Clashes[from] -= ClashesOf(unit, from);
        Clashes[to] += ClashesOf(unit, to);
        var (pull, x, y) = (_instance.Pull[unit], _instance.X[unit], _instance.Y[unit]);
        Part[unit] = to;
        Mass[from] -= pull;
        Mass[to] += pull;
        _sumX[from] -= pull * x;
        _sumY[from] -= pull * y;
        _sumX[to] += pull * x;
        _sumY[to] += pull * y;
        Count[from]--;
        Count[to]++;
        for (var measure = 0; measure < _measures; measure++)
        {
            var amount = _amount[(unit * _measures) + measure];
            Load[(from * _measures) + measure] -= amount;
            Load[(to * _measures) + measure] += amount;
        }

        Recenter(from);
        Recenter(to);
    }

    /// <summary>Sum over parts and measures of the load out of bounds, in mean parts, what clashes, and units beyond the cap on distances. O(parts x measures), O(units) with a cap.</summary>
    public double Violation()
    {
        var sum = 0.0;
        for (var at = 0; at < Load.Length; at++)
        {
            sum += Outside(at);
        }

        foreach (var clashes in Clashes)
        {
            sum += ClashWeight * clashes;
        }

        for (var unit = 0; _instance.MaxDistance < double.PositiveInfinity && unit < Part.Length; unit++)
        {
            sum += IsTooFar(unit, Part[unit]) ? FarWeight : 0;
        }

        return sum;
    }

    /// <summary>Load of the part out of its bounds, over all measures, in mean parts.</summary>
    public double ViolationOf(int part)
    {
        var sum = ClashWeight * Clashes[part];
        for (var measure = 0; measure < _measures; measure++)
        {
            sum += Outside((part * _measures) + measure);
        }

        return sum;
    }

    /// <summary>Largest relative deviation from a target. O(parts x measures).</summary>
    public double WorstDeviation()
    {
        var worst = 0.0;
        for (var at = 0; at < Load.Length; at++)
        {
            if (at % _measures >= _instance.Balanced)
            {
                continue;
            }

            var target = _instance.Target[at];
            worst = Math.Max(worst, target > 0 ? Math.Abs((Load[at] / target) - 1) : Load[at]);
        }

        return worst;
    }

    /// <summary>Energy of the whole plan. O(parts x measures).</summary>
    public double Energy()
    {
        var balance = 0.0;
        for (var at = 0; at < Load.Length; at++)
        {
            balance += Blame[at / _measures] * Excess(at, Load[at]);
        }

        for (var part = 0; part < Clashes.Length; part++)
        {
            balance += ClashWeight * Blame[part] * Clashes[part];
        }

        return (InertiaPrice * Inertia) + (BalancePrice * balance) + (MovePrice * Moved);
    }

    /// <summary>Balance energy that a part would have with these loads by measure.</summary>
    public double BalanceEnergy(int part, ReadOnlySpan<double> load)
    {
        var sum = 0.0;
        for (var measure = 0; measure < load.Length; measure++)
        {
            sum += Excess((part * _measures) + measure, load[measure]);
        }

        return BalancePrice * Blame[part] * sum;
    }

    /// <summary>Squared distance, or travel cost, to the center as it is. O(1).</summary>
    public double SquareTo(int unit, int part)
    {
        if (_instance.Travel is not null)
        {
            var cost = _instance.Travel(unit, part);
            return _instance.Objective == Objective.SquaredDistance ? cost : cost * cost;
        }

        var (dx, dy) = (_instance.X[unit] - CenterX[part], _instance.Y[unit] - CenterY[part]);
        return (dx * dx) + (dy * dy);
    }

    /// <summary>Units of the part that the unit must be apart from. O(units to stay apart from).</summary>
    private int ClashesOf(int unit, int part)
    {
        var count = 0;
        if (_instance.Apart?[unit] is { } others)
        {
            foreach (var other in others)
            {
                count += Part[other] == part ? 1 : 0;
            }
        }

        return count;
    }

    private bool IsTooFar(int unit, int part) => SquareTo(unit, part) > _instance.MaxDistance * _instance.MaxDistance;

    private void Recenter(int part)
    {
        if (_instance.Pinned[part])
        {
            (CenterX[part], CenterY[part]) = (_instance.PinX[part], _instance.PinY[part]);
        }
        else if (Mass[part] > 0 && Count[part] > 0)
        {
            (CenterX[part], CenterY[part]) = (_sumX[part] / Mass[part], _sumY[part] / Mass[part]);
        }
    }

    // Huygens: taking w from a mass s at distance d of its mean lowers the inertia by w s / (s - w) d^2; adding raises it by w s / (s + w) d^2.
    private double InertiaChange(int unit, int from, int to)
    {
        var pull = _instance.Pull[unit];
        if (_instance.Travel is not null)
        {
            return pull * (_instance.Travel(unit, to) - _instance.Travel(unit, from));
        }

        var (leaving, entering) = (pull * SquareTo(unit, from), pull * SquareTo(unit, to));
        if (!_instance.Pinned[from])
        {
            leaving = Count[from] > 1 ? leaving * Mass[from] / (Mass[from] - pull) : 0;
        }

        if (!_instance.Pinned[to])
        {
            entering = Count[to] > 0 ? entering * Mass[to] / (Mass[to] + pull) : 0;
        }

        return entering - leaving;
    }

    /// <summary>1 when the move takes the unit away from its present part, -1 when it brings it back, else 0.</summary>
    public int MovedChange(int unit, int from, int to)
    {
        var present = _instance.Present[unit];
        return present < 0 ? 0 : (from == present ? 1 : 0) - (to == present ? 1 : 0);
    }

    private double Outside(int at) => Math.Max(0, Math.Max(Load[at] - _instance.High[at], _instance.Low[at] - Load[at]));

    private double Excess(int at, double load)
    {
        var (low, high) = (_instance.Low[at], _instance.High[at]);
        var outside = Math.Max(load - high, low - load);
        var excess = outside > Slack ? _instance.Priority[at] * (StepPrice + (outside * (1 + (5 * outside)))) : 0;
        return SpreadPrice > 0 && high < double.PositiveInfinity && high - low > Slack ? excess + (SpreadPrice * Square((load + load - low - high) / (high - low))) : excess;
    }

    private static double Square(double value) => value * value;
}
