namespace Bailiwick.Core.Access;

/// <summary>What a caller may do in a workspace. Every route of a workspace demands exactly one.</summary>
public enum Right
{
    /// <summary>Read datasets, boundary sets, alignments, proposals and jobs.</summary>
    ViewPlans,

    /// <summary>List, make and revoke personal access tokens of one's own.</summary>
    ManageOwnTokens,

    /// <summary>Make, change, optimize and remove alignments; cancel jobs.</summary>
    EditPlans,

    /// <summary>Upload files, make, rename and remove datasets.</summary>
    ImportData,

    /// <summary>Make and remove boundary sets.</summary>
    ManageBoundaries,

    /// <summary>See, invite, change and remove members.</summary>
    ManageMembers,

    /// <summary>Accept or dispute the quota of a seat one holds.</summary>
    AnswerQuotas,

    /// <summary>Enter bottom-up numbers and comments of accounts: a manager those of the own branch.</summary>
    EnterTargets,

    /// <summary>Make, set, override, lock, reconcile, publish and remove target plans; say who answers for which branch.</summary>
    DefineTargets,

    /// <summary>Read one's own patch of the live model: territories one covers or was granted.</summary>
    ViewPatch,

    /// <summary>Propose changes of the live model; whose patch it is decides about which territories.</summary>
    ProposeChanges,

    /// <summary>Change or approve in the live model what was granted, by subtree.</summary>
    ChangePatch,

    /// <summary>Read the whole live model, forecasts and quotas of all territories too.</summary>
    ViewLive,

    /// <summary>Make, change, activate and take back live territory models, with their accounts, people and rules.</summary>
    ManageTerritories,

    /// <summary>Read who did what and when.</summary>
    ReadAudit,

    /// <summary>Rename or remove the workspace.</summary>
    ManageWorkspace,
}
