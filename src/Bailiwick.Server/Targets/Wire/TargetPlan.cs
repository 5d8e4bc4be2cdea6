using System.Diagnostics.CodeAnalysis;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>A target plan as opened.</summary>
public sealed record TargetPlan : TargetPlanInfo
{
    public TargetPlan()
    {
    }

    [SetsRequiredMembers]
    public TargetPlan(TargetPlanInfo info)
        : base(info)
    {
        (Calendar, Periods, Unit, Currencies) = (new TargetCalendar(), [], 0, []);
    }

    public required TargetCalendar Calendar { get; init; }

    /// <summary>The year's periods; amounts are those of the total, for those who see it.</summary>
    public required IReadOnlyList<TargetPeriod> Periods { get; init; }

    /// <summary>The unit of rounding in use.</summary>
    public required decimal Unit { get; init; }

    /// <summary>Other currencies that numbers may be entered in, in order of their letters.</summary>
    public required IReadOnlyList<TargetCurrency> Currencies { get; init; }

    /// <summary>Nothing for managers, who see their branch only.</summary>
    public TargetSettings? Settings { get; init; }

    /// <summary>Nothing for managers, and while the plan cannot be worked out.</summary>
    public TargetFigures? Figures { get; init; }

    /// <summary>Why the plan cannot be worked out, when it cannot.</summary>
    public string? Obstacle { get; init; }

    /// <summary>What the caller's next undo takes back, in words; nothing when there is nothing.</summary>
    public string? Undo { get; init; }

    /// <summary>What the caller's next redo does again.</summary>
    public string? Redo { get; init; }

    /// <summary>Areas the caller answers for, of a manager; else empty.</summary>
    public IReadOnlyList<int> Branches { get; init; } = [];
}
