namespace Bailiwick.Server.Quotas.Wire;

/// <summary>How a year's quota is spread over its periods.</summary>
public enum QuotaSeasonKind
{
    /// <summary>The same for every period.</summary>
    Even,

    /// <summary>By weights somebody entered.</summary>
    Given,

    /// <summary>By weights learned from a dataset.</summary>
    Learned,
}
