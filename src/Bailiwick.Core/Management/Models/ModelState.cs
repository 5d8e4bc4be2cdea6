namespace Bailiwick.Core.Management.Models;

/// <summary>Where a territory model is in its life.</summary>
public enum ModelState
{
    /// <summary>Being worked on; decides nothing.</summary>
    Planning,

    /// <summary>On the way to Active.</summary>
    Activating,

    /// <summary>Activation ended half way; may be tried again or taken back to Planning.</summary>
    ActivationFailed,

    /// <summary>The one model that decides.</summary>
    Active,

    /// <summary>On the way to Archived.</summary>
    Archiving,

    /// <summary>Archiving ended half way; may be tried again.</summary>
    ArchivingFailed,

    /// <summary>Kept whole, with all figures and history; may be activated again.</summary>
    Archived,

    /// <summary>Being removed.</summary>
    Deleting,

    /// <summary>Removal ended half way; may be tried again.</summary>
    DeletionFailed,

    /// <summary>Being filled from another model.</summary>
    Cloning,

    /// <summary>Filling ended half way; may only be removed.</summary>
    CloningFailed,
}
