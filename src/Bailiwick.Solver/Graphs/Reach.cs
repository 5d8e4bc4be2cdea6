namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Tries every connected set of units around a unit for one that a part may be: so either an example is found, or the least violation of any part
/// that holds the unit is proved, or the budget ends. Sets grow by one neighbor at a time, each set met once.
/// </summary>
internal sealed class Reach
{
    private const double Enough = 1e-12;
    private readonly Instance _instance;
    private readonly int[] _start;
    private readonly int[] _neighbor;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly double[] _load;
    private readonly bool[] _isMet;
    private readonly List<int> _unitOfNode = [];
    private readonly List<int> _restOfNode = [];
    private int _lock;
    private int _budget;
    private double _best;
    private double _bestLoad;
    private int _measure;

    public Reach(Instance instance)
    {
        _instance = instance;
        _start = instance.Start!;
        _neighbor = instance.Neighbor;
        _low = new double[instance.Measures];
        _high = new double[instance.Measures];
        _load = new double[instance.Measures];
        _isMet = new bool[instance.Units];
    }

    /// <summary>
    /// Least load out of bounds of any connected part that holds the unit. Bounds are the widest of all open parts, or those of the part that the unit is locked to. At most budget sets are tried.
    /// </summary>
    /// <param name="unit">The unit.</param>
    /// <param name="budget">Most sets tried.</param>
    /// <param name="measure">The only measure looked at, or -1 for all together.</param>
    public Proof Least(int unit, int budget, int measure = -1)
    {
        _measure = measure;
        _lock = _instance.Lock[unit];
        Bounds();
        (_best, _budget) = (double.MaxValue, budget);
        Array.Clear(_load);
        _isMet[unit] = true;
        Include(unit, -1);
        _isMet[unit] = false;
        return new Proof(_best, _bestLoad, _budget > 0);
    }

    private void Bounds()
    {
        for (var measure = 0; measure < _low.Length; measure++)
        {
            (_low[measure], _high[measure]) = (double.MaxValue, 0);
            for (var part = 0; part < _instance.Parts; part++)
            {
                if (_lock >= 0 ? part == _lock : !_instance.Closed[part])
                {
                    var at = (part * _low.Length) + measure;
                    _low[measure] = Math.Min(_low[measure], _instance.Low[at]);
                    _high[measure] = Math.Max(_high[measure], _instance.High[at]);
                }
            }
        }
    }

    // The frontier is a list that branches share: a node's rest are the units still to be taken or left out after it.
    private void Include(int unit, int rest)
    {
        Add(unit, 1);
        var (violation, over) = Violation();
        if (violation < _best)
        {
            (_best, _bestLoad) = (violation, _load[Math.Max(0, _measure)]);
        }

        if (over < _best - Enough && _best > Enough && --_budget > 0)
        {
            Extend(unit, rest);
        }

        Add(unit, -1);
    }

    private void Extend(int unit, int rest)
    {
        var (first, head) = (_unitOfNode.Count, rest);
        for (var entry = _start[unit]; entry < _start[unit + 1]; entry++)
        {
            var other = _neighbor[entry];
            if (!_isMet[other] && (_instance.Lock[other] < 0 || _instance.Lock[other] == _lock))
            {
                _isMet[other] = true;
                _unitOfNode.Add(other);
                _restOfNode.Add(head);
                head = _unitOfNode.Count - 1;
            }
        }

        for (var node = head; node >= 0 && _best > Enough && _budget > 0; node = _restOfNode[node])
        {
            Include(_unitOfNode[node], _restOfNode[node]);
        }

        for (var node = _unitOfNode.Count - 1; node >= first; node--)
        {
            _isMet[_unitOfNode[node]] = false;
        }

        _unitOfNode.RemoveRange(first, _unitOfNode.Count - first);
        _restOfNode.RemoveRange(first, _restOfNode.Count - first);
    }

    private void Add(int unit, int sign)
    {
        for (var measure = 0; measure < _load.Length; measure++)
        {
            _load[measure] += sign * _instance.Amount[(unit * _load.Length) + measure];
        }
    }

    private (double Violation, double Over) Violation()
    {
        var (under, over) = (0.0, 0.0);
        for (var measure = 0; measure < _load.Length; measure++)
        {
            if (_measure >= 0 && measure != _measure)
            {
                continue;
            }

            under += Math.Max(0, _low[measure] - _load[measure]);
            over += Math.Max(0, _load[measure] - _high[measure]);
        }

        return (under + over, over);
    }

    /// <param name="Violation">Least load out of bounds, in mean parts over the measures looked at.</param>
    /// <param name="Load">The load that goes with it, of the measure looked at or else the first.</param>
    /// <param name="IsProved">Whether every set was tried or ruled out; else the violation is only the best met.</param>
    public readonly record struct Proof(double Violation, double Load, bool IsProved);
}
