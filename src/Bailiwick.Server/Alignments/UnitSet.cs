using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Core.Datasets;
using Bailiwick.Geography.Boundaries;

namespace Bailiwick.Server.Alignments;

/// <summary>The units of all alignments over one dataset and one boundary set (or the records themselves): never changes, shared in memory.</summary>
public sealed class UnitSet(Func<UnitGraph> makeGraph)
{
    private readonly Lazy<Task<UnitGraph>> _graph = new(() => Task.Run(makeGraph));

    /// <summary>What it is made of: two alignments with the same key have the same units.</summary>
    public required (DatasetId Dataset, BoundarySetId? BoundarySet) Key { get; init; }

    /// <summary>The records.</summary>
    public required Dataset Dataset { get; init; }

    /// <summary>The shapes, or null when the records themselves are the units.</summary>
    public required BoundarySet? Boundaries { get; init; }

    public required int Units { get; init; }

    /// <summary>What a unit is called by machines: a FIPS code, an account number.</summary>
    public required Func<int, string> KeyOf { get; init; }

    public required Func<int, string> NameOf { get; init; }

    public required IReadOnlyList<UnitMeasure> Measures { get; init; }

    /// <summary>By record: its unit or -1. Null when the records themselves are the units.</summary>
    public required int[]? UnitOfRecord { get; init; }

    /// <summary>Records without a place, or outside every unit.</summary>
    public required int UnplacedRecords { get; init; }

    /// <summary>By measure: what the records hold that are in no unit; exact.</summary>
    public required long[] UnplacedSums { get; init; }

    /// <summary>By unit, degrees; NaN without a place.</summary>
    public required double[] Longitude { get; init; }

    /// <summary>By unit, degrees; NaN without a place.</summary>
    public required double[] Latitude { get; init; }

    public AlignmentFrame Frame(IReadOnlyList<string> levels) => new()
    {
        Levels = levels,
        Units = Units,
        Measures = Measures,
        NameOf = unit => NameOf(unit.Value),
    };

    /// <summary>Which units touch; made when first asked for, once.</summary>
    public Task<UnitGraph> GraphAsync(CancellationToken cancellation) => _graph.Value.WaitAsync(cancellation);
}
