namespace Bailiwick.Server.Optimization.Wire;

/// <summary>What an optimization run is to do.</summary>
public sealed record OptimizationRequest
{
    /// <summary>At least one; the first also weighs compactness.</summary>
    public required IReadOnlyList<MeasureTarget> Measures { get; init; }

    public bool Contiguous { get; init; } = true;

    /// <summary>Locked areas and units are always kept.</summary>
    public bool KeepLocked { get; init; } = true;

    /// <summary>What moving a unit costs, 0 (nothing) to 10.</summary>
    public double Disruption { get; init; }

    public OptimizationStart Start { get; init; }

    public OptimizationCenters Centers { get; init; }

    /// <summary>Only the areas below this one and the units they hold.</summary>
    public int? Within { get; init; }

    public long Seed { get; init; } = 1;

    /// <summary>1 is the usual effort, 0.1 to 20.</summary>
    public double Effort { get; init; } = 1;
}
