namespace Bailiwick.Core;

/// <summary>One company's or team's closed room: nothing crosses from one workspace to another.</summary>
public readonly record struct WorkspaceId(Guid Value);

/// <summary>A person who signs in.</summary>
public readonly record struct UserId(Guid Value);

/// <summary>One frozen version of imported records.</summary>
public readonly record struct DatasetId(Guid Value);

/// <summary>One frozen set of polygons.</summary>
public readonly record struct BoundarySetId(Guid Value);

/// <summary>One scenario of territories.</summary>
public readonly record struct AlignmentId(Guid Value);

/// <summary>One piece of long work.</summary>
public readonly record struct JobId(Guid Value);

/// <summary>The position of a unit in its boundary set's or dataset's fixed order, from 0.</summary>
public readonly record struct UnitIndex(int Value);

/// <summary>An area's number inside its alignment: given once, counted from 0, never reused.</summary>
public readonly record struct AreaNumber(int Value)
{
    /// <summary>Stands for "no area": an unassigned unit.</summary>
    public static AreaNumber None => new(-1);
}

/// <summary>How many edits an alignment has seen; 0 is the alignment as created.</summary>
public readonly record struct Revision(int Value);
