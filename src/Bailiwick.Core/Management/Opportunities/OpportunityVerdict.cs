namespace Bailiwick.Core.Management.Opportunities;

/// <summary>Why an opportunity gets the territory it gets.</summary>
public enum OpportunityVerdict
{
    /// <summary>It is excluded from the filter and keeps what it has.</summary>
    ExcludedFromFilter,

    /// <summary>Its account is in no territory of the active model, so it gets none.</summary>
    NoTerritory,

    /// <summary>Its account is in one territory.</summary>
    OnlyOne,

    /// <summary>One of its account's territories has the highest type priority.</summary>
    HighestPriority,

    /// <summary>Several share the highest type priority; the tie policy decides, perhaps on none.</summary>
    Tie,
}
