using Bailiwick.Server.Jobs;
using Bailiwick.Solver;

namespace Bailiwick.Server.Optimization;

/// <summary>Where a running optimization stands; written by the solving thread, read by the reporting one.</summary>
public sealed class PlanProgress
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Snapshot _latest = new("seed", 0, null, null, 0);

    /// <summary>Completes when the first plan is there.</summary>
    public Task FirstPlan => _first.Task;

    public Snapshot Latest
    {
        get
        {
            lock (_lock)
            {
                return _latest;
            }
        }
    }

    /// <summary>Called on the solving thread; returns at once.</summary>
    public void Take(Progress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        lock (_lock)
        {
            _latest = progress.PartOfUnit is null
                ? _latest with { Phase = progress.Phase, Fraction = progress.Fraction }
                : new Snapshot(progress.Phase, progress.Fraction, progress.PartOfUnit, progress.Score, _latest.Version + 1);
        }

        if (progress.PartOfUnit is not null)
        {
            _first.TrySetResult();
        }
    }

    /// <summary>The best plan so far and its place among all that were best once; version 0 has none.</summary>
    public sealed record Snapshot(string Phase, double Fraction, int[]? PartOfRow, Score? Score, int Version)
    {
        /// <summary>As reported; the job itself puts in the version under which it stored the plan.</summary>
        public OptimizationProgress Figures => new(
            Score?.WorstDeviation ?? 0, Score?.OutOfTolerance ?? 0, Score?.Inertia ?? 0, Score?.ExtraPieces ?? 0, 0);
    }
}
