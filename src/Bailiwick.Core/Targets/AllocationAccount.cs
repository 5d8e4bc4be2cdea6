namespace Bailiwick.Core.Targets;

/// <summary>One taker of a part: an account, but as well an area, a seller, a month or a product.</summary>
/// <param name="Key">Unique; decides the last ties, numbers as numbers, text in ordinal order.</param>
public sealed record AllocationAccount(string Key)
{
    /// <summary>At least 0; null counts as 0 and is warned about.</summary>
    public decimal? Weight { get; init; }

    /// <summary>The numeric fields that <see cref="AllocationProblem.Fields"/> names, when the weight is blended from several.</summary>
    public IReadOnlyDictionary<string, decimal?>? Values { get; init; }

    /// <summary>The bucket it belongs to, for the bucketed method.</summary>
    public string? Bucket { get; init; }

    /// <summary>False for an account outside the plan: it gets no amount at all, not 0.</summary>
    public bool IsEligible { get; init; } = true;

    /// <summary>What the field says: null is no answer yet, 0 is "no potential".</summary>
    public decimal? BottomUp { get; init; }

    /// <summary>What operations says instead.</summary>
    public decimal? Override { get; init; }

    /// <summary>Whether the effective amount is frozen.</summary>
    public bool IsLocked { get; init; }

    /// <summary>The frozen amount; null freezes the override, else the bottom-up number, else what is calculated.</summary>
    public decimal? LockedAmount { get; init; }

    /// <summary>Not less than this, at least 0; null is 0.</summary>
    public decimal? Floor { get; init; }

    /// <summary>Not more than this, at least 0; null is no limit.</summary>
    public decimal? Cap { get; init; }

    /// <summary>The amount that leaves the pool before anything is shared, or null: lock, then override, then bottom-up.</summary>
    public decimal? FixedAmount => !IsEligible ? null : (IsLocked ? LockedAmount : null) ?? Override ?? BottomUp;
}
