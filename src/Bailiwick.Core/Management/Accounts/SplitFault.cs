namespace Bailiwick.Core.Management.Accounts;

/// <summary>Why the splits of one type on an opportunity cannot stand.</summary>
public enum SplitFault
{
    /// <summary>They can.</summary>
    None,

    /// <summary>A share is below 0 or above what the type takes.</summary>
    Share,

    /// <summary>One person has two.</summary>
    OwnerTwice,

    /// <summary>The type is validated and the shares do not total 100 %.</summary>
    Total,
}
