namespace Bailiwick.Server.Optimization.Wire;

/// <summary>How good a plan is; the definitions stand in docs/measures.md.</summary>
public sealed record ScoreInfo
{
    public required IReadOnlyList<MeasureScore> Measures { get; init; }

    /// <summary>Weight times squared distance to the center of the territory, weight x square kilometers.</summary>
    public required double Inertia { get; init; }

    /// <summary>Weight times distance, weight x kilometers.</summary>
    public required double WeightedDistance { get; init; }

    /// <summary>Mean distance to the center of the territory by weight, kilometers.</summary>
    public required double MeanDistanceKm { get; init; }

    /// <summary>Pieces beyond one a territory.</summary>
    public required int ExtraPieces { get; init; }

    /// <summary>Pairs of touching units in different territories.</summary>
    public required int CutEdges { get; init; }

    /// <summary>Units that would change their territory.</summary>
    public int? MovedUnits { get; init; }

    /// <summary>Share of the balanced measure that would change its territory.</summary>
    public double? MovedShare { get; init; }
}
