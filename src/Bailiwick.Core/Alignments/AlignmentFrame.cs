namespace Bailiwick.Core.Alignments;

/// <summary>What stays the same for all revisions of an alignment: its levels, its units and their numbers.</summary>
public sealed record AlignmentFrame
{
    /// <summary>Names of the levels, top first, at least one.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>How many units.</summary>
    public required int Units { get; init; }

    /// <summary>The numbers, each with one amount a unit; <see cref="UnitMeasure.Records"/> and <see cref="UnitMeasure.Units"/> come first.</summary>
    public required IReadOnlyList<UnitMeasure> Measures { get; init; }

    /// <summary>What people call a unit: "Los Angeles, CA".</summary>
    public required Func<UnitIndex, string> NameOf { get; init; }

    /// <summary>The level units are assigned to.</summary>
    public int LowestLevel => Levels.Count - 1;
}
