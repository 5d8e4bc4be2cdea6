using System.Collections.Immutable;

namespace Bailiwick.Core.Datasets;

/// <summary>How often one kind of finding was made.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Count">How often, in all.</param>
/// <param name="Listed">How many of them were kept one by one; the rest is only counted.</param>
/// <param name="Columns">The same count by column, for findings about cells or columns.</param>
public sealed record FindingSummary(FindingKind Kind, int Count, int Listed, ImmutableArray<FindingColumnCount> Columns);
