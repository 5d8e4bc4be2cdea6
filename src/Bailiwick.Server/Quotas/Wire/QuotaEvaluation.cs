using Bailiwick.Core.Quotas;
using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Quotas.Wire;

/// <summary>What a quota plan comes to.</summary>
/// <param name="Revision">Of the quota plan.</param>
/// <param name="TargetRevision">Of the target plan it stands on.</param>
/// <param name="Currency">Of all amounts.</param>
/// <param name="Seats">In the plan's order; a manager gets those of the own branch, a seller the own ones.</param>
/// <param name="Whole">The company's figures; nothing for managers and sellers.</param>
/// <param name="Unit">Of rounding.</param>
/// <param name="Season">How a year is spread over its periods.</param>
/// <param name="Teams">From the top; a manager gets those of the own branch, a seller none.</param>
/// <param name="FiscalYear">Its name as a number.</param>
public sealed record QuotaEvaluation(
    int Revision, int TargetRevision, string Currency, IReadOnlyList<QuotaEvaluation.SeatFigures> Seats, QuotaEvaluation.WholeFigures? Whole,
    decimal Unit = 0.01m, QuotaEvaluation.SeasonFigures? Season = null, IReadOnlyList<QuotaEvaluation.TeamFigures>? Teams = null, int? FiscalYear = null)
{
    /// <param name="Method">even, given, meanIndex, meanShare, or targetPlan.</param>
    /// <param name="Percents">By period, of the year, to a hundredth.</param>
    /// <param name="IsSmoothed">Whether seats with a past result go over from the year before without a jump.</param>
    [OpenApi.SchemaName("QuotaSeasonFigures")]
    public sealed record SeasonFigures(string Method, IReadOnlyList<decimal> Percents, bool IsSmoothed);

    /// <summary>An area with sellers below it. What was added above is in its number and stands nowhere by itself.</summary>
    /// <param name="Level">1 for the first level of areas.</param>
    /// <param name="Number">What was handed to it.</param>
    /// <param name="HandedDown">What it hands down.</param>
    /// <param name="Quotas">What its sellers carry, overlays apart.</param>
    [OpenApi.SchemaName("QuotaTeamFigures")]
    public sealed record TeamFigures(int Area, string Name, int Level, int? Parent, decimal Number, decimal HandedDown, decimal Quotas);

    /// <param name="Targets">Sum of its account targets, overlays included.</param>
    /// <param name="Baseline">Where its quota begins; nothing for managers and sellers.</param>
    /// <param name="HandedDown">The full quota with over-assignment; nothing for managers and sellers.</param>
    /// <param name="Worked">What ramp, seniority, focus and part months leave of it; nothing for sellers.</param>
    /// <param name="Quota">Worked, or the override.</param>
    /// <param name="IsOverlay">Whether it carries overlays only and counts in no team.</param>
    /// <param name="Territories">What it carries, by the names they had when it was worked out.</param>
    /// <param name="MemberId">Who sits there.</param>
    /// <param name="Answer">What the seller says to an approved quota; nothing before, or when nobody sits there.</param>
    [OpenApi.SchemaName("QuotaSeatFigures")]
    public sealed record SeatFigures(
        string Key, string Name, string? Role, IReadOnlyList<int> Areas, decimal Targets, decimal? Potential, decimal? Baseline, decimal? HandedDown, decimal? Worked,
        decimal Quota, string? OverrideReason, bool IsOverlay, bool IsVacant, QuotaGap Gap, SeatConcentration? Concentration, SeatPay? Pay, IReadOnlyList<SeatPeriodFigures> Periods,
        Guid? MemberId = null, QuotaSeatAnswer? Answer = null, IReadOnlyList<SeatTerritory>? Territories = null);

    /// <param name="Name">With the areas above: "East / Ohio".</param>
    [OpenApi.SchemaName("QuotaSeatTerritory")]
    public sealed record SeatTerritory(int Area, string Name, decimal Percent, bool IsOverlay);

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
    /// <param name="HandedDown">What the company hands to its first level, with over-assignment.</param>
    [OpenApi.SchemaName("QuotaWholeFigures")]
    public sealed record WholeFigures(
        decimal Number, decimal Targets, decimal Quotas, decimal Overlays, decimal Uncovered, IReadOnlyDictionary<string, int> Risks,
        IReadOnlyList<CapacityMonth> Capacity, StrategicGap Strategic, Evenness? Fairness, double? WithPotential, decimal? HandedDown = null);
}
