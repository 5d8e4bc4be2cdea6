namespace Bailiwick.Core.Quotas;

/// <summary>How far a quota is above what the accounts are expected to bring.</summary>
public enum GapRisk
{
    /// <summary>There are no account targets to compare with.</summary>
    NoBasis,

    /// <summary>Covered.</summary>
    Ok,

    /// <summary>A little above.</summary>
    Watch,

    /// <summary>Well above: more accounts, support, or a lower quota.</summary>
    High,
}
