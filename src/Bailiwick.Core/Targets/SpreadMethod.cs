namespace Bailiwick.Core.Targets;

/// <summary>How a total is shared out.</summary>
public enum SpreadMethod
{
    /// <summary>The same for everybody.</summary>
    Even,

    /// <summary>In proportion to a weight.</summary>
    Weighted,

    /// <summary>To buckets first, and inside each bucket evenly or by weight.</summary>
    Bucketed,
}
