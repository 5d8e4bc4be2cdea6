using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;

namespace Bailiwick.Storage.Datasets;

/// <summary>What is known of a dataset without its records.</summary>
public sealed record DatasetInfo
{
    public required DatasetId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Counts the datasets that were imported under one name, from 1.</summary>
    public required int Version { get; init; }

    public required int Rows { get; init; }

    /// <summary>Name of the file it was read from.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required PlaceCounts Placed { get; init; }

    public required int Findings { get; init; }

    /// <summary>West, south, east, north in degrees, or null when no record has a place.</summary>
    public required double[]? Bounds { get; init; }

    public required ImmutableArray<ColumnInfo> Columns { get; init; }
}
