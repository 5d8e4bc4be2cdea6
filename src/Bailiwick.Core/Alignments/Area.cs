namespace Bailiwick.Core.Alignments;

/// <summary>One named part of the hierarchy: a region, a district, a territory. Units are assigned to areas of the lowest level only.</summary>
/// <param name="Number">Given once inside its alignment, never reused.</param>
/// <param name="Level">0 is the top.</param>
/// <param name="Parent">The area one level above, or <see cref="AreaNumber.None"/> at the top.</param>
/// <param name="Name">Not empty, unique among the areas with the same parent, letter case aside.</param>
public sealed record Area(AreaNumber Number, int Level, AreaNumber Parent, string Name)
{
    /// <summary>A person's own choice of color as <c>#rrggbb</c>, lower case; null lets the map choose.</summary>
    public string? Color { get; init; }

    /// <summary>Who is to own it, as a plain label; null when nobody is named.</summary>
    public string? Owner { get; init; }

    /// <summary>The wanted share of the level's total, 0 to 1; null for an equal share of what the others leave.</summary>
    public double? TargetShare { get; init; }

    /// <summary>True when no unit may enter or leave it or anything below it.</summary>
    public bool IsLocked { get; init; }
}
