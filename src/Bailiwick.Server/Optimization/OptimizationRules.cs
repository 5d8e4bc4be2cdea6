using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Optimization.Wire;

namespace Bailiwick.Server.Optimization;

/// <summary>What may be asked of an optimization run.</summary>
internal static class OptimizationRules
{
    private const int MostMeasures = 8;

    /// <summary>The measures asked for, in order, or the first refusal.</summary>
    public static Outcome<UnitMeasure[]> Check(OptimizationRequest request, PlanView view)
    {
        if ((Ranges(request) ?? Within(request, view.State)) is { } refusal)
        {
            return refusal;
        }

        var measures = new List<UnitMeasure>();
        foreach (var target in request.Measures)
        {
            var found = BalanceRules.Measure(target.Key, view.Units.Measures);
            if (!found.IsDone)
            {
                return found.Refusal;
            }

            if ((BalanceRules.Tolerance(target.Tolerance) ?? BalanceRules.Negative(found.Value)) is { } bad)
            {
                return bad;
            }

            measures.Add(found.Value);
        }

        return measures.ToArray();
    }

    private static Refusal? Ranges(OptimizationRequest request)
    {
        if (request.Measures is null || request.Measures.Count is 0 or > MostMeasures)
        {
            return new Refusal("optimization.no-measure", $"A run balances 1 to {MostMeasures} measures, not {request.Measures?.Count ?? 0}. Maybe name one.");
        }

        if (request.Measures.Select(target => target.Key).Distinct().Count() < request.Measures.Count)
        {
            return new Refusal("optimization.doubled-measure", "A measure stands twice in the request. Maybe name each once.");
        }

        if (request.Disruption is not (>= 0 and <= 10))
        {
            return new Refusal("optimization.bad-disruption", $"The price of moving a unit is 0 to 10, not {request.Disruption}. Maybe 0 (free) or 1.");
        }

        if (request.Effort is not (>= 0.1 and <= 20))
        {
            return new Refusal("optimization.bad-effort", $"The effort is 0.1 to 20, not {request.Effort}. Maybe 1, the usual one.");
        }

        return request.KeepLocked
            ? null
            : new Refusal("optimization.locks-are-kept", "Locked areas and units are always kept. Maybe unlock them first.");
    }

    private static Refusal? Within(OptimizationRequest request, AlignmentState state)
    {
        if (request.Within is { } within)
        {
            if (state.Areas.Find(new AreaNumber(within)) is not { } area)
            {
                return AlignmentRefusals.UnknownArea(new AreaNumber(within));
            }

            if (area.Level == state.Frame.LowestLevel)
            {
                return new Refusal(
                    "optimization.nothing-below", $"{area.Name} has no areas below it to share units among. Maybe optimize within the area above it.");
            }
        }

        return state.Areas.OfLevel(state.Frame.LowestLevel).Any()
            ? null
            : new Refusal("optimization.no-areas", "There is no area on the lowest level to put units in. Maybe create some first.");
    }
}
