namespace Bailiwick.Server.Targets.Wire;

/// <summary>How alike the areas of one level are, in figures and in words.</summary>
public sealed record TargetFairness(
    int Level,
    string Name,
    int Areas,
    decimal Mean,
    double StandardDeviation,
    double Gini,
    double WithinBand,
    decimal Smallest,
    decimal Largest,
    double? WithPotential,
    double? WithWorkload,
    IReadOnlyList<string> Words);
