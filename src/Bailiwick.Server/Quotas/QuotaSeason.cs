using Bailiwick.Core;
using Bailiwick.Core.Quotas;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Quotas.Wire;

namespace Bailiwick.Server.Quotas;

/// <summary>How a year is spread over its periods, and by which method that is known.</summary>
internal sealed record QuotaSeason(string Method, IReadOnlyList<decimal> Weights, bool IsSmoothed)
{
    /// <summary>A year's amount by period; it adds up exactly. With smoothing and a year before, without a jump at the turn of the years.</summary>
    public Outcome<IReadOnlyList<decimal>> Spread(decimal amount, decimal unit, decimal? past = null)
    {
        if (!IsSmoothed || past is not > 0)
        {
            return Shares.Divide(amount, unit, Weights).ToList();
        }

        var both = SmoothSpread.Proportional([.. Weights, .. Weights], [past.Value, amount], unit);
        if (!both.IsDone)
        {
            return both.Refusal;
        }

        List<decimal> year = [.. both.Value.Skip(Weights.Count)];
        return year.Exists(part => part < 0) ? QuotaRefusals.SmoothedBelowZero(past.Value, amount) : year;
    }

    public QuotaEvaluation.SeasonFigures Shown() => new(Method, [.. Shares.Divide(100, 0.01m, Weights)], IsSmoothed);
}
