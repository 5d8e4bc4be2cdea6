namespace Bailiwick.Solver.Points;

/// <summary>
/// Balances units over centers by prices: rounds of assigning all units to the power diagram, one Newton step on the prices, and, where asked, one
/// step of the centers to their means. Loads aim at the side of their bounds on which the price says they are wanted.
/// </summary>
internal sealed class Balancer<TCost>
    where TCost : struct, ICost
{
    // How much of the way to its bound a load is sent; the rest is room for the last units.
    private const double MostReach = 0.85;
    private const double LeastBand = 0.06;
    private const double LeastFilled = 0.3;
    private const double MostWrong = 0.25;
    private readonly PointSet _points;
    private readonly Room _room;
    private readonly CenterSet _centers;
    private readonly int _threads;
    private readonly Tally<TCost> _tally;
    private readonly Tally<TCost> _means;
    private readonly Tally<TCost>.Sums _fixed;
    private readonly PriceStep<TCost> _step;
    private readonly double _reach;
    private readonly double[] _band;
    private readonly double[] _excess;
    private readonly double[] _give;
    private readonly double[] _price;

    public Balancer(PointSet points, Room room, CenterSet centers, int threads)
    {
        (_points, _room, _centers, _threads) = (points, room, centers, threads);
        Diagram = new Diagram<TCost>(points, room.OpenPart);
        _tally = new Tally<TCost>(points, centers.Count);
        _means = new Tally<TCost>(points, centers.Count);
        _step = new PriceStep<TCost>(centers.Count);
        _reach = ReachOf(points, room);
        _band = new double[centers.Count];
        _excess = new double[centers.Count];
        _give = new double[centers.Count];
        _price = new double[centers.Count];
        Goal = new double[centers.Count];
        var locked = new Tally<TCost>(room.FixedUnits, centers.Count);
        locked.Count(room.PartOfFixed, null, centers, _band, 1);
        _fixed = locked.Total;
    }

    public Diagram<TCost> Diagram { get; }

    /// <summary>By part: the load it should have, between its bounds.</summary>
    public double[] Goal { get; }

    /// <summary>Loads, with locked units, after the last <see cref="Look"/>.</summary>
    public double[] Load { get; private set; } = [];

    /// <summary>Sum of what is out of the bounds, in mean parts.</summary>
    public double Wrong { get; private set; }

    /// <summary>Largest deviation from a bound, relative to the target.</summary>
    public double Worst { get; private set; }

    /// <summary>Assigns and counts.</summary>
    public void Look()
    {
        Diagram.Assign(_centers, _threads);
        if (_band[_room.OpenPart[0]] == 0)
        {
            FirstBands();
        }

        _tally.Count(Diagram.First, Diagram, _centers, _band, _threads);
        Measure();
    }

    /// <summary>Counts loads and forces of a division that is not the diagram's.</summary>
    public void Recount(int[] part)
    {
        _tally.Count(part, null, _centers, _band, _threads);
        Measure();
    }

    /// <summary>Lower bound on the cost of any division among these centers, for the present prices, in the points' units; see <see cref="Bounds.TransportBound"/>.</summary>
    public double Dual()
    {
        var price = Array.ConvertAll(_room.OpenPart, part => _centers.Price[part]);
        return Bounds.TransportBound.Value(
            _tally.Total.Cost,
            price,
            Array.ConvertAll(_room.OpenPart, part => _room.Low[part] - _room.FixedLoad[part]),
            Array.ConvertAll(_room.OpenPart, part => _room.High[part] - _room.FixedLoad[part]),
            _points.Total);
    }

    /// <summary>
    /// Newton's steps on the prices for the present centers, each shortened until the loads come nearer to their goals. Stops when all bounds hold
    /// to a share of the targets, after as many looks as allowed, or where no step helps. Begins after and ends with a <see cref="Look"/>.
    /// </summary>
    public void Balance(int looks, double slack)
    {
        var step = 1.0;
        while (looks > 0 && Worst > slack)
        {
            Aim();
            var (before, thinnest) = (Miss(), Thinnest());
            _step.Solve(_tally.Total, _excess, _give);
            Array.Copy(_centers.Price, _price, _price.Length);
            Bands(_tally.Total);
            while (true)
            {
                foreach (var part in _room.OpenPart)
                {
                    _centers.Price[part] = _price[part] + (step * _step.Change[part]);
                }

                Look();
                looks--;
                if (Thinnest() >= Math.Min(thinnest, LeastFilled) && Miss() <= before * (1 - (0.1 * step)))
                {
                    step = Math.Min(1, 2 * step);
                    break;
                }

                step /= 2;
                if (looks <= 0 || step < 0.03)
                {
                    Array.Copy(_price, _centers.Price, _price.Length);
                    Look();
                    return;
                }
            }
        }
    }

    /// <summary>Sets <see cref="Goal"/> by the present prices.</summary>
    public void SetGoals() => Aim();

    // A part that loses all its units has no border by which a price could bring it back.
    private double Thinnest()
    {
        var least = double.MaxValue;
        foreach (var part in _room.OpenPart)
        {
            least = _room.Target[part] > 0 ? Math.Min(least, Load[part] / _room.Target[part]) : least;
        }

        return least;
    }

    private double Miss()
    {
        var sum = 0.0;
        foreach (var part in _room.OpenPart)
        {
            _excess[part] = Load[part] - Goal[part];
            sum += Math.Abs(_excess[part]);
        }

        return sum;
    }

    /// <summary>
    /// Moves free centers towards the means of a division; a factor of 1 is there, 2 as far beyond. Prices follow, see <see cref="MoveTo"/>; where
    /// that throws much of the amount out of bounds, the best of some more careful steps is taken. Begins after and ends with a <see cref="Look"/>. O(units).
    /// </summary>
    public void Recenter(int[] part, double factor)
    {
        var origin = new CenterSet(_centers.Count, TCost.IsRound);
        origin.CopyFrom(_centers);
        StepTo(part, factor);
        if (Wrong <= MostWrong * _points.Total)
        {
            return;
        }

        var (best, least) = (new CenterSet(_centers.Count, TCost.IsRound), Wrong);
        best.CopyFrom(_centers);
        foreach (var (careful, isPriced) in new[] { (factor, false), (0.3, true), (0.3, false) })
        {
            _centers.CopyFrom(origin);
            Look();
            StepTo(part, careful);
            if (!isPriced)
            {
                Array.Copy(origin.Price, _centers.Price, origin.Count);
                Look();
            }

            if (Wrong < least)
            {
                least = Wrong;
                best.CopyFrom(_centers);
            }
        }

        _centers.CopyFrom(best);
        Look();
    }

    private void StepTo(int[] part, double factor)
    {
        _means.Count(part, null, _centers, _band, _threads);
        var next = new CenterSet(_centers.Count, TCost.IsRound);
        next.CopyFrom(_centers);
        foreach (var at in _room.OpenPart)
        {
            ToMean(at, _means.Total, factor, next);
        }

        MoveTo(next);
        Look();
    }

    /// <summary>
    /// Moves the centers, and the prices so that, to first order, no border moves: a step of a center in wide country outweighs by far all
    /// differences of price within a town at its edge. Borders are those of the last <see cref="Look"/>. O(borders).
    /// </summary>
    public void MoveTo(CenterSet next)
    {
        Array.Clear(_excess);
        Array.Clear(_give);
        var sums = _tally.Total;
        for (var one = 0; one < _centers.Count; one++)
        {
            for (var at = 0; at < sums.BordersOf(one); at++)
            {
                var (other, lever) = (sums.Neighbor(one, at), sums.LeverageOf(one, at));
                var gained = 0.5 * lever.Pull * (Dearer(lever, other, next) - Dearer(lever, one, next));
                _excess[one] += gained;
                _excess[other] -= gained;
            }
        }

        _step.Solve(sums, _excess, _give);
        foreach (var at in _room.OpenPart)
        {
            next.Price[at] = _centers.Price[at] + _step.Change[at];
        }

        _centers.CopyFrom(next);
    }

    private double Dearer(Tally<TCost>.Leverage lever, int part, CenterSet next) =>
        TCost.Of(SquareTo(lever, part, next)) - TCost.Of(SquareTo(lever, part, _centers));

    private static double SquareTo(Tally<TCost>.Leverage lever, int part, CenterSet centers)
    {
        double dx = (lever.X / lever.Pull) - centers.X[part], dy = (lever.Y / lever.Pull) - centers.Y[part];
        var dz = TCost.IsRound ? (lever.Z / lever.Pull) - centers.Z[part] : 0;
        return (dx * dx) + (dy * dy) + (dz * dz);
    }

    private void ToMean(int part, Tally<TCost>.Sums sums, double factor, CenterSet next)
    {
        var force = sums.Force[part] + _fixed.Force[part];
        if (_room.IsPinned[part] || force <= 0)
        {
            return;
        }

        double dx = ((sums.X[part] + _fixed.X[part]) / force) - next.X[part], dy = ((sums.Y[part] + _fixed.Y[part]) / force) - next.Y[part];
        if (!TCost.IsRound)
        {
            (next.X[part], next.Y[part]) = (next.X[part] + (factor * dx), next.Y[part] + (factor * dy));
            return;
        }

        // Along the tangent plane, then back onto the sphere.
        var (x, y, z) = (next.X[part], next.Y[part], next.Z[part]);
        var dz = ((sums.Z[part] + _fixed.Z[part]) / force) - z;
        var along = ((dx * x) + (dy * y) + (dz * z)) / (Sphere.Radius * Sphere.Radius);
        (x, y, z) = (x + (factor * (dx - (along * x))), y + (factor * (dy - (along * y))), z + (factor * (dz - (along * z))));
        var scale = Sphere.Radius / Math.Sqrt((x * x) + (y * y) + (z * z));
        (next.X[part], next.Y[part], next.Z[part]) = (x * scale, y * scale, z * scale);
    }

    private void Measure()
    {
        Load = _tally.Total.Load;
        (Wrong, Worst) = (0, 0);
        foreach (var part in _room.OpenPart)
        {
            Load[part] += _room.FixedLoad[part];
            var outside = Math.Max(0, Math.Max(Load[part] - _room.High[part], _room.Low[part] - Load[part]));
            Wrong += outside;
            Worst = Math.Max(Worst, outside / Math.Max(1e-9, _room.Target[part]));
        }
    }

    // Goals on the ramp between the bounds, by how much dearer a part is than the level at which all goals sum to the whole.
    private void Aim()
    {
        var (total, least, greatest, spread) = (0.0, double.MaxValue, double.MinValue, 0.0);
        foreach (var part in _room.OpenPart)
        {
            total += Load[part];
            least = Math.Min(least, _centers.Price[part]);
            greatest = Math.Max(greatest, _centers.Price[part]);
            spread += _band[part];
        }

        spread = Math.Max(1e-12, spread / _room.OpenPart.Length);
        double low = least - spread, high = greatest + spread;
        for (var halving = 0; halving < 50; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = Goals(middle, spread) > total ? (middle, high) : (low, middle);
        }

        var sum = Goals((low + high) / 2, spread);
        // Bounds that the whole amount cannot meet are all missed by the same share.
        var ratio = sum > 0 ? total / sum : 1;
        foreach (var part in _room.OpenPart)
        {
            Goal[part] *= ratio;
        }
    }

    private double Goals(double level, double spread)
    {
        var sum = 0.0;
        foreach (var part in _room.OpenPart)
        {
            var side = Math.Clamp((_centers.Price[part] - level) / spread, -1, 1);
            var target = _room.Target[part];
            var width = side > 0 ? Math.Min(_room.High[part] - target, target) : target - _room.Low[part];
            Goal[part] = target + (_reach * side * width);
            _give[part] = Math.Abs(side) < 1 ? _reach * Math.Max(0, width) / spread : 0;
            sum += Goal[part];
        }

        return sum;
    }

    // Where units are large beside the width of the bounds, loads near a bound would be thrown over it by every unit that passes.
    private static double ReachOf(PointSet points, Room room)
    {
        var (squares, width) = (0.0, double.MaxValue);
        foreach (var amount in points.Amount)
        {
            squares += amount * amount;
        }

        foreach (var part in room.OpenPart)
        {
            width = Math.Min(width, (room.High[part] - room.Low[part]) / 2);
        }

        return points.Total > 0 && width > 0 ? Math.Clamp(1 - (squares / points.Total / width), 0, MostReach) : 0;
    }

    // Bands begin as the margin below which a tenth of each part's units lie, and then follow.
    private void FirstBands()
    {
        var margin = new double[_points.Count];
        for (var unit = 0; unit < margin.Length; unit++)
        {
            margin[unit] = _points.Ratio[unit] > 0 ? Diagram.Margin[unit] / _points.Ratio[unit] : double.MaxValue;
        }

        var order = (int[])Diagram.First.Clone();
        Array.Sort(order, margin);
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from; to < order.Length && order[to] == order[from]; to++)
            {
            }

            Array.Sort(margin, from, to - from);
            _band[order[from]] = margin[from + ((to - from) / 8)];
        }

        var (sum, count) = (0.0, 0);
        foreach (var band in _band)
        {
            (sum, count) = band > 0 && band < double.MaxValue ? (sum + band, count + 1) : (sum, count);
        }

        var usual = count > 0 ? sum / count : 1;
        for (var part = 0; part < _band.Length; part++)
        {
            _band[part] = _band[part] > 0 && _band[part] < double.MaxValue ? _band[part] : usual;
        }
    }

    private void Bands(Tally<TCost>.Sums sums)
    {
        foreach (var part in _room.OpenPart)
        {
            if (Load[part] > 0)
            {
                var wanted = Math.Clamp(Math.Abs(_excess[part]) / Load[part], LeastBand, 0.5);
                _band[part] *= Math.Clamp(wanted / Math.Max(1e-9, sums.Near[part] / Load[part]), 0.5, 2);
            }
        }
    }
}
