namespace Bailiwick.Solver.Medians;

/// <summary>
/// The Lagrangian bound: every unit may be served any number of times, at a price for each time but one; each center then packs the units that pay
/// best into its capacity, and the best centers are taken. The prices are found by subgradient steps (Held, Wolfe and Crowder 1974; for this
/// problem Mulvey and Beck 1984). The packing is bounded as by Martello and Toth 1977, so the value is valid whatever the prices.
/// </summary>
internal sealed class MedianBound
{
    private readonly MedianProblem _problem;
    private readonly MedianCosts _costs;
    private readonly Nearest _nearest;
    private readonly int _threads;
    private readonly double[] _value;
    private readonly int[] _start;
    private readonly double[] _served;
    private readonly bool[] _isListed;
    private int[] _centerOfPair = new int[1024];
    private PackingItem[] _pair = new PackingItem[1024];
    private PackingItem[] _item = [];
    private double[] _share = [];

    public MedianBound(MedianProblem problem, MedianCosts costs, Nearest nearest, int threads)
    {
        (_problem, _costs, _nearest, _threads) = (problem, costs, nearest, threads);
        _value = new double[problem.Units];
        _start = new int[problem.Units + 1];
        _served = new double[problem.Units];
        _isListed = new bool[problem.Units];
    }

    /// <summary>The best bound found.</summary>
    public double Best { get; private set; }

    /// <summary>Subgradient steps made.</summary>
    public int Steps { get; private set; }

    /// <summary>Improves the bound from first prices. O(steps x pairs that pay).</summary>
    /// <param name="price">By unit: what serving it is worth; changed.</param>
    /// <param name="goal">Cost of a known division: the bound cannot pass it.</param>
    /// <param name="steps">Most steps.</param>
    /// <param name="cancellation">Ends it early.</param>
    public void Improve(double[] price, double goal, int steps, CancellationToken cancellation)
    {
        const int Patience = 12;
        var best = (double[])price.Clone();
        var direction = new double[price.Length];
        var (length, since) = (1.0, 0);
        for (var step = 0; step < steps && length > 1e-3 && !cancellation.IsCancellationRequested; step++)
        {
            var bound = Evaluate(price);
            Steps++;
            if (bound > Best)
            {
                since = bound > Best * (1 + 1e-6) ? 0 : since + 1;
                Best = bound;
                price.CopyTo(best, 0);
            }
            else if (++since >= Patience)
            {
                (length, since) = (length / 2, 0);
                best.CopyTo(price, 0);
                bound = Evaluate(price);
            }

            if (goal - bound <= 1e-9 * goal)
            {
                return;
            }

            var norm = 0.0;
            for (var unit = 0; unit < price.Length; unit++)
            {
                direction[unit] = (0.6 * direction[unit]) + 1 - _served[unit];
                norm += direction[unit] * direction[unit];
            }

            if (norm == 0)
            {
                return;
            }

            var stride = length * ((1.01 * goal) - bound) / norm;
            for (var unit = 0; unit < price.Length; unit++)
            {
                price[unit] = Math.Max(0, price[unit] + (stride * direction[unit]));
            }
        }
    }

    /// <summary>The bound at given prices, and how often each unit is served then.</summary>
    public double Evaluate(double[] price)
    {
        Collect(price);
        Parallel.For(0, _value.Length, new ParallelOptions { MaxDegreeOfParallelism = _threads }, center =>
        {
            var (from, count) = (_start[center], _start[center + 1] - _start[center]);
            _value[center] = -Packing.Pack(_item.AsSpan(from, count), _share.AsSpan(from, count), _problem.Capacity[center]);
        });

        var order = new int[_value.Length];
        for (var center = 0; center < order.Length; center++)
        {
            order[center] = center;
        }

        var value = (double[])_value.Clone();
        Array.Sort(value, order);
        Array.Clear(_served);
        var bound = 0.0;
        foreach (var one in price)
        {
            bound += one;
        }

        for (var rank = 0; rank < _problem.Medians; rank++)
        {
            bound += value[rank];
            for (var entry = _start[order[rank]]; entry < _start[order[rank] + 1]; entry++)
            {
                _served[_item[entry].Unit] += _share[entry];
            }
        }

        return bound;
    }

    // By center: the units that pay more than they cost there.
    private void Collect(double[] price)
    {
        var pairs = 0;
        Array.Clear(_start);
        for (var unit = 0; unit < price.Length; unit++)
        {
            var isPaying = true;
            foreach (var center in _nearest.Of(unit))
            {
                var cost = _costs.Of(unit, center);
                isPaying = cost < price[unit];
                if (!isPaying)
                {
                    break;
                }

                Add(ref pairs, center, unit, price[unit] - cost);
            }

            if (isPaying && _nearest.Keep < _nearest.Units)
            {
                pairs = CollectFar(pairs, unit, price[unit]);
            }
        }

        for (var center = 0; center < price.Length; center++)
        {
            _start[center + 1] += _start[center];
        }

        if (_item.Length < pairs)
        {
            (_item, _share) = (new PackingItem[_pair.Length], new double[_pair.Length]);
        }

        for (var pair = pairs - 1; pair >= 0; pair--)
        {
            _item[--_start[_centerOfPair[pair] + 1]] = _pair[pair];
        }

        Array.Copy(_start, 1, _start, 0, price.Length);
        _start[price.Length] = pairs;
    }

    // Beyond the list: all the others.
    private int CollectFar(int pairs, int unit, double price)
    {
        foreach (var center in _nearest.Of(unit))
        {
            _isListed[center] = true;
        }

        for (var center = 0; center < _nearest.Units; center++)
        {
            var cost = _isListed[center] ? price : _costs.Of(unit, center);
            if (cost < price)
            {
                Add(ref pairs, center, unit, price - cost);
            }

            _isListed[center] = false;
        }

        return pairs;
    }

    private void Add(ref int pairs, int center, int unit, double profit)
    {
        if (pairs == _pair.Length)
        {
            Array.Resize(ref _pair, 2 * pairs);
            Array.Resize(ref _centerOfPair, 2 * pairs);
        }

        (_centerOfPair[pairs], _pair[pairs]) = (center, new PackingItem(unit, profit, _problem.Demand[unit]));
        pairs++;
        _start[center + 1]++;
    }
}
