namespace Bailiwick.Core.Quotas;

/// <summary>What the seller of a seat says to its quota.</summary>
public enum AnswerState
{
    /// <summary>Nothing yet, since it was approved or changed last.</summary>
    Asked,

    /// <summary>Accepted.</summary>
    Accepted,

    /// <summary>Disputed, with the reason as a comment.</summary>
    Disputed,
}
