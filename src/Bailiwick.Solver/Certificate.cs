namespace Bailiwick.Solver;

/// <summary>What is proved about a division.</summary>
/// <param name="Objective">The division's objective: <see cref="Score.Objective"/>.</param>
/// <param name="Bound">No division that keeps the bounds, of the kind that <paramref name="BoundName"/> names, has a lower objective.</param>
/// <param name="BoundName">
/// What the bound holds for. "transport, these centers": every division among the centers of this one, also with split units; a division with
/// other centers may be better.
/// </param>
/// <param name="Gap">Objective / bound - 1; NaN when the division breaks a bound, or the bound is 0.</param>
/// <param name="Binding">Load bounds that cost something: with more room there, the objective could fall.</param>
/// <param name="PriceOfPart">By part: what a mean part's load there would cost; it keeps units out of dear parts. A unit pays it for its share of a mean part, the mean over the measures.</param>
public sealed record Certificate(double Objective, double Bound, string BoundName, double Gap, Binding[] Binding, double[] PriceOfPart)
{
    /// <summary>The transport bound where it stands beside a <see cref="Bound"/> that holds for any centers, or is that bound; null where there is none.</summary>
    public double? BoundTheseCenters { get; init; }

    /// <summary>Objective / <see cref="BoundTheseCenters"/> - 1, or null as <see cref="Gap"/> is NaN.</summary>
    public double? GapTheseCenters { get; init; }

    /// <summary>The name of the bound of the transportation problem among the division's own centers.</summary>
    public const string TransportTheseCenters = "transport, these centers";

    /// <summary>The name of the bound that holds for every choice of free centers, contiguity not counted; it names no prices of parts.</summary>
    public const string LagrangianAnyCenters = "lagrangian, any centers";
}
