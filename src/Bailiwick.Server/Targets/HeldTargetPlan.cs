using Bailiwick.Core;
using Bailiwick.Core.Targets;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>An open plan at its newest revision, kept for one caller until disposed.</summary>
public sealed class HeldTargetPlan(WorkspaceId workspace, TargetPlanRow row, OpenTargetPlan open, TargetLog log, SemaphoreSlim gate) : IDisposable
{
    private bool _isReleased;

    public TargetPlanRow Row { get; } = row;

    public OpenTargetPlan Open { get; } = open;

    public decimal Unit => Open.Settings.Unit ?? PlanRates.MinorUnit(Row.Currency);

    /// <summary>The first day of the plan's year, whose rates convert what is entered and shown.</summary>
    public DateOnly FirstDay => GetTargetPlan.CalendarOf(Row.Calendar).Year(Row.FiscalYear).Value.Start;

    /// <summary>The plan's rates; settings with bad ones are never stored.</summary>
    public PlanRates Rates => PlanRates.Of(Row.Currency, [.. Open.Settings.Rates ?? []]).Value;

    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        foreach (var edit in await log.ReadAfterAsync(workspace, Row.Id, Open.Revision, cancellation))
        {
            Open.Take(edit);
        }
    }

    public Outcome<PlanFigures> Figures(AreaView view) => Open.Figures(view, Row.Currency);

    public void Dispose()
    {
        if (!_isReleased)
        {
            _isReleased = true;
            gate.Release();
        }
    }
}
