namespace Bailiwick.Solver.Graphs;

/// <summary>Units that pay, taken in the order of gain per amount until a capacity is full: the continuous knapsack (Dantzig 1957).</summary>
internal sealed class Basket
{
    private int[] _unit = new int[256];
    private double[] _gain = new double[256];
    private double[] _amount = new double[256];
    private double[] _key = new double[256];
    private int[] _order = new int[256];
    private int _count;
    private double _sum;
    private double _gains;

    /// <summary>How many are taken, the last perhaps in part.</summary>
    public int Taken { get; private set; }

    /// <summary>Share of the last one taken.</summary>
    public double LastShare { get; private set; }

    public int Unit(int rank) => _unit[_order[rank]];

    public void Clear() => (_count, _sum, _gains, Taken) = (0, 0, 0, 0);

    public void Add(int unit, double gain, double amount)
    {
        if (_count == _unit.Length)
        {
            Array.Resize(ref _unit, 2 * _count);
            Array.Resize(ref _gain, 2 * _count);
            Array.Resize(ref _amount, 2 * _count);
            Array.Resize(ref _key, 2 * _count);
            Array.Resize(ref _order, 2 * _count);
        }

        (_unit[_count], _gain[_count], _amount[_count]) = (unit, gain, amount);
        _count++;
        _sum += amount;
        _gains += gain;
    }

    /// <summary>The greatest gain within the capacity.</summary>
    public double Fill(double capacity)
    {
        for (var at = 0; at < _count; at++)
        {
            _order[at] = at;
        }

        (Taken, LastShare) = (_count, 1);
        if (_sum <= capacity)
        {
            return _gains;
        }

        for (var at = 0; at < _count; at++)
        {
            _key[at] = -_gain[at] / _amount[at];
        }

        Array.Sort(_key, _order, 0, _count);
        var (left, gain) = (capacity, 0.0);
        for (var rank = 0; rank < _count; rank++)
        {
            var at = _order[rank];
            if (_amount[at] >= left)
            {
                (Taken, LastShare) = (rank + 1, _amount[at] > 0 ? left / _amount[at] : 1);
                return gain + (LastShare * _gain[at]);
            }

            (left, gain) = (left - _amount[at], gain + _gain[at]);
        }

        return gain;
    }
}
