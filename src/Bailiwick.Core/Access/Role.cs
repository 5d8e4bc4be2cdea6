namespace Bailiwick.Core.Access;

/// <summary>What a person is in a workspace, from least to most.</summary>
public enum Role
{
    /// <summary>A viewer of published plans and maps; of targets and quotas only the own seat is seen, and its quota accepted or disputed.</summary>
    Seller,

    /// <summary>Sees everything but members and audit, changes nothing.</summary>
    Viewer,

    /// <summary>A viewer who reviews proposals of the own patch and enters its account targets; of targets only that patch is seen.</summary>
    Manager,

    /// <summary>Imports, plans, optimizes and publishes.</summary>
    Planner,

    /// <summary>Everything, members and audit too.</summary>
    Administrator,
}
