using Bailiwick.Geography.Measuring;

namespace Bailiwick.Geography.Indexing;

/// <summary>
/// A k-d tree over points of the sphere (Bentley 1975), as unit vectors, so that poles and antimeridian are nothing special. Points belong to
/// groups; it finds the nearest point of another group, leaving out branches that hold the asking group only.
/// </summary>
internal sealed class SphereTree
{
    private readonly double[] _coordinates;
    private readonly int[] _order;
    private readonly byte[] _axis;
    private readonly int[] _uniform;
    private readonly int[] _group;

    /// <param name="longitude">Degrees.</param>
    /// <param name="latitude">Degrees.</param>
    public SphereTree(ReadOnlySpan<double> longitude, ReadOnlySpan<double> latitude)
    {
        var count = longitude.Length;
        _coordinates = new double[count * 3];
        _order = new int[count];
        _axis = new byte[count];
        _uniform = new int[count];
        _group = new int[count];
        for (var point = 0; point < count; point++)
        {
            _order[point] = point;
            var lambda = longitude[point] * Sphere.RadiansPerDegree;
            var phi = latitude[point] * Sphere.RadiansPerDegree;
            _coordinates[point * 3] = Math.Cos(phi) * Math.Cos(lambda);
            _coordinates[(point * 3) + 1] = Math.Cos(phi) * Math.Sin(lambda);
            _coordinates[(point * 3) + 2] = Math.Sin(phi);
        }

        Split(0, count, new double[count]);
    }

    /// <summary>Sets the group of each point. O(n).</summary>
    public void Group(ReadOnlySpan<int> groupOfPoint)
    {
        groupOfPoint.CopyTo(_group);
        Unify(0, _order.Length);
    }

    /// <summary>The nearest point of another group than the given point's; -1 when none is nearer than <paramref name="chordSquared"/>, which shrinks to the distance found.</summary>
    public int NearestOfOther(int point, ref double chordSquared)
    {
        var best = -1;
        Nearest(0, _order.Length, point, ref best, ref chordSquared);
        return best;
    }

    private void Nearest(int low, int high, int point, ref int best, ref double bestSquared)
    {
        if (low >= high)
        {
            return;
        }

        var middle = (low + high) / 2;
        if (_uniform[middle] == _group[point])
        {
            return;
        }

        var here = _order[middle];
        var axis = _axis[middle];
        var offset = _coordinates[(point * 3) + axis] - _coordinates[(here * 3) + axis];
        if (_group[here] != _group[point])
        {
            var squared = Squared(point, here);
            if (squared < bestSquared || (squared == bestSquared && best >= 0 && here < best))
            {
                best = here;
                bestSquared = squared;
            }
        }

        if (offset <= 0)
        {
            Nearest(low, middle, point, ref best, ref bestSquared);
        }

        if (offset * offset <= bestSquared)
        {
            if (offset <= 0)
            {
                Nearest(middle + 1, high, point, ref best, ref bestSquared);
            }
            else
            {
                Nearest(low, middle, point, ref best, ref bestSquared);
            }
        }

        if (offset > 0)
        {
            Nearest(middle + 1, high, point, ref best, ref bestSquared);
        }
    }

    private double Squared(int a, int b)
    {
        double sum = 0;
        for (var axis = 0; axis < 3; axis++)
        {
            var difference = _coordinates[(a * 3) + axis] - _coordinates[(b * 3) + axis];
            sum += difference * difference;
        }

        return sum;
    }

    private void Split(int low, int high, double[] keys)
    {
        if (high - low < 1)
        {
            return;
        }

        var middle = (low + high) / 2;
        var axis = WidestAxis(low, high);
        _axis[middle] = (byte)axis;
        for (var index = low; index < high; index++)
        {
            keys[index] = _coordinates[(_order[index] * 3) + axis];
        }

        Array.Sort(keys, _order, low, high - low);
        Split(low, middle, keys);
        Split(middle + 1, high, keys);
    }

    private int WidestAxis(int low, int high)
    {
        var widest = 0;
        double width = -1;
        for (var axis = 0; axis < 3; axis++)
        {
            var least = double.MaxValue;
            var most = double.MinValue;
            for (var index = low; index < high; index++)
            {
                var value = _coordinates[(_order[index] * 3) + axis];
                least = Math.Min(least, value);
                most = Math.Max(most, value);
            }

            if (most - least > width)
            {
                width = most - least;
                widest = axis;
            }
        }

        return widest;
    }

    /// <summary>Notes at each node the group all points below it belong to, or -1 when they differ.</summary>
    private int Unify(int low, int high)
    {
        if (low >= high)
        {
            return int.MinValue;
        }

        var middle = (low + high) / 2;
        var left = Unify(low, middle);
        var right = Unify(middle + 1, high);
        var own = _group[_order[middle]];
        _uniform[middle] = (left == int.MinValue || left == own) && (right == int.MinValue || right == own) ? own : -1;
        return _uniform[middle];
    }
}
