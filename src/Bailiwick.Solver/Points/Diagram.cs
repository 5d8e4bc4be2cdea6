using System.Numerics;

namespace Bailiwick.Solver.Points;

/// <summary>
/// The power diagram of priced centers: for every unit the two parts of least priced cost, and by how much the second is dearer. Units that are
/// neighbors on the curve share a box; a part stays in play for a box when its least priced cost there is at most the second least of the
/// greatest ones. Boxes of 128 units look only at what is in play for their box of 4,096.
/// </summary>
internal sealed class Diagram<TCost>
    where TCost : struct, ICost
{
    private const int Block = 128;
    private const int BlocksOfGroup = 32;
    private readonly PointSet _points;
    private readonly int[] _openPart;
    private readonly Box[] _block;
    private readonly Box[] _group;
    private readonly bool _isPlain;

    /// <param name="points">The units.</param>
    /// <param name="openPart">Parts that may take units, at least one.</param>
    /// <param name="isPlain">Whether hardware vectors are left alone; for tests.</param>
    public Diagram(PointSet points, int[] openPart, bool isPlain = false)
    {
        (_points, _openPart) = (points, openPart);
        _isPlain = isPlain || typeof(TCost) != typeof(SquaredPlane) || !Vector.IsHardwareAccelerated;
        First = new int[points.Count];
        Second = new int[points.Count];
        Least = new double[points.Count];
        Margin = new double[points.Count];
        _block = new Box[(points.Count + Block - 1) / Block];
        _group = new Box[(_block.Length + BlocksOfGroup - 1) / BlocksOfGroup];
        for (var at = 0; at < _block.Length; at++)
        {
            _block[at] = Box.Around(points, at * Block, Math.Min(points.Count, (at + 1) * Block));
        }

        for (var at = 0; at < _group.Length; at++)
        {
            _group[at] = Box.Around(points, at * Block * BlocksOfGroup, Math.Min(points.Count, (at + 1) * Block * BlocksOfGroup));
        }
    }

    /// <summary>By unit: its part of least priced cost.</summary>
    public int[] First { get; }

    /// <summary>By unit: the next part; the same where only one is open.</summary>
    public int[] Second { get; }

    /// <summary>By unit: the least priced cost, per pull.</summary>
    public double[] Least { get; }

    /// <summary>By unit: how much dearer the second is, per pull.</summary>
    public double[] Margin { get; }

    /// <summary>O(units x parts in play + units x parts / 4,096); the same on any number of threads.</summary>
    public void Assign(CenterSet centers, int threads)
    {
        if (threads == 1 || _group.Length < 4)
        {
            var room = new Room(_openPart.Length);
            for (var group = 0; group < _group.Length; group++)
            {
                AssignGroup(group, centers, room);
            }

            return;
        }

        Parallel.For(
            0,
            _group.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new Room(_openPart.Length),
            (group, _, room) =>
            {
                AssignGroup(group, centers, room);
                return room;
            },
            _ => { });
    }

    private void AssignGroup(int group, CenterSet centers, Room room)
    {
        var inGroup = InPlay(in _group[group], centers, _openPart, room.OfGroup, room.Low);
        for (var block = group * BlocksOfGroup; block < Math.Min(_block.Length, (group + 1) * BlocksOfGroup); block++)
        {
            var inPlay = InPlay(in _block[block], centers, room.OfGroup.AsSpan(0, inGroup), room.OfBlock, room.Low);
            var part = room.OfBlock.AsSpan(0, inPlay);
            var (from, to) = (block * Block, Math.Min(_points.Count, (block + 1) * Block));
            if (!_isPlain)
            {
                from = AssignVectors(from, to, part, centers);
            }

            AssignPlain(from, to, part, centers);
        }
    }

    private void AssignPlain(int from, int to, ReadOnlySpan<int> inPlay, CenterSet centers)
    {
        for (var unit = from; unit < to; unit++)
        {
            var ratio = _points.Ratio[unit];
            var (first, second, best, next) = (inPlay[0], inPlay[0], double.PositiveInfinity, double.PositiveInfinity);
            foreach (var part in inPlay)
            {
                var cost = TCost.Of(centers.SquareTo(_points, unit, part)) + (centers.Price[part] * ratio);
                if (cost < best)
                {
                    (second, next) = (first, best);
                    (first, best) = (part, cost);
                }
                else if (cost < next)
                {
                    (second, next) = (part, cost);
                }
            }

            (First[unit], Second[unit], Least[unit], Margin[unit]) = (first, second, best, next - best);
        }
    }

    // Several units against one part at a time; the same sums in the same order as the plain loop.
    private int AssignVectors(int from, int to, ReadOnlySpan<int> inPlay, CenterSet centers)
    {
        var width = Vector<double>.Count;
        var unit = from;
        Span<long> lanes = stackalloc long[2 * Vector<long>.Count];
        for (; unit + width <= to; unit += width)
        {
            var (x, y, ratio) = (new Vector<double>(_points.X, unit), new Vector<double>(_points.Y, unit), new Vector<double>(_points.Ratio, unit));
            Vector<double> best = new(double.PositiveInfinity), next = best;
            Vector<long> first = new(inPlay[0]), second = first;
            foreach (var part in inPlay)
            {
                var (dx, dy) = (x - new Vector<double>(centers.X[part]), y - new Vector<double>(centers.Y[part]));
                var cost = (dx * dx) + (dy * dy) + (new Vector<double>(centers.Price[part]) * ratio);
                var index = new Vector<long>(part);
                var (isBest, isNext) = (Vector.LessThan(cost, best), Vector.LessThan(cost, next));
                second = Vector.ConditionalSelect(isBest, first, Vector.ConditionalSelect(isNext, index, second));
                next = Vector.ConditionalSelect(isBest, best, Vector.ConditionalSelect(isNext, cost, next));
                first = Vector.ConditionalSelect(isBest, index, first);
                best = Vector.ConditionalSelect(isBest, cost, best);
            }

            best.CopyTo(Least, unit);
            (next - best).CopyTo(Margin, unit);
            first.CopyTo(lanes);
            second.CopyTo(lanes[width..]);
            for (var lane = 0; lane < width; lane++)
            {
                (First[unit + lane], Second[unit + lane]) = ((int)lanes[lane], (int)lanes[width + lane]);
            }
        }

        return unit;
    }

    private static int InPlay(in Box box, CenterSet centers, ReadOnlySpan<int> candidate, int[] inPlay, double[] low)
    {
        if (TCost.IsGiven)
        {
            candidate.CopyTo(inPlay);
            return candidate.Length;
        }

        var (limit, smallest) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var at = 0; at < candidate.Length; at++)
        {
            var (least, greatest) = box.CostRange(centers, candidate[at]);
            low[at] = least;
            if (greatest < smallest)
            {
                (smallest, limit) = (greatest, smallest);
            }
            else if (greatest < limit)
            {
                limit = greatest;
            }
        }

        var count = 0;
        for (var at = 0; at < candidate.Length; at++)
        {
            if (low[at] <= limit)
            {
                inPlay[count++] = candidate[at];
            }
        }

        return count;
    }

    private sealed class Room(int parts)
    {
        public int[] OfGroup { get; } = new int[parts];

        public int[] OfBlock { get; } = new int[parts];

        public double[] Low { get; } = new double[parts];
    }

    private readonly record struct Box(double X0, double X1, double Y0, double Y1, double Z0, double Z1, double Ratio0, double Ratio1)
    {
        public static Box Around(PointSet points, int from, int to)
        {
            var (x, y) = (Range(points.X, from, to), Range(points.Y, from, to));
            var z = TCost.IsRound ? Range(points.Z, from, to) : (0, 0);
            var ratio = Range(points.Ratio, from, to);
            return new Box(x.Least, x.Greatest, y.Least, y.Greatest, z.Item1, z.Item2, ratio.Least, ratio.Greatest);
        }

        public (double Least, double Greatest) CostRange(CenterSet centers, int part)
        {
            double left = X0 - centers.X[part], right = centers.X[part] - X1, below = Y0 - centers.Y[part], above = centers.Y[part] - Y1;
            double nearX = Math.Max(0, Math.Max(left, right)), nearY = Math.Max(0, Math.Max(below, above));
            double farX = Math.Max(-left, -right), farY = Math.Max(-below, -above);
            double near = (nearX * nearX) + (nearY * nearY), far = (farX * farX) + (farY * farY);
            if (TCost.IsRound)
            {
                double under = Z0 - centers.Z[part], over = centers.Z[part] - Z1;
                double nearZ = Math.Max(0, Math.Max(under, over)), farZ = Math.Max(-under, -over);
                near += nearZ * nearZ;
                far += farZ * farZ;
            }

            double price = centers.Price[part], one = price * Ratio0, other = price * Ratio1;
            return (TCost.Of(near) + Math.Min(one, other), TCost.Of(far) + Math.Max(one, other));
        }

        private static (double Least, double Greatest) Range(double[] values, int from, int to)
        {
            var (least, greatest) = (double.MaxValue, double.MinValue);
            for (var at = from; at < to; at++)
            {
                least = Math.Min(least, values[at]);
                greatest = Math.Max(greatest, values[at]);
            }

            return (least, greatest);
        }
    }
}
