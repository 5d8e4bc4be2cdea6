namespace Bailiwick.Core.Access;

/// <summary>What a person is in a workspace, from least to most.</summary>
public enum Role
{
    /// <summary>Sees everything but members and audit, changes nothing.</summary>
    Viewer,

    /// <summary>A viewer who reviews proposals of the own patch and enters its account targets; of targets only that patch is seen.</summary>
    Manager,

    /// <summary>Imports, plans, optimizes and publishes.</summary>
    Planner,

    /// <summary>Everything, members and audit too.</summary>
    Administrator,
}
