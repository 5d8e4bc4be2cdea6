namespace Bailiwick.Server.Targets.Wire;

/// <summary>How far a plan is.</summary>
public enum TargetPlanState
{
    /// <summary>Operations works on it; nobody else sees it.</summary>
    Draft,

    /// <summary>The field is asked for its numbers.</summary>
    Collecting,

    /// <summary>Leaders see it; nothing changes any more.</summary>
    Published,

    /// <summary>Kept for the record.</summary>
    Closed,
}
