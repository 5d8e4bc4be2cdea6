namespace Bailiwick.Core.Quotas;

/// <summary>What a seller can say.</summary>
public enum SellerAnswer
{
    /// <summary>The quota is carried.</summary>
    Accepted,

    /// <summary>It is not, for a reason.</summary>
    Disputed,
}
