namespace Bailiwick.Solver;

/// <summary>Centers and prices of the parts: a power diagram. A price is the dual variable of a part's load bound; dear parts draw less.</summary>
internal sealed class Sites(int parts)
{
    public double[] X { get; } = new double[parts];

    public double[] Y { get; } = new double[parts];

    public double[] Price { get; } = new double[parts];

    public int Count { get; } = parts;

    public double SquareTo(double x, double y, int part)
    {
        var (dx, dy) = (x - X[part], y - Y[part]);
        return (dx * dx) + (dy * dy);
    }
}
