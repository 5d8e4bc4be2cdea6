using Bailiwick.Core.Quotas;

namespace Bailiwick.Server.Quotas.Wire;

/// <summary>Seats and rules of a quota plan. Thresholds and bands are practice figures: edit them, they are no verdicts.</summary>
/// <param name="Seats">Filled, vacant and to be hired.</param>
/// <param name="Baseline">Where a seat's number begins.</param>
/// <param name="Number">The company's number; the target plan's total when nothing is said.</param>
/// <param name="OverAssignment">How much more each level hands down; never shown below.</param>
/// <param name="OkTo">Quota over targets that is still ok.</param>
/// <param name="WatchTo">Quota over targets that is still to be watched.</param>
/// <param name="Roles">Bands of quota to on-target earnings, and ramps.</param>
/// <param name="AttainmentPercent">What part of its quota a head brings on average.</param>
/// <param name="WinPercent">What part of uncovered targets coverage would win.</param>
/// <param name="ReturnPerMoney">What one unit of money invested brings.</param>
/// <param name="TeamsMayCarryMore">Whether overrides may add up to more inside a team.</param>
/// <param name="TeamsMayCarryLess">Whether overrides may add up to less inside a team.</param>
/// <param name="Limits">Which role approves a change of up to which size against the last approved figure.</param>
/// <param name="Seasonality">How quotas spread over the year; the target plan's season when nothing is said.</param>
/// <param name="LetterText">Terms that stand in every quota letter.</param>
public sealed record QuotaContent(
    IReadOnlyList<QuotaSeat> Seats,
    QuotaBaseline? Baseline = null,
    decimal? Number = null,
    IReadOnlyList<QuotaUplift>? OverAssignment = null,
    decimal OkTo = 1.00m,
    decimal WatchTo = 1.10m,
    IReadOnlyList<QuotaRole>? Roles = null,
    decimal AttainmentPercent = 100,
    decimal WinPercent = 20,
    decimal ReturnPerMoney = 0,
    bool TeamsMayCarryMore = false,
    bool TeamsMayCarryLess = false,
    IReadOnlyList<ApprovalLimit>? Limits = null,
    QuotaSeasonality? Seasonality = null,
    string? LetterText = null);
