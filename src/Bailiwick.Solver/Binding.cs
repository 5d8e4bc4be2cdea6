namespace Bailiwick.Solver;

/// <summary>A load bound that holds the objective up.</summary>
/// <param name="Part">The part.</param>
/// <param name="IsUpper">Whether it is the greatest load, else the least.</param>
/// <param name="Price">By how much the objective would fall for each mean part's load that the bound gave way, to first order; at least 0.</param>
public readonly record struct Binding(int Part, bool IsUpper, double Price);
