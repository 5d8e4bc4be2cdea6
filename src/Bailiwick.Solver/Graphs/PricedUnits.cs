namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Units, each with a price paid for having it: for a center anywhere, the most that a part around it could gain within its capacity, units taken by
/// shares. In runs along the Hilbert curve with boxes, so that far ones are passed over.
/// </summary>
internal sealed class PricedUnits
{
    private const int Run = 16;
    private readonly double[] _box;
    private readonly double[] _reach;
    private readonly bool _isSquared;

    /// <param name="place">[unit * 3 + axis], in curve order.</param>
    /// <param name="pull">By unit, at least 0.</param>
    /// <param name="amount">By unit: what it takes of a capacity, at least 0.</param>
    /// <param name="isSquared">Whether the cost is pull times squared distance, else distance.</param>
    public PricedUnits(double[] place, double[] pull, double[] amount, bool isSquared)
    {
        (Place, Pull, Amount, _isSquared) = (place, pull, amount, isSquared);
        Price = new double[pull.Length];
        var runs = (pull.Length + Run - 1) / Run;
        (_box, _reach) = (new double[runs * 6], new double[runs]);
        for (var run = 0; run < runs; run++)
        {
            for (var axis = 0; axis < 3; axis++)
            {
                var (least, most) = (double.MaxValue, double.MinValue);
                for (var unit = run * Run; unit < Math.Min((run + 1) * Run, pull.Length); unit++)
                {
                    (least, most) = (Math.Min(least, place[(unit * 3) + axis]), Math.Max(most, place[(unit * 3) + axis]));
                }

                (_box[(run * 6) + axis], _box[(run * 6) + 3 + axis]) = (least, most);
            }
        }
    }

    public int Count => Pull.Length;

    public double[] Place { get; }

    public double[] Pull { get; }

    public double[] Amount { get; }

    /// <summary>By unit, at least 0; call <see cref="Refresh"/> when changed.</summary>
    public double[] Price { get; }

    /// <summary>How far off a unit of each run still pays. O(units).</summary>
    public void Refresh()
    {
        for (var run = 0; run < _reach.Length; run++)
        {
            _reach[run] = 0;
            for (var unit = run * Run; unit < Math.Min((run + 1) * Run, Count); unit++)
            {
                _reach[run] = Math.Max(_reach[run], Pull[unit] > 0 ? Price[unit] / Pull[unit] : 0);
            }
        }
    }

    /// <summary>Cost of one pull at a squared distance.</summary>
    public double CostOf(double square) => _isSquared ? square : Math.Sqrt(square);

    /// <summary>Squared distance of a unit from a place.</summary>
    public double SquareTo(int unit, double x, double y, double z)
    {
        double dx = Place[unit * 3] - x, dy = Place[(unit * 3) + 1] - y, dz = Place[(unit * 3) + 2] - z;
        return (dx * dx) + (dy * dy) + (dz * dz);
    }

    /// <summary>
    /// The least sum of cost less price over the units of any part around the place: at most 0. What it takes is left in the basket. O(runs + units in
    /// reach log units in reach).
    /// </summary>
    public double Least(double x, double y, double z, double capacity, Basket basket)
    {
        basket.Clear();
        for (var run = 0; run < _reach.Length; run++)
        {
            if (CostOf(SquareToBox(run, x, y, z)) >= _reach[run])
            {
                continue;
            }

            for (var unit = run * Run; unit < Math.Min((run + 1) * Run, Count); unit++)
            {
                var gain = Price[unit] - (Pull[unit] * CostOf(SquareTo(unit, x, y, z)));
                if (gain > 0)
                {
                    basket.Add(unit, gain, Amount[unit]);
                }
            }
        }

        return -basket.Fill(capacity);
    }

    private double SquareToBox(int run, double x, double y, double z)
    {
        var at = run * 6;
        double dx = Math.Max(0, Math.Max(_box[at] - x, x - _box[at + 3])), dy = Math.Max(0, Math.Max(_box[at + 1] - y, y - _box[at + 4]));
        var dz = Math.Max(0, Math.Max(_box[at + 2] - z, z - _box[at + 5]));
        return (dx * dx) + (dy * dy) + (dz * dz);
    }
}
