namespace Bailiwick.Server.Management.Accounts;

/// <summary>What a territory is to have.</summary>
public enum FloodTarget
{
    /// <summary>All the same.</summary>
    Mean,

    /// <summary>The share it had before the flood.</summary>
    Before,

    /// <summary>Its share of the quota of the present year.</summary>
    Quota,
}
