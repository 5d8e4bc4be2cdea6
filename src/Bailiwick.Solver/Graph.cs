namespace Bailiwick.Solver;

/// <summary>Which units touch, as compressed rows: the neighbors of unit u are <c>Neighbor[Start[u] .. Start[u + 1]]</c>. Symmetric, no loops.</summary>
/// <param name="Start">Units + 1 offsets.</param>
/// <param name="Neighbor">Neighbor units, ascending in each row.</param>
/// <param name="Border">Length of the shared border by entry of <paramref name="Neighbor"/>, kilometers; 0 for a bridge. Null: unknown.</param>
public sealed record Graph(int[] Start, int[] Neighbor, double[]? Border);
