using Bailiwick.Geography.Boundaries;
using Bailiwick.Geography.Measuring;

namespace Bailiwick.Geography.Maps;

/// <summary>
/// The corners of all arcs on the web map (Mercator, the world one unit wide and high, north up at 0), each with the largest tolerance at which
/// the method of Douglas and Peucker (1973) still keeps it. Simplifying is then leaving out corners of less weight: both sides of a border leave
/// out the same ones. Ends of arcs always stay; a closed arc keeps a triangle.
/// </summary>
internal sealed class ArcWeights
{
    /// <summary>Longer arcs are taken in pieces, so that no shape of line costs more than corners x this.</summary>
    private const int LongestPiece = 1024;

    private ArcWeights(double[] x, double[] y, float[] weight)
    {
        X = x;
        Y = y;
        Weight = weight;
    }

    /// <summary>0 at 180 degrees west, 1 at 180 degrees east.</summary>
    public double[] X { get; }

    /// <summary>0 at 85.05 degrees north, 1 at 85.05 degrees south; clamped beyond.</summary>
    public double[] Y { get; }

    /// <summary>Tolerance up to which the corner stays, in widths of the world.</summary>
    public float[] Weight { get; }

    /// <summary>Projects and weighs. O(corners log corners) for natural lines.</summary>
    public static ArcWeights Of(Topology topology)
    {
        var count = topology.Points.Length;
        var weights = new ArcWeights(new double[count], new double[count], new float[count]);
        for (var point = 0; point < count; point++)
        {
            weights.X[point] = Mercator.X(topology.Points[point].Longitude);
            weights.Y[point] = Mercator.Y(topology.Points[point].Latitude);
        }

        for (var arc = 0; arc < topology.ArcCount; arc++)
        {
            weights.Weigh(topology.ArcStart[arc], topology.ArcStart[arc + 1] - 1);
        }

        return weights;
    }

    private void Weigh(int first, int last)
    {
        Weight[first] = Weight[last] = float.PositiveInfinity;
        if (last - first >= 3 && X[first] == X[last] && Y[first] == Y[last])
        {
            var far = Farthest(first, last, out _);
            Weight[far] = float.PositiveInfinity;
            var (from, to) = far - first > last - far ? (first, far) : (far, last);
            if (to - from > 1)
            {
                Weight[Farthest(from, to, out _)] = float.PositiveInfinity;
            }
        }

        var start = first;
        for (var point = first + 1; point <= last; point++)
        {
            if (Weight[point] > 0 || point - start == LongestPiece)
            {
                Weight[point] = float.PositiveInfinity;
                Divide(start, point);
                start = point;
            }
        }
    }

    private void Divide(int first, int last)
    {
        var pieces = new Stack<(int First, int Last, float Above)>();
        pieces.Push((first, last, float.PositiveInfinity));
        while (pieces.TryPop(out var piece))
        {
            if (piece.Last - piece.First < 2)
            {
                continue;
            }

            var far = Farthest(piece.First, piece.Last, out var squared);
            var weight = Math.Min(piece.Above, (float)Math.Sqrt(squared));
            Weight[far] = Math.Max(weight, float.Epsilon);
            pieces.Push((piece.First, far, weight));
            pieces.Push((far, piece.Last, weight));
        }
    }

    private int Farthest(int first, int last, out double squared)
    {
        var dx = X[last] - X[first];
        var dy = Y[last] - Y[first];
        var length = (dx * dx) + (dy * dy);
        var best = first + 1;
        squared = -1;
        for (var point = first + 1; point < last; point++)
        {
            var px = X[point] - X[first];
            var py = Y[point] - Y[first];
            var along = length > 0 ? Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1) : 0;
            px -= along * dx;
            py -= along * dy;
            var distance = (px * px) + (py * py);
            if (distance > squared)
            {
                squared = distance;
                best = point;
            }
        }

        return best;
    }
}
