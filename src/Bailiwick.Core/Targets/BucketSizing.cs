namespace Bailiwick.Core.Targets;

/// <summary>In what the sizes of buckets are given.</summary>
public enum BucketSizing
{
    /// <summary>Per cent of the total; they add up to 100.</summary>
    Percent,

    /// <summary>Amounts of money; they add up to the total.</summary>
    Amount,

    /// <summary>Any numbers; each bucket gets its part of their sum.</summary>
    Weight,
}
