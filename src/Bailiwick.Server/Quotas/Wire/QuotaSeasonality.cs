using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Quotas.Wire;

/// <summary>Seasonality of quotas: given, or learned from history with the method named.</summary>
/// <param name="Kind">Where the weights come from.</param>
/// <param name="Percents">Given: by period. They are weights, so 103 in all does no harm.</param>
/// <param name="DatasetId">Learned: the history.</param>
/// <param name="Columns">Learned: one column by period, whole years after each other, the oldest first.</param>
/// <param name="DateColumn">Learned, in place of columns: the day of each record; years with a record in every period count.</param>
/// <param name="AmountColumn">Learned, with the day: the amount of each record.</param>
/// <param name="Method">Learned: mean index (large years count more) or mean share (every year counts the same).</param>
/// <param name="SmoothYearEnd">Whether seats with a past result go over from the year before without a jump (proportional Denton).</param>
public sealed record QuotaSeasonality(
    QuotaSeasonKind Kind,
    IReadOnlyList<decimal>? Percents = null,
    Guid? DatasetId = null,
    IReadOnlyList<string>? Columns = null,
    string? DateColumn = null,
    string? AmountColumn = null,
    SeasonMethod Method = SeasonMethod.MeanIndex,
    bool SmoothYearEnd = false);
