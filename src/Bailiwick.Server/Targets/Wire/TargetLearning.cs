using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>A season learned from past years.</summary>
/// <param name="Method">How: by mean index, or by the mean of each period's part of its year.</param>
/// <param name="History">By year, oldest first, then by period: amounts of the plan's periods in whole past years.</param>
/// <param name="Smooth">
/// Whether the year is joined to the last one of the history without a jump (proportional Denton): the learned season is the indicator of both years, which keep
/// their totals.
/// </param>
public sealed record TargetLearning(SeasonMethod Method, IReadOnlyList<IReadOnlyList<decimal>> History, bool Smooth = false);
