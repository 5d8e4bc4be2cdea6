using Bailiwick.Core.Quotas;
using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Quotas.Wire;

/// <summary>What a quota plan comes to.</summary>
/// <param name="Revision">Of the quota plan.</param>
/// <param name="TargetRevision">Of the target plan it stands on.</param>
/// <param name="Currency">Of all amounts.</param>
/// <param name="Seats">In the plan's order; a manager gets those of the own branch.</param>
/// <param name="Whole">The company's figures; nothing for managers.</param>
public sealed record QuotaEvaluation(int Revision, int TargetRevision, string Currency, IReadOnlyList<QuotaEvaluation.SeatFigures> Seats, QuotaEvaluation.WholeFigures? Whole)
{
    /// <param name="Targets">Sum of its account targets, overlays included.</param>
    /// <param name="Baseline">Where its quota begins; nothing for managers.</param>
    /// <param name="HandedDown">The full quota with over-assignment; nothing for managers.</param>
    /// <param name="Worked">What ramp, seniority, focus and part months leave of it.</param>
    /// <param name="Quota">Worked, or the override.</param>
    /// <param name="IsOverlay">Whether it carries overlays only and counts in no team.</param>
    [OpenApi.SchemaName("QuotaSeatFigures")]
    public sealed record SeatFigures(
        string Key, string Name, string? Role, IReadOnlyList<int> Areas, decimal Targets, decimal? Potential, decimal? Baseline, decimal? HandedDown, decimal Worked,
        decimal Quota, string? OverrideReason, bool IsOverlay, bool IsVacant, QuotaGap Gap, SeatConcentration? Concentration, SeatPay? Pay, IReadOnlyList<SeatPeriodFigures> Periods);

    /// <summary>How few accounts carry how much of the seat's targets.</summary>
    [OpenApi.SchemaName("QuotaConcentration")]
    public sealed record SeatConcentration(int Accounts, decimal Share, decimal Herfindahl, IReadOnlyList<string> Largest);

    /// <summary>Quota over on-target earnings against the role's band.</summary>
    [OpenApi.SchemaName("QuotaPay")]
    public sealed record SeatPay(decimal Ratio, BandPlace? Place);

    /// <summary>One period of a seat.</summary>
    [OpenApi.SchemaName("QuotaSeatPeriod")]
    public sealed record SeatPeriodFigures(int Number, DateOnly Start, decimal RampPercent, int DaysPresent, int Days, decimal Amount);

    /// <param name="Number">The company's number.</param>
    /// <param name="Targets">All account targets.</param>
    /// <param name="Quotas">What sellers carry, overlays apart.</param>
    /// <param name="Overlays">What overlays carry.</param>
    /// <param name="Uncovered">Account targets in territories that no seat works.</param>
    /// <param name="Risks">How many seats are at which risk.</param>
    /// <param name="Capacity">By period of the year.</param>
    /// <param name="Strategic">What is missing at the top, and the ways to close it.</param>
    /// <param name="Fairness">Of the quotas of seats in service.</param>
    /// <param name="WithPotential">Correlation of quota with potential.</param>
    [OpenApi.SchemaName("QuotaWholeFigures")]
    public sealed record WholeFigures(
        decimal Number, decimal Targets, decimal Quotas, decimal Overlays, decimal Uncovered, IReadOnlyDictionary<string, int> Risks,
        IReadOnlyList<CapacityMonth> Capacity, StrategicGap Strategic, Evenness? Fairness, double? WithPotential);
}
