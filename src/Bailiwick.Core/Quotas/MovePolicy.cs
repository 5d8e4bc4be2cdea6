namespace Bailiwick.Core.Quotas;

/// <summary>What happens to an account's quota when the account moves.</summary>
public enum MovePolicy
{
    /// <summary>The period of the move is divided by calendar days; the day of the move belongs to the new side.</summary>
    ByDay,

    /// <summary>Whole periods: the one of the move stays, unless the move is on its first day.</summary>
    ByMonth,

    /// <summary>All of the year's quota stays with the old side.</summary>
    Stays,

    /// <summary>All of the year's quota goes to the new side.</summary>
    Goes,
}
