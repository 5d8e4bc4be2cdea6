namespace Bailiwick.Core.Alignments;

/// <summary>
/// Which units touch, and where units lie: the neighbors of unit u are <c>Neighbor[Start[u] .. Start[u + 1]]</c>, ascending, each link
/// standing in both rows.
/// </summary>
/// <param name="Start">Units + 1 offsets.</param>
/// <param name="Neighbor">Neighbor units.</param>
/// <param name="Border">By entry: length of the common border, kilometers; 0 for a bridge and between points.</param>
/// <param name="X">By unit: plane coordinate, kilometers; NaN for a unit without a place.</param>
/// <param name="Y">By unit: plane coordinate, kilometers; NaN for a unit without a place.</param>
public sealed record UnitLinks(int[] Start, int[] Neighbor, double[] Border, double[] X, double[] Y)
{
    /// <summary>How many units.</summary>
    public int Units => X.Length;

    /// <summary>Whether a unit has a place.</summary>
    /// <param name="unit">Within range.</param>
    public bool HasPlace(int unit) => double.IsFinite(X[unit]) && double.IsFinite(Y[unit]);

    /// <summary>Straight distance of two units, kilometers; NaN when one has no place.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public double Distance(int left, int right)
    {
        var (dx, dy) = (X[left] - X[right], Y[left] - Y[right]);
        return Math.Sqrt((dx * dx) + (dy * dy));
    }
}
