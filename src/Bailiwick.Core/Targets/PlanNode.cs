namespace Bailiwick.Core.Targets;

/// <summary>One node of the planning tree with the two numbers that are to meet.</summary>
/// <param name="Key">Unique.</param>
/// <param name="Parent">The node above; null for the one top.</param>
public sealed record PlanNode(string Key, string? Parent = null)
{
    /// <summary>What comes from above, or null.</summary>
    public decimal? TopDown { get; init; }

    /// <summary>What the field says, or null; of a node with others below it the sum of theirs when null.</summary>
    public decimal? BottomUp { get; init; }

    /// <summary>How much the top-down number counts, above 0: the inverse of its variance.</summary>
    public decimal TopDownConfidence { get; init; } = 1;

    /// <summary>How much the bottom-up number counts, above 0: the inverse of its variance.</summary>
    public decimal BottomUpConfidence { get; init; } = 1;

    /// <summary>A number that stays exactly, or null.</summary>
    public decimal? Locked { get; init; }
}
