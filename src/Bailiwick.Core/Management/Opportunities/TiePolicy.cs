namespace Bailiwick.Core.Management.Opportunities;

/// <summary>What an opportunity gets when several territories of its account share the highest type priority.</summary>
public enum TiePolicy
{
    /// <summary>No territory, as the specification has it; the tie is told.</summary>
    None,

    /// <summary>The territory it has, when that is among the tied ones; else none.</summary>
    KeepPresent,

    /// <summary>The one that comes first by key, so that the same tie always ends the same way.</summary>
    FirstByKey,
}
