namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Raises prices of units so that no part can gain much: steps against how often units are wanted, the places weighed by how much a part there would
/// gain (a smoothed subgradient, Nesterov 2005), of a length after Polyak (1969). What it finds is only as good as its places: the bound is taken elsewhere.
/// </summary>
internal sealed class PriceAscent(
    PricedUnits units,
    int parts,
    double capacity,
    ((double X, double Y, double Z) Place, double Capacity)[] pinned,
    List<(double X, double Y, double Z)> places,
    bool isSphere,
    int threads)
{
    private const int Patience = 6;
    private const double Momentum = 0.6;
    private const double FirstLength = 0.25;

    // In costs of a mean part.
    private const double Hot = 0.3;
    private const double Cold = 0.03;

    /// <summary>O(steps x places x units in reach). The prices end at the best met.</summary>
    public void Run(int steps, double goal, CancellationToken cancellation)
    {
        var best = (double[])units.Price.Clone();
        var (most, length, since) = (double.NegativeInfinity, FirstLength, 0);
        var (direction, wanted) = (new double[units.Count], new double[units.Count]);
        for (var step = 0; step < steps && !cancellation.IsCancellationRequested; step++)
        {
            var heat = goal / Math.Max(1, parts + pinned.Length) * Hot * Math.Pow(Cold / Hot, (double)step / steps);
            var value = Evaluate(heat, wanted);
            if (value > most)
            {
                (most, since) = (value, 0);
                units.Price.CopyTo(best, 0);
            }
            else if (++since >= Patience)
            {
                (length, since) = (length / 2, 0);
            }

            var norm = 0.0;
            for (var unit = 0; unit < wanted.Length; unit++)
            {
                direction[unit] = (Momentum * direction[unit]) + 1 - wanted[unit];
                norm += units.Pull[unit] * direction[unit] * direction[unit];
            }

            if (norm <= 0)
            {
                break;
            }

            var stride = length * Math.Max(0.01 * goal, (1.02 * goal) - value) / norm;
            for (var unit = 0; unit < wanted.Length; unit++)
            {
                units.Price[unit] = Math.Max(0, units.Price[unit] + (stride * units.Pull[unit] * direction[unit]));
            }
        }

        best.CopyTo(units.Price, 0);
    }

    /// <summary>The value at the prices as they are, over the places known.</summary>
    public double Value() => Evaluate(1, new double[units.Count]);

    // The value over the places known, and how often each unit is wanted.
    private double Evaluate(double heat, double[] wanted)
    {
        units.Refresh();
        var (value, taken) = (new double[places.Count + pinned.Length], new (int Unit, double Share)[places.Count + pinned.Length][]);
        Workers.Each(value.Length, threads, at =>
        {
            var ((x, y, z), most) = at < places.Count ? (places[at], capacity) : pinned[at - places.Count];
            var basket = new Basket();
            value[at] = units.Least(x, y, z, most, basket);
            if (at < places.Count)
            {
                (x, y, z) = Mean(basket, (x, y, z));
                value[at] = units.Least(x, y, z, most, basket);
            }

            taken[at] = new (int, double)[basket.Taken];
            for (var rank = 0; rank < basket.Taken; rank++)
            {
                taken[at][rank] = (basket.Unit(rank), rank == basket.Taken - 1 ? basket.LastShare : 1);
            }

        });
        Array.Clear(wanted);
        var (least, weights) = (0.0, 0.0);
        for (var at = 0; at < places.Count; at++)
        {
            least = Math.Min(least, value[at]);
        }

        for (var at = 0; at < places.Count; at++)
        {
            weights += Math.Exp((least - value[at]) / heat);
        }

        var sum = parts * least;
        for (var at = 0; at < value.Length; at++)
        {
            var weight = at < places.Count ? parts * Math.Exp((least - value[at]) / heat) / weights : 1;
            sum += at < places.Count ? 0 : value[at];
            foreach (var (unit, share) in taken[at])
            {
                wanted[unit] += weight * share;
            }
        }

        foreach (var price in units.Price)
        {
            sum += price;
        }

        return sum;
    }

    // Around its mean a part costs less, so each place is judged after a step to where parts gain most; on the sphere the mean is lifted to it.
    private (double X, double Y, double Z) Mean(Basket basket, (double X, double Y, double Z) place)
    {
        var (mass, x, y, z) = (0.0, 0.0, 0.0, 0.0);
        for (var rank = 0; rank < basket.Taken; rank++)
        {
            var unit = basket.Unit(rank);
            var pull = (rank == basket.Taken - 1 ? basket.LastShare : 1) * units.Pull[unit];
            mass += pull;
            x += pull * units.Place[unit * 3];
            y += pull * units.Place[(unit * 3) + 1];
            z += pull * units.Place[(unit * 3) + 2];
        }

        var length = isSphere ? Math.Sqrt((x * x) + (y * y) + (z * z)) / Sphere.Radius : mass;
        return length > 0 ? (x / length, y / length, z / length) : place;
    }
}
