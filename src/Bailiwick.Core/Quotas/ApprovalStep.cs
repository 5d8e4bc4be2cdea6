namespace Bailiwick.Core.Quotas;

/// <summary>What can be done with a plan.</summary>
public enum ApprovalStep
{
    /// <summary>Send to those who approve.</summary>
    Submit,

    /// <summary>Take back before anybody has approved.</summary>
    Recall,

    /// <summary>Send back with a comment.</summary>
    Return,

    /// <summary>Approve.</summary>
    Approve,

    /// <summary>Take an approved plan that is not in force back to draft; what was approved stays in the log.</summary>
    Reopen,

    /// <summary>Put in force.</summary>
    Start,
}
