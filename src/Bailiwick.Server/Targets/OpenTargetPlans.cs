using Bailiwick.Core;
using Bailiwick.Server.Datasets;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>
/// The plans this node keeps warm, least recently used ones let go first. The log is the truth: whoever takes hold of one first reads what
/// other nodes wrote since. A view of the alignment is taken before the plan is held, never while: gates are taken in one order only.
/// </summary>
public sealed class OpenTargetPlans(TargetPlanStore store, TargetLog log, DatasetCache datasets)
{
    private const int MostOpen = 24;

    private readonly Lock _lock = new();
    private readonly Dictionary<(WorkspaceId, Guid), Slot> _slots = [];
    private long _clock;

    /// <summary>Waits for the plan, catches up and hands it out; dispose to let the next one in. Refused when there is none.</summary>
    public async Task<Outcome<HeldTargetPlan>> HoldAsync(WorkspaceId workspace, Guid plan, CancellationToken cancellation)
    {
        if (await store.FindAsync(workspace, plan, cancellation) is not { } row)
        {
            return TargetPlanRefusals.NotFound(plan);
        }

        var slot = SlotOf(workspace, plan);
        await slot.Gate.WaitAsync(cancellation);
        try
        {
            if (slot.Open is null)
            {
                var dataset = await datasets.FindAsync(workspace, new DatasetId(row.DatasetId), cancellation)
                    ?? throw new InvalidDataException($"The dataset of target plan {plan} is gone.");
                slot.Open = new OpenTargetPlan(dataset, RecordKeys.Of(dataset));
            }

            var held = new HeldTargetPlan(workspace, row, slot.Open, log, slot.Gate);
            if (row.Revision > slot.Open.Revision)
            {
                await held.CatchUpAsync(cancellation);
            }

            return held;
        }
        catch
        {
            slot.Open = null;
            slot.Gate.Release();
            throw;
        }
    }

    /// <summary>Keeps a plan that was just made warm: whoever makes one opens it next.</summary>
    public void Adopt(WorkspaceId workspace, Guid plan, OpenTargetPlan open) => SlotOf(workspace, plan).Open ??= open;

    private Slot SlotOf(WorkspaceId workspace, Guid plan)
    {
        lock (_lock)
        {
            if (!_slots.TryGetValue((workspace, plan), out var slot))
            {
                _slots[(workspace, plan)] = slot = new Slot();
            }

            slot.LastUsed = ++_clock;
            while (_slots.Count > MostOpen)
            {
                _slots.Remove(_slots.MinBy(pair => pair.Value.LastUsed).Key);
            }

            return slot;
        }
    }

    private sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public OpenTargetPlan? Open { get; set; }

        public long LastUsed { get; set; }
    }
}
