namespace Bailiwick.Solver;

/// <summary>The hard constraints of a <see cref="Problem"/>.</summary>
public enum BreachKind
{
    /// <summary>A unit is in no part.</summary>
    Unassigned,

    /// <summary>A part's load of a measure is out of its bounds.</summary>
    Balance,

    /// <summary>A part's amount is out of a <see cref="Limit"/>.</summary>
    Limit,

    /// <summary>A part that must be one piece is several.</summary>
    Contiguity,

    /// <summary>A locked unit is elsewhere.</summary>
    Lock,

    /// <summary>A unit came into a closed part, or left it.</summary>
    Closed,

    /// <summary>Units that must stay together are apart.</summary>
    Together,

    /// <summary>Units that must stay apart share a part.</summary>
    Apart,

    /// <summary>A unit is farther from its center than allowed.</summary>
    Distance,

    /// <summary>More moved than allowed.</summary>
    Moved,
}
