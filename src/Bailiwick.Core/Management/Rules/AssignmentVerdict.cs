namespace Bailiwick.Core.Management.Rules;

/// <summary>The one reason that decides whether an account is in a territory.</summary>
public enum AssignmentVerdict
{
    /// <summary>In: by hand; rules neither add to this nor take it away.</summary>
    Manual,

    /// <summary>In: at least one rule matches.</summary>
    Rule,

    /// <summary>Out: no rule reaches the territory, by itself or from above.</summary>
    NoRule,

    /// <summary>Out: no active rule that reaches it matches.</summary>
    NoMatch,

    /// <summary>Out: a rule matches, but an exclusion keeps the account out of this territory.</summary>
    Excluded,

    /// <summary>Out: a rule matches, but the account is excluded from all rules.</summary>
    ExcludedFromRealign,

    /// <summary>Out: a rule matches, but another territory's type has a higher priority.</summary>
    Outranked,
}
