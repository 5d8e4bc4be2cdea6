namespace Bailiwick.Solver.Points;

/// <summary>Centers and prices of the parts. A price is the dual variable of a part's load bound, in cost per amount; dear parts draw less.</summary>
internal sealed class CenterSet(int parts, bool isRound)
{
    public int Count { get; } = parts;

    public double[] X { get; } = new double[parts];

    public double[] Y { get; } = new double[parts];

    /// <summary>Empty in the plane.</summary>
    public double[] Z { get; } = new double[isRound ? parts : 0];

    public double[] Price { get; } = new double[parts];

    /// <summary>Costs that stand in for squared distances, by unit and part; null for distances.</summary>
    public Func<int, int, double>? Given { get; init; }

    /// <summary>Squared straight distance, or what is given. O(1).</summary>
    public double SquareTo(PointSet points, int unit, int part)
    {
        if (Given is not null)
        {
            return Given(unit, part);
        }

        var (dx, dy) = (points.X[unit] - X[part], points.Y[unit] - Y[part]);
        var square = (dx * dx) + (dy * dy);
        if (Z.Length > 0)
        {
            var dz = points.Z[unit] - Z[part];
            square += dz * dz;
        }

        return square;
    }

    public void CopyFrom(CenterSet other)
    {
        Array.Copy(other.X, X, Count);
        Array.Copy(other.Y, Y, Count);
        Array.Copy(other.Z, Z, Z.Length);
        Array.Copy(other.Price, Price, Count);
    }
}
