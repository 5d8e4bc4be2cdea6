namespace Bailiwick.Solver;

/// <summary>The sorts of <see cref="Obstacle"/>.</summary>
public enum ObstacleKind
{
    /// <summary>One unit alone weighs more than a part may.</summary>
    UnitTooLarge,

    /// <summary>Locked units alone weigh more than the part may, or a closed part is out of bounds.</summary>
    Locked,

    /// <summary>A component of the graph cannot be shared out evenly.</summary>
    Component,

    /// <summary>No proof that it is impossible; the search found nothing better.</summary>
    NotFound,

    /// <summary>A part is out of a <see cref="Solver.Limit"/>; the search found nothing better.</summary>
    Limit,

    /// <summary>Units that must stay together are apart.</summary>
    Together,

    /// <summary>Units that must stay apart share a part.</summary>
    Apart,

    /// <summary>A unit is farther from its center than allowed.</summary>
    Distance,

    /// <summary>More moved than allowed.</summary>
    Moved,

    /// <summary>
    /// No part in one piece that holds the unit can be within its bounds, whatever joins it: every connected set was tried. The amount is the
    /// nearest load there is.
    /// </summary>
    Lump,
}
