using System.Collections.Immutable;

namespace Bailiwick.Core.Datasets;

/// <summary>
/// Collects findings in the order they are made. Keeps at most <see cref="ListedPerKind"/> of each kind one by one, so that a file
/// with a fault in every cell does not fill the memory; all are counted.
/// </summary>
public sealed class FindingLog
{
    /// <summary>How many findings of one kind are kept one by one.</summary>
    public const int ListedPerKind = 100_000;

    private readonly List<Finding> _listed = [];
    private readonly Dictionary<FindingKind, Tally> _tallyOfKind = new(ReferenceEqualityComparer.Instance);

    /// <summary>The findings kept one by one.</summary>
    public IReadOnlyList<Finding> Listed => _listed;

    /// <summary>How many findings were made in all.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are errors.</summary>
    public int Errors { get; private set; }

    /// <summary>Adds one. O(1).</summary>
    public void Add(Finding finding)
    {
        Count++;
        Errors += finding.Kind.Severity == FindingSeverity.Error ? 1 : 0;
        if (!_tallyOfKind.TryGetValue(finding.Kind, out var tally))
        {
            tally = new Tally();
            _tallyOfKind.Add(finding.Kind, tally);
        }

        tally.Count++;
        if (finding.Column is not null)
        {
            tally.ByColumn[finding.Column] = tally.ByColumn.GetValueOrDefault(finding.Column) + 1;
        }

        if (tally.Count <= ListedPerKind)
        {
            _listed.Add(finding);
        }
    }

    /// <summary>The counts by kind: errors first, then warnings, then the rest; the most frequent first.</summary>
    public ImmutableArray<FindingSummary> Summarize() =>
    [
        .. _tallyOfKind
            .OrderByDescending(entry => entry.Key.Severity)
            .ThenByDescending(entry => entry.Value.Count)
            .ThenBy(entry => entry.Key.Code, StringComparer.Ordinal)
            .Select(entry => entry.Value.Summarize(entry.Key)),
    ];

    private sealed class Tally
    {
        public int Count { get; set; }

        public Dictionary<string, int> ByColumn { get; } = [];

        public FindingSummary Summarize(FindingKind kind) => new(
            kind,
            Count,
            Math.Min(Count, ListedPerKind),
            [.. ByColumn.OrderByDescending(entry => entry.Value).Select(entry => new FindingColumnCount(entry.Key, entry.Value))]);
    }
}
