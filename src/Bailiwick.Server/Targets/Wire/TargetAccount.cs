using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>One account with all its layers.</summary>
public sealed record TargetAccount
{
    /// <summary>Its place in the dataset, from 0.</summary>
    public required int Record { get; init; }

    public required string Key { get; init; }

    public string? Name { get; init; }

    /// <summary>The area of the lowest level it is in, or -1.</summary>
    public required int Area { get; init; }

    public decimal? Weight { get; init; }

    public string? Bucket { get; init; }

    /// <summary>What the rules give it without input of its own; nothing outside the plan, and where a very large page left it out.</summary>
    public decimal? Calculated { get; init; }

    /// <summary>Nothing is no answer yet, 0 is "no potential".</summary>
    public decimal? BottomUp { get; init; }

    public TargetEntered? BottomUpBy { get; init; }

    public decimal? Override { get; init; }

    public string? OverrideReason { get; init; }

    public TargetEntered? OverrideBy { get; init; }

    /// <summary>The frozen amount.</summary>
    public decimal? Lock { get; init; }

    public TargetEntered? LockBy { get; init; }

    public decimal? Confidence { get; init; }

    public string? Comment { get; init; }

    public TargetEntered? CommentBy { get; init; }

    /// <summary>Where a shared account counts; empty when it counts in its area.</summary>
    public required IReadOnlyList<TargetSplit> Splits { get; init; }

    /// <summary>The effective amount; nothing outside the plan.</summary>
    public decimal? Amount { get; init; }

    public required AmountSource Source { get; init; }

    /// <summary>The effective amount in the currency asked for, rounded to its minor unit; shown and never summed.</summary>
    public decimal? LocalAmount { get; init; }
}
