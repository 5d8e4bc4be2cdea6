namespace Bailiwick.Core.Quotas;

/// <summary>Where a plan stands.</summary>
public enum ApprovalState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>With those who approve.</summary>
    InReview,

    /// <summary>Sent back with a comment.</summary>
    Returned,

    /// <summary>Frozen: its bytes never change.</summary>
    Approved,

    /// <summary>In force; changes by dated entries only.</summary>
    Running,
}
