namespace Bailiwick.Solver.Graphs;

/// <summary>
/// A lower bound on the objective of every division within the load bounds, wherever its centers are and however its units hang together: the
/// Lagrangian of "each unit is in one part". At any prices the parts can gain no more than so many times the best single part; that is the dual of
/// the set partitioning form of clustering (du Merle, Hansen, Jaumard and Mladenovic 2000), the pricing being relaxed to a continuous knapsack and
/// bounded over all places by <see cref="CenterTree"/>.
/// </summary>
internal sealed class AnyCenters
{
    private const int Looks = 2_500;
    private const int LooksAtLast = 2_500;
    private const int FewestSteps = 6;
    private const int MostSteps = 80;
    private const int PlacesOfPart = 8;
    private const int MostParts = 200;
    private readonly Problem _problem;
    private readonly Score _score;
    private readonly int _threads;
    private readonly bool _isSphere;
    private readonly bool _isSquared;
    private readonly int[] _unit;
    private readonly PricedUnits _priced;
    private readonly int _freeParts;
    private readonly double _capacity;
    private readonly List<(int Part, double Capacity)> _pinned = [];
    private readonly double _fixedCost;

    private AnyCenters(Problem problem, Division division, int threads)
    {
        (_problem, _score, _threads) = (problem, division.Score, threads);
        (_isSphere, _isSquared) = (problem.Metric == Metric.GreatCircle, problem.Objective == Objective.SquaredDistance);
        var amount = Blend();
        var most = MostOf();
        for (var part = 0; part < problem.Parts; part++)
        {
            if (IsClosed(part))
            {
                continue;
            }

            if (IsPinned(part))
            {
                _pinned.Add((part, most[part]));
            }
            else
            {
                (_freeParts, _capacity) = (_freeParts + 1, Math.Max(_capacity, most[part]));
            }
        }

        var pull = problem.PullOfUnit();
        int[] open = [.. Enumerable.Range(0, problem.Units).Where(unit => !IsClosed(division.PartOfUnit[unit]))];
        var order = Hilbert.Order(Array.ConvertAll(open, unit => problem.X[unit]), Array.ConvertAll(open, unit => problem.Y[unit]));
        _unit = Array.ConvertAll(order, rank => open[rank]);
        var place = new double[_unit.Length * 3];
        for (var at = 0; at < _unit.Length; at++)
        {
            (place[at * 3], place[(at * 3) + 1], place[(at * 3) + 2]) = CenterTree.PlaceOf(problem.X[_unit[at]], problem.Y[_unit[at]], _isSphere);
        }

        _priced = new PricedUnits(place, Array.ConvertAll(_unit, unit => pull[unit]), Array.ConvertAll(_unit, unit => amount[unit]), _isSquared);
        _fixedCost = FixedCost(division.PartOfUnit, pull);
    }

    /// <summary>The bound of a division's problem; 0 where nothing is proved, null where costs are not distances, or where parts are so many that the places looked at would prove nothing.</summary>
    public static double? Of(Problem problem, Division division, Settings settings, CancellationToken cancellation)
    {
        if (problem.Travel is not null || problem.Parts > MostParts * Math.Max(1, settings.Effort))
        {
            return null;
        }

        var bound = new AnyCenters(problem, division, settings.Threads);
        return bound._priced.Count == 0 ? bound._fixedCost : Math.Max(0, bound.Improve(settings.Effort, cancellation));
    }

    private bool IsClosed(int part) => _problem.ClosedPart is not null && _problem.ClosedPart[part];

    private bool IsPinned(int part) => _problem.CenterX is not null && !double.IsNaN(_problem.CenterX[part]);

    // Mean over the measures of the amounts, in mean parts; a part's bound of it is the mean of its bounds.
    private double[] Blend()
    {
        var blend = new double[_problem.Units];
        foreach (var measure in _problem.Measures)
        {
            var total = measure.Amount.Sum();
            for (var unit = 0; total > 0 && unit < blend.Length; unit++)
            {
                blend[unit] += measure.Amount[unit] * _problem.Parts / total / _problem.Measures.Length;
            }
        }

        return blend;
    }

    private double[] MostOf()
    {
        var most = new double[_problem.Parts];
        foreach (var measure in _problem.Measures)
        {
            var total = measure.Amount.Sum();
            for (var part = 0; part < most.Length; part++)
            {
                var bound = total > 0 ? Math.Min(measure.BoundsOf(part, _problem.Parts, total).Most, total) * _problem.Parts / total : 0;
                most[part] += bound / _problem.Measures.Length * (1 + 1e-9);
            }
        }

        return most;
    }

    // Nothing enters or leaves closed parts, so what they cost is known.
    private double FixedCost(int[] partOfUnit, double[] pull)
    {
        var cost = 0.0;
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            var part = partOfUnit[unit];
            if (IsClosed(part))
            {
                var (x, y) = (_score.CenterX[part], _score.CenterY[part]);
                var distance = _isSphere ? Sphere.Distance(_problem.X[unit], _problem.Y[unit], x, y) : Math.Sqrt(Math.Pow(_problem.X[unit] - x, 2) + Math.Pow(_problem.Y[unit] - y, 2));
                cost += pull[unit] * (_isSquared ? distance * distance : distance);
            }
        }

