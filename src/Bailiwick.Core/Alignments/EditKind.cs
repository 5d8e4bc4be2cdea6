namespace Bailiwick.Core.Alignments;

/// <summary>What a planner did in one edit. Stored as its number: values are never changed.</summary>
public enum EditKind
{
    /// <summary>Units to one area, or out of all.</summary>
    MoveUnits = 1,

    /// <summary>Units to several areas.</summary>
    AssignUnits = 2,

    /// <summary>New areas.</summary>
    CreateAreas = 3,

    /// <summary>Name, color, owner, share or parent of areas.</summary>
    UpdateAreas = 4,

    /// <summary>Areas taken away, their units left unassigned.</summary>
    RemoveAreas = 5,

    /// <summary>Areas locked or unlocked.</summary>
    LockAreas = 6,

    /// <summary>Units locked or unlocked.</summary>
    LockUnits = 7,

    /// <summary>Unassigned units to the nearest areas.</summary>
    AssignNearest = 8,

    /// <summary>Detached pieces to neighboring areas.</summary>
    JoinIslands = 9,

    /// <summary>A proposal of an optimization run taken over.</summary>
    AcceptProposal = 10,

    /// <summary>The author's last act taken back.</summary>
    Undo = 11,

    /// <summary>The author's last undo taken back.</summary>
    Redo = 12,

    /// <summary>Everything as it was at an earlier revision.</summary>
    Restore = 13,
}
