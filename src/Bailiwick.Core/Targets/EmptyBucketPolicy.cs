namespace Bailiwick.Core.Targets;

/// <summary>What happens to the amount of a bucket without eligible accounts.</summary>
public enum EmptyBucketPolicy
{
    /// <summary>It is held back and shown as unallocated.</summary>
    Hold,

    /// <summary>It goes to the other buckets in proportion to their sizes.</summary>
    Spread,
}
