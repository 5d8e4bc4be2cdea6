using System.Collections.Immutable;

namespace Bailiwick.Core.Quotas;

/// <summary>A seller's seat, filled, vacant or to be hired.</summary>
/// <param name="Key">Unique.</param>
/// <param name="Start">The first day of service; a planned one for a seat to be hired.</param>
public sealed record Seat(string Key, DateOnly Start)
{
    /// <summary>The first day without; null for no end.</summary>
    public DateOnly? End { get; init; }

    /// <summary>The part of a full quota that the seller's seniority carries, in per cent.</summary>
    public decimal SeniorityPercent { get; init; } = 100;

    /// <summary>The part of a full quota that the focus leaves, in per cent: less for a seller with another task beside.</summary>
    public decimal FocusPercent { get; init; } = 100;

    /// <summary>How the seller ramps.</summary>
    public RampProfile Ramp { get; init; } = RampProfile.None;

    /// <summary>Days away.</summary>
    public ImmutableArray<Leave> Leaves { get; init; } = [];

    /// <summary>True for a seat that nobody fills: it carries nothing.</summary>
    public bool IsVacant { get; init; }
}
