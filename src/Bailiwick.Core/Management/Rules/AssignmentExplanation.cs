using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Rules;

/// <summary>Why an account is, or is not, in a territory.</summary>
/// <param name="Row">The account.</param>
/// <param name="Territory">The key of the territory.</param>
/// <param name="Verdict">What decides.</param>
/// <param name="Rules">All rules that reach the territory, in the order of the associations.</param>
public sealed record AssignmentExplanation(int Row, string Territory, AssignmentVerdict Verdict, ImmutableArray<RuleExplanation> Rules)
{
    /// <summary>The territories of a higher priority that won, when <see cref="Verdict"/> is <see cref="AssignmentVerdict.Outranked"/>.</summary>
    public ImmutableArray<string> OutrankedBy { get; init; } = [];

    /// <summary>Whether the account is in the territory.</summary>
    public bool IsAssigned => Verdict is AssignmentVerdict.Manual or AssignmentVerdict.Rule;
}
