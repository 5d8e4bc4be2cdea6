namespace Bailiwick.Cli.Optimization.Files;

/// <summary>What the command line asks of a file of units; words as they were given.</summary>
internal sealed record FileRequest
{
    public required string Units { get; init; }

    public required string Id { get; init; }

    public required string X { get; init; }

    public required string Y { get; init; }

    public required bool IsGreatCircle { get; init; }

    public required int? Territories { get; init; }

    public required string? Capacity { get; init; }

    public required string[] Balance { get; init; }

    public required string? Shares { get; init; }

    public required string? Adjacency { get; init; }

    public required bool Contiguous { get; init; }

    public required string? Centers { get; init; }

    public required string? Lock { get; init; }

    public required string? Current { get; init; }

    public required double? MaxMoved { get; init; }

    public required double Disruption { get; init; }

    public required string[] Limit { get; init; }

    public required string[] AtLeast { get; init; }

    public required double? MaxDistance { get; init; }

    public required string? Together { get; init; }

    public required string? Apart { get; init; }

    public required int[] Closed { get; init; }

    public required string? Weight { get; init; }

    public required bool Medians { get; init; }

    public required string? CapacityOf { get; init; }

    public required string Rounding { get; init; }

    public required bool IsSquared { get; init; }

    public required ulong Seed { get; init; }

    public required long? Steps { get; init; }

    public required double? TimeSeconds { get; init; }

    public required int Threads { get; init; }

    public required string Out { get; init; }

    public required string? Report { get; init; }

    /// <summary>Ids of units that the report explains.</summary>
    public required string[] Explain { get; init; }
}
