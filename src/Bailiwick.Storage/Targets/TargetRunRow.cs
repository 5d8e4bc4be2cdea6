namespace Bailiwick.Storage.Targets;

/// <summary>The record of one run: what went in and what came out.</summary>
public sealed record TargetRunRow
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Author { get; init; }

    public required int Revision { get; init; }

    public required int AlignmentRevision { get; init; }

    public required string Rules { get; init; }

    public required string InputHash { get; init; }

    public required string ResultDigest { get; init; }

    public required decimal Allocated { get; init; }

    public required decimal Unallocated { get; init; }

    public required decimal Excess { get; init; }
}
