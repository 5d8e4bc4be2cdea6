using System.Numerics;

namespace Bailiwick.Core.Targets;

/// <summary>
/// Solves sum of clamp(base + rate x weight, floor, cap) = pool for the rate, exactly. The sum grows with the rate, so each probe at the
/// middle breakpoint settles half of those left: O(n log n) for sorting them once, then O(n) exact steps altogether.
/// </summary>
internal sealed class BoundedRate
{
    private readonly BigInteger[] _weight;
    private readonly BigInteger[] _floor;
    private readonly BigInteger?[] _cap;
    private readonly bool _onTop;
    private readonly Fraction _pool;
    private readonly State[] _state;
    private readonly HashSet<int> _passed = [];
    private readonly HashSet<int> _missed = [];
    private BigInteger _bounded;
    private BigInteger _base;
    private BigInteger _freeWeight;

    /// <param name="weight">By taker, at least 0.</param>
    /// <param name="floor">By taker, in units.</param>
    /// <param name="cap">By taker, in units, not below the floor, or null.</param>
    /// <param name="onTop">Whether shares come on top of floors.</param>
    /// <param name="pool">In units; at least the floors' sum and at most what the caps let those with a weight take.</param>
    public BoundedRate(BigInteger[] weight, BigInteger[] floor, BigInteger?[] cap, bool onTop, Fraction pool)
    {
        (_weight, _floor, _cap, _onTop, _pool) = (weight, floor, cap, onTop, pool);
        _state = new State[weight.Length];
    }

    private enum State
    {
        Open,
        Floor,
        Cap,
        Free,
    }

    /// <summary>Each taker's exact share is <c>(base x Denominator + Numerator x weight) / Denominator</c> when free, else its bound.</summary>
    public (BigInteger Numerator, BigInteger Denominator) Rate { get; private set; }

    public void Solve()
    {
        var open = new List<int>();
        for (var i = 0; i < _weight.Length; i++)
        {
            if (_weight[i].IsZero)
            {
                Settle(i, State.Floor);
            }
            else
            {
                open.Add(i);
            }
        }

        var points = Breakpoints(open);
        var (from, to) = (0, points.Length);
        while (from < to)
        {
            var middle = points[from + ((to - from) / 2)];
            var pivot = At(middle);
            var order = SumAt(pivot, open).CompareTo(_pool);
            // What the approximate order puts on the wrong side of the pivot stays a candidate; the pivot itself never does.
            var left = new List<Point>();
            for (var k = from; k < to; k++)
            {
                var side = At(points[k]).CompareTo(pivot);
                if (order <= 0 && side <= 0)
                {
                    Pass(points[k]);
                }
                else if (order >= 0 && side >= 0)
                {
                    Miss(points[k]);
                }
                else
                {
                    left.Add(points[k]);
                }
            }

            points = [.. left];
            (from, to) = (0, points.Length);
            open.RemoveAll(i => _state[i] != State.Open);
        }

        foreach (var i in open)
        {
            Settle(i, State.Free);
        }

        Rate = _freeWeight.IsZero
            ? (BigInteger.Zero, BigInteger.One)
            : (_pool.Numerator - (_pool.Denominator * (_bounded + _base)), _pool.Denominator * _freeWeight);
    }

    /// <summary>The exact share of a taker, over the rate's denominator.</summary>
    public BigInteger ShareOf(int taker) => _state[taker] switch
    {
        State.Floor => _floor[taker] * Rate.Denominator,
        State.Cap => _cap[taker]!.Value * Rate.Denominator,
        _ => (_onTop ? _floor[taker] * Rate.Denominator : BigInteger.Zero) + (Rate.Numerator * _weight[taker]),
    };

    public bool IsFree(int taker) => _state[taker] == State.Free;

    public bool IsAtCap(int taker) => _state[taker] == State.Cap;

    private Point[] Breakpoints(List<int> open)
    {
        var points = new List<Point>();
        foreach (var i in open)
        {
            if (!_onTop && !_floor[i].IsZero)
            {
                points.Add(new Point(i, false, (double)_floor[i] / (double)_weight[i]));
            }

            if (_cap[i] is { } cap)
            {
                points.Add(new Point(i, true, (double)(_onTop ? cap - _floor[i] : cap) / (double)_weight[i]));
            }
        }

        var sorted = points.ToArray();
        Array.Sort(sorted, (x, y) => x.Near.CompareTo(y.Near));
        return sorted;
    }

    private Fraction At(Point point) => new(
        point.IsCap ? (_onTop ? _cap[point.Taker]!.Value - _floor[point.Taker] : _cap[point.Taker]!.Value) : _floor[point.Taker],
        _weight[point.Taker]);

    // In units, over the pivot's denominator.
    private Fraction SumAt(Fraction rate, List<int> open)
    {
        var sum = (_bounded + _base) * rate.Denominator;
        sum += rate.Numerator * _freeWeight;
        foreach (var i in open)
        {
            var share = rate.Numerator * _weight[i];
            var floor = _floor[i] * rate.Denominator;
            share = _onTop ? share + floor : BigInteger.Max(share, floor);
            sum += _cap[i] is { } cap ? BigInteger.Min(share, cap * rate.Denominator) : share;
        }

        return new Fraction(sum, rate.Denominator);
    }

    // The rate is at least this point: a cap is reached; a floor is left behind.
    private void Pass(Point point)
    {
        if (point.IsCap)
        {
            Settle(point.Taker, State.Cap);
        }
        else if (_cap[point.Taker] is null || _missed.Contains(point.Taker))
        {
            Settle(point.Taker, State.Free);
        }
        else
        {
            _passed.Add(point.Taker);
        }
    }

    // The rate is at most this point: a floor holds; a cap is out of reach.
    private void Miss(Point point)
    {
        if (!point.IsCap)
        {
            Settle(point.Taker, State.Floor);
        }
        else if (_onTop || _floor[point.Taker].IsZero || _passed.Contains(point.Taker))
        {
            Settle(point.Taker, State.Free);
        }
        else
        {
            _missed.Add(point.Taker);
        }
    }

    private void Settle(int taker, State state)
    {
        if (_state[taker] != State.Open)
        {
            return;
        }

        _state[taker] = state;
        switch (state)
        {
            case State.Floor:
                _bounded += _floor[taker];
                break;
            case State.Cap:
                _bounded += _cap[taker]!.Value;
                break;
            case State.Free:
                _freeWeight += _weight[taker];
                _base += _onTop ? _floor[taker] : BigInteger.Zero;
                break;
        }
    }

    private readonly record struct Point(int Taker, bool IsCap, double Near);
}
