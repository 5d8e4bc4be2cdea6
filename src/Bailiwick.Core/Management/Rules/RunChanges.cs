using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Rules;

/// <summary>What a run did.</summary>
/// <param name="RowsJudged">How many accounts were looked at.</param>
/// <param name="Changes">By row, then what it left, then what it entered.</param>
public sealed record RunChanges(int RowsJudged, ImmutableArray<AccountChange> Changes);
