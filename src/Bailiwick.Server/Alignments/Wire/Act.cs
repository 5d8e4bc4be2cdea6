using System.Text.Json.Serialization;
using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Alignments.Wire;

/// <summary>What a planner wants done, told apart by <c>kind</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(MoveUnits), "moveUnits")]
[JsonDerivedType(typeof(AssignUnits), "assignUnits")]
[JsonDerivedType(typeof(CreateAreas), "createAreas")]
[JsonDerivedType(typeof(UpdateAreas), "updateAreas")]
[JsonDerivedType(typeof(RemoveAreas), "removeAreas")]
[JsonDerivedType(typeof(LockAreas), "lockAreas")]
[JsonDerivedType(typeof(LockUnits), "lockUnits")]
[JsonDerivedType(typeof(AssignNearest), "assignNearest")]
[JsonDerivedType(typeof(JoinIslands), "joinIslands")]
public abstract record Act
{
    /// <summary>Units to one area, -1 for none.</summary>
    [SchemaName("MoveUnits")]
    public sealed record MoveUnits(int[] Units, int To) : Act;

    /// <summary>Units to an area each, -1 for none.</summary>
    [SchemaName("AssignUnits")]
    public sealed record AssignUnits(int[] Units, int[] To) : Act;

    /// <summary>New areas.</summary>
    [SchemaName("CreateAreas")]
    public sealed record CreateAreas(NewArea[] Areas) : Act;

    /// <summary>Altered areas; what is left out stays as it is.</summary>
    [SchemaName("UpdateAreas")]
    public sealed record UpdateAreas(AreaUpdate[] Areas) : Act;

    /// <summary>Areas taken away; their units become unassigned.</summary>
    [SchemaName("RemoveAreas")]
    public sealed record RemoveAreas(int[] Areas) : Act;

    /// <summary>Areas locked or unlocked.</summary>
    [SchemaName("LockAreas")]
    public sealed record LockAreas(int[] Areas, bool Locked) : Act;

    /// <summary>Units locked where they are, or let go.</summary>
    [SchemaName("LockUnits")]
    public sealed record LockUnits(int[] Units, bool Locked) : Act;

    /// <summary>Unassigned units (all, or these) to the nearest areas.</summary>
    [SchemaName("AssignNearest")]
    public sealed record AssignNearest(int[]? Units = null) : Act;

    /// <summary>Detached pieces (of all areas, or these) to the neighboring areas they touch most.</summary>
    [SchemaName("JoinIslands")]
    public sealed record JoinIslands(int[]? Areas = null) : Act;
}
