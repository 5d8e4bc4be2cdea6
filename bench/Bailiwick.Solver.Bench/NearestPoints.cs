namespace Bailiwick.Solver.Bench;

/// <summary>Each point linked with its nearest ones, found in a k-d tree; links go both ways.</summary>
internal sealed class NearestPoints
{
    private const int LeafPoints = 8;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly int[] _order;

    private NearestPoints(double[] x, double[] y)
    {
        (_x, _y) = (x, y);
        _order = [.. Enumerable.Range(0, x.Length)];
        Split(0, x.Length, true);
    }

    /// <summary>By point: the points linked with it, ascending. O(points log points).</summary>
    public static int[][] LinksOf(double[] x, double[] y, int neighbors)
    {
        var tree = new NearestPoints(x, y);
        var links = new HashSet<int>[x.Length];
        for (var point = 0; point < x.Length; point++)
        {
            links[point] = [];
        }

        double[] square = new double[neighbors];
        int[] found = new int[neighbors];
        for (var point = 0; point < x.Length; point++)
        {
            Array.Fill(square, double.PositiveInfinity);
            tree.Look(point, 0, x.Length, true, square, found);
            foreach (var other in found)
            {
                links[point].Add(other);
                links[other].Add(point);
            }
        }

        return Array.ConvertAll(links, set => set.Order().ToArray());
    }

    private void Split(int from, int to, bool isByX)
    {
        if (to - from > LeafPoints)
        {
            Array.Sort(_order, from, to - from, Comparer<int>.Create((one, other) => At(one, isByX).CompareTo(At(other, isByX))));
            var middle = (from + to) / 2;
            Split(from, middle, !isByX);
            Split(middle, to, !isByX);
        }
    }

    private void Look(int point, int from, int to, bool isByX, double[] square, int[] found)
    {
        if (to - from <= LeafPoints)
        {
            for (var at = from; at < to; at++)
            {
                Offer(point, _order[at], square, found);
            }

            return;
        }

        var middle = (from + to) / 2;
        var beyond = At(point, isByX) - At(_order[middle], isByX);
        var (near, far) = beyond < 0 ? ((from, middle), (middle, to)) : ((middle, to), (from, middle));
        Look(point, near.Item1, near.Item2, !isByX, square, found);
        if (beyond * beyond <= square[^1])
        {
            Look(point, far.Item1, far.Item2, !isByX, square, found);
        }
    }

    private void Offer(int point, int other, double[] square, int[] found)
    {
        var (dx, dy) = (_x[point] - _x[other], _y[point] - _y[other]);
        var distance = (dx * dx) + (dy * dy);
        if (other == point || distance >= square[^1])
        {
            return;
        }

        var place = square.Length - 1;
        while (place > 0 && square[place - 1] > distance)
        {
            (square[place], found[place]) = (square[place - 1], found[place - 1]);
            place--;
        }

        (square[place], found[place]) = (distance, other);
    }

    private double At(int point, bool isByX) => isByX ? _x[point] : _y[point];
}
