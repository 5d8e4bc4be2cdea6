namespace Bailiwick.Geography.Boundaries;

/// <summary>
/// Which units touch, as compressed rows: the neighbors of unit u are <c>Neighbor[Start[u] .. Start[u + 1]]</c>, ascending.
/// Symmetric, no loops, connected. Units that meet only in a point are not neighbors.
/// </summary>
/// <param name="Start">Units + 1 offsets.</param>
/// <param name="Neighbor">Neighbor units, ascending in each row.</param>
/// <param name="BorderKm">Length of the common border by entry of <paramref name="Neighbor"/>, kilometers on the sphere; 0 for a bridge and for units that only overlap.</param>
/// <param name="Bridge">True where the two do not touch and are joined only because one of them would otherwise be cut off (an island and the nearest coast).</param>
public sealed record BoundaryGraph(int[] Start, int[] Neighbor, double[] BorderKm, bool[] Bridge)
{
    /// <summary>How many pairs of units are joined by a bridge.</summary>
    public int Bridges => Bridge.Count(bridge => bridge) / 2;

    /// <summary>The neighbors of a unit, ascending.</summary>
    public ReadOnlySpan<int> NeighborsOf(int unit) => Neighbor.AsSpan(Start[unit], Start[unit + 1] - Start[unit]);
}