        return cost;
    }

    private double Improve(double effort, CancellationToken cancellation)
    {
        var steps = Math.Clamp((int)(effort * Looks / (PlacesOfPart * Math.Max(1, _freeParts))), FewestSteps, MostSteps);
        var ascent = new PriceAscent(_priced, _freeParts, _capacity, [.. _pinned.Select(pin => (Center(pin.Part), pin.Capacity))], FirstPlaces(), _isSphere, _threads);
        FirstPrices(ascent);
        ascent.Run(steps, _score.Objective - _fixedCost, cancellation);
        var bound = Certified(effort);
        return double.IsFinite(bound) ? bound + _fixedCost : 0;
    }

    private (double X, double Y, double Z) Center(int part) => CenterTree.PlaceOf(_score.CenterX[part], _score.CenterY[part], _isSphere);

    // What a unit costs at the nearest center, and a share of the mean cost more: the best of some.
    private void FirstPrices(PriceAscent ascent)
    {
        (double X, double Y, double Z)[] center = [.. Enumerable.Range(0, _problem.Parts).Where(part => !IsClosed(part) && !double.IsNaN(_score.CenterX[part])).Select(Center)];
        var (cost, sum, mass) = (new double[_priced.Count], 0.0, 0.0);
        for (var unit = 0; unit < cost.Length; unit++)
        {
            var square = double.MaxValue;
            foreach (var (x, y, z) in center)
            {
                square = Math.Min(square, _priced.SquareTo(unit, x, y, z));
            }

            cost[unit] = _priced.CostOf(square);
            (sum, mass) = (sum + (_priced.Pull[unit] * cost[unit]), mass + _priced.Pull[unit]);
        }

        var (best, most) = (0.0, double.NegativeInfinity);
        foreach (var share in new[] { 0, 0.1, 0.25, 0.5, 1 })
        {
            Set(share);
            var value = ascent.Value();
            (best, most) = value > most ? (share, value) : (best, most);
        }

        Set(best);

        void Set(double share)
        {
            for (var unit = 0; unit < cost.Length; unit++)
            {
                _priced.Price[unit] = _priced.Pull[unit] * (cost[unit] + (mass > 0 ? share * sum / mass : 0));
            }
        }
    }

    // The centers, and units at even steps along the curve by amount.
    private List<(double X, double Y, double Z)> FirstPlaces()
    {
        var places = new List<(double X, double Y, double Z)>();
        for (var part = 0; part < _problem.Parts; part++)
        {
            if (!IsClosed(part) && !IsPinned(part) && !double.IsNaN(_score.CenterX[part]))
            {
                places.Add(Center(part));
            }
        }

        var soFar = 0.0;
        for (var unit = 0; _freeParts > 0 && unit < _priced.Count; unit++)
        {
            var before = Math.Floor(soFar * PlacesOfPart);
            soFar += _priced.Amount[unit];
            if (Math.Floor(soFar * PlacesOfPart) > before)
            {
                places.Add((_priced.Place[unit * 3], _priced.Place[(unit * 3) + 1], _priced.Place[(unit * 3) + 2]));
            }
        }

        return places;
    }

    // At the prices found, over all places; valid whatever the prices are.
    private double Certified(double effort)
    {
        _priced.Refresh();
        var (bound, basket) = (_priced.Price.Sum(), new Basket());
        foreach (var (part, capacity) in _pinned)
        {
            var (x, y, z) = Center(part);
            bound += _priced.Least(x, y, z, capacity, basket);
        }

        if (_freeParts == 0)
        {
            return bound;
        }

        var tree = new CenterTree(_priced, _capacity, MostPull(), _isSquared, _isSphere);
        var (fromX, fromY, toX, toY) = _isSphere
            ? (-180, -90, 180, 90)
            : (_unit.Min(unit => _problem.X[unit]), _unit.Min(unit => _problem.Y[unit]), _unit.Max(unit => _problem.X[unit]), _unit.Max(unit => _problem.Y[unit]));
        return bound + (_freeParts * tree.Least(fromX, fromY, toX, toY, 0.002 * _score.Objective / _freeParts, (int)(LooksAtLast * Math.Clamp(effort, 0.25, 8))));
    }

    // The most pull that a part can have within its capacity: the units with most pull per amount first.
    private double MostPull()
    {
        var order = Enumerable.Range(0, _priced.Count).ToArray();
        Array.Sort(Array.ConvertAll(order, unit => _priced.Pull[unit] > 0 ? _priced.Amount[unit] / _priced.Pull[unit] : double.MaxValue), order);
        var (left, pull) = (_capacity, 0.0);
        foreach (var unit in order)
        {
            var share = _priced.Amount[unit] > left ? left / _priced.Amount[unit] : 1;
            pull += share * _priced.Pull[unit];
            left -= share * _priced.Amount[unit];
            if (share < 1)
            {
                break;
            }
        }

        return pull;
    }
}
