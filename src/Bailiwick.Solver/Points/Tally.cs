namespace Bailiwick.Solver.Points;

/// <summary>
/// Sums over the units of a diagram: loads, the forces on the centers, and how much amount lies how near to each border. Fixed runs of units are
/// summed apart and then added in order, so that the result is the same on any number of threads.
/// </summary>
internal sealed class Tally<TCost>
    where TCost : struct, ICost
{
    private const int Runs = 8;
    private const int FewUnits = 32_768;
    private readonly PointSet _points;
    private readonly Sums[] _run;

    public Tally(PointSet points, int parts)
    {
        _points = points;
        _run = new Sums[points.Count < FewUnits ? 1 : Runs];
        for (var run = 0; run < _run.Length; run++)
        {
            _run[run] = new Sums(parts);
        }
    }

    /// <summary>The sums of the last count.</summary>
    public Sums Total => _run[0];

    /// <summary>Counts. O(units + runs x parts).</summary>
    /// <param name="partOfUnit">The division.</param>
    /// <param name="diagram">Null when borders do not matter.</param>
    /// <param name="centers">The centers.</param>
    /// <param name="band">By part: how many price units from a border count as near.</param>
    /// <param name="threads">At least 1.</param>
    public void Count(int[] partOfUnit, Diagram<TCost>? diagram, CenterSet centers, double[] band, int threads)
    {
        if (_run.Length == 1 || threads == 1)
        {
            for (var run = 0; run < _run.Length; run++)
            {
                CountRun(run, partOfUnit, diagram, centers, band);
            }
        }
        else
        {
            Parallel.For(0, _run.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, run => CountRun(run, partOfUnit, diagram, centers, band));
        }

        for (var run = 1; run < _run.Length; run++)
        {
            _run[0].Add(_run[run]);
        }
    }

    private void CountRun(int run, int[] partOfUnit, Diagram<TCost>? diagram, CenterSet centers, double[] band)
    {
        var sums = _run[run];
        sums.Clear();
        var (from, to) = ((int)((long)run * _points.Count / _run.Length), (int)((run + 1L) * _points.Count / _run.Length));
        var isPlainSquare = typeof(TCost) == typeof(SquaredPlane) || TCost.IsGiven;
        for (var unit = from; unit < to; unit++)
        {
            var (part, amount, force) = (partOfUnit[unit], _points.Amount[unit], _points.Pull[unit]);
            if (!isPlainSquare)
            {
                force *= TCost.Force(centers.SquareTo(_points, unit, part));
            }

            sums.Load[part] += amount;
            sums.Force[part] += force;
            sums.X[part] += force * _points.X[unit];
            sums.Y[part] += force * _points.Y[unit];
            if (TCost.IsRound)
            {
                sums.Z[part] += force * _points.Z[unit];
            }

            if (diagram is null)
            {
                continue;
            }

            sums.Cost += _points.Pull[unit] * diagram.Least[unit];
            if (diagram.Margin[unit] < band[part] * _points.Ratio[unit] && diagram.Second[unit] != part)
            {
                sums.Near[part] += amount;
                sums.Border(part, diagram.Second[unit], amount / band[part], Pulled(unit, _points.Pull[unit] / band[part]));
            }
        }
    }

    private Leverage Pulled(int unit, double pull) =>
        new(pull, pull * _points.X[unit], pull * _points.Y[unit], TCost.IsRound ? pull * _points.Z[unit] : 0);

    /// <summary>Pull of the units near a border per price unit, and the same times their places: what a change of costs there does to loads.</summary>
    internal readonly record struct Leverage(double Pull, double X, double Y, double Z)
    {
        public Leverage Plus(Leverage other) => new(Pull + other.Pull, X + other.X, Y + other.Y, Z + other.Z);
    }

    /// <summary>Sums over some of the units.</summary>
    internal sealed class Sums(int parts)
    {
        private const int Neighbors = 24;
        private readonly int[] _neighbor = new int[parts * Neighbors];
        private readonly double[] _slope = new double[parts * Neighbors];
        private readonly Leverage[] _leverage = new Leverage[parts * Neighbors];
        private readonly int[] _count = new int[parts];

        public double[] Load { get; } = new double[parts];

        public double[] Force { get; } = new double[parts];

        public double[] X { get; } = new double[parts];

        public double[] Y { get; } = new double[parts];

        public double[] Z { get; } = new double[parts];

        /// <summary>By part: amount within its band of a border.</summary>
        public double[] Near { get; } = new double[parts];

        /// <summary>Sum of pull times least priced cost.</summary>
        public double Cost { get; set; }

        public int BordersOf(int part) => _count[part];

        public int Neighbor(int part, int at) => _neighbor[(part * Neighbors) + at];

        /// <summary>Amount that leaves for the neighbor per price unit.</summary>
        public double Slope(int part, int at) => _slope[(part * Neighbors) + at];

        /// <summary>Where the units near the border are, and how strongly they pull.</summary>
        public Leverage LeverageOf(int part, int at) => _leverage[(part * Neighbors) + at];

        public void Clear()
        {
            foreach (var sums in new[] { Load, Force, X, Y, Z, Near })
            {
                Array.Clear(sums);
            }

            Array.Clear(_count);
            Cost = 0;
        }

        /// <summary>Adds to a border; those past the twenty-fourth of a part are left out.</summary>
        public void Border(int part, int neighbor, double slope, Leverage leverage)
        {
            var (first, count) = (part * Neighbors, _count[part]);
            for (var at = first; at < first + count; at++)
            {
                if (_neighbor[at] == neighbor)
                {
                    _slope[at] += slope;
                    _leverage[at] = _leverage[at].Plus(leverage);
                    return;
                }
            }

            if (count < Neighbors)
            {
                (_neighbor[first + count], _slope[first + count], _leverage[first + count]) = (neighbor, slope, leverage);
                _count[part]++;
            }
        }

        public void Add(Sums other)
        {
            for (var part = 0; part < Load.Length; part++)
            {
                Load[part] += other.Load[part];
                Force[part] += other.Force[part];
                X[part] += other.X[part];
                Y[part] += other.Y[part];
                Z[part] += other.Z[part];
                Near[part] += other.Near[part];
                for (var at = 0; at < other._count[part]; at++)
                {
                    Border(part, other.Neighbor(part, at), other.Slope(part, at), other.LeverageOf(part, at));
                }
            }

            Cost += other.Cost;
        }
    }
}
