namespace Bailiwick.Solver;

/// <summary>Tells the caller where a run stands: some twenty times a run, with the best plan when it improved.</summary>
internal sealed class Reporter(Problem problem, Instance instance, Action<Progress>? progress)
{
    private const double Least = 0.04;
    private double _last = double.MinValue;
    private bool _isImproved;
    private int[]? _best;

    /// <summary>A better plan, in the instance's order; not copied until it is reported.</summary>
    public void Improve(int[] part)
    {
        _best = part;
        _isImproved = true;
    }

    /// <summary>Reports when enough has been done since the last report.</summary>
    public void At(string phase, double fraction)
    {
        if (progress is null || fraction - _last < Least)
        {
            return;
        }

        _last = fraction;
        var plan = _isImproved && _best is not null ? instance.InProblemOrder(_best) : null;
        _isImproved = false;
        progress(new Progress(phase, fraction, plan, plan is null ? null : Scorer.Score(problem, plan)));
    }
}
