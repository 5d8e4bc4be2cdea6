namespace Bailiwick.Solver.Medians;

/// <summary>
/// The capacitated p-median problem (Mulvey and Beck 1984): choose some of the units as centers and give every unit to one of them, at least cost,
/// so that no center serves more than its capacity.
/// </summary>
public sealed record MedianProblem
{
    /// <summary>How many centers are chosen, from 1 to the number of units.</summary>
    public required int Medians { get; init; }

    /// <summary>Coordinate by unit, finite; see <see cref="Metric"/>.</summary>
    public required double[] X { get; init; }

    /// <summary>Coordinate by unit, finite.</summary>
    public required double[] Y { get; init; }

    /// <summary>What the coordinates mean.</summary>
    public Metric Metric { get; init; }

    /// <summary>Whether distances are squared.</summary>
    public Objective Objective { get; init; } = Objective.Distance;

    /// <summary>What is done to a distance before it is squared or weighted.</summary>
    public DistanceRounding Rounding { get; init; }

    /// <summary>Cost of serving a unit (first) from a center (second), at least 0, in place of distances; a pure function. Null: distances.</summary>
    public Func<int, int, double>? Cost { get; init; }

    /// <summary>By unit: what its distance is multiplied by, at least 0. Null: 1, as in the literature.</summary>
    public double[]? Weight { get; init; }

    /// <summary>By unit: what it takes of its center's capacity, at least 0.</summary>
    public required double[] Demand { get; init; }

    /// <summary>By unit: what it can serve as a center, at least 0; infinite for no bound.</summary>
    public required double[] Capacity { get; init; }

    /// <summary>How many units.</summary>
    public int Units => X.Length;

    /// <summary>Everything that is wrong with the problem, as plain sentences; empty when it can be divided. O(units).</summary>
    public IReadOnlyList<string> Validate() => MedianFaults.Find(this);
}
