namespace Bailiwick.Server.Management.Governance;

/// <summary>What somebody may do in a territory and all below it. Fields of <c>TerritoryAdminAssignment</c> grant all but <see cref="Read"/>, which every grant has.</summary>
[Flags]
public enum PatchRights
{
    None = 0,

    /// <summary>See territory, people, accounts and figures.</summary>
    Read = 1,

    /// <summary>Propose moves.</summary>
    Propose = 2,

    /// <summary>Approve proposals that are small enough.</summary>
    Approve = 4,

    /// <summary>Make, change and remove territories below, name forecast managers.</summary>
    Hierarchy = 8,

    /// <summary>Put people in and out.</summary>
    Members = 16,

    /// <summary>Assign and exclude accounts by hand.</summary>
    Records = 32,

    All = Read | Propose | Approve | Hierarchy | Members | Records,
}
