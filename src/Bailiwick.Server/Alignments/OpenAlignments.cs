using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>
/// The alignments this node keeps warm, least recently used ones let go first. The log is the truth: whoever takes hold of one first reads
/// what other nodes wrote since, so nothing stale is served and losing a warm copy loses nothing.
/// </summary>
public sealed class OpenAlignments(AlignmentStore store, AlignmentLog log, UnitSets unitSets, ILogger<OpenAlignments> logger)
{
    private const long MostUnits = 4_000_000;
    private const int MostOpen = 64;
    private const int EditsWorthASnapshot = 100;
    private const int MovesWorthASnapshot = 200_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(WorkspaceId, Guid), Slot> _slots = [];
    private long _clock;

    /// <summary>Waits for the alignment, catches up and hands it out; dispose to let the next one in. Refused when there is none.</summary>
    public async Task<Outcome<HeldAlignment>> HoldAsync(WorkspaceId workspace, Guid alignment, CancellationToken cancellation)
    {
        if (await store.FindAsync(workspace, new AlignmentId(alignment), cancellation) is not { } row)
        {
            return NotFound(alignment);
        }

        var slot = SlotOf(workspace, row);
        await slot.Gate.WaitAsync(cancellation);
        try
        {
            slot.Open ??= await OpenAsync(workspace, row, cancellation);
            var held = new HeldAlignment(workspace, row, slot.Open, log, slot.Gate);
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

    public static Refusal NotFound(Guid alignment) => new(
        "alignment.not-found", $"There is no alignment {alignment} in this workspace. Maybe it was deleted.", RefusalKind.NotFound);

    private async Task<OpenAlignment> OpenAsync(WorkspaceId workspace, AlignmentRow row, CancellationToken cancellation)
    {
        var id = new AlignmentId(row.Id);
        var units = await unitSets.GetAsync(workspace, new DatasetId(row.DatasetId), row.BoundarySetId is { } set ? new BoundarySetId(set) : null, cancellation);
        var (revision, snapshot) = await log.ReadSnapshotAsync(workspace, id, int.MaxValue, cancellation)
            ?? throw new InvalidDataException($"Alignment {row.Id} has no snapshot.");
        var state = new AlignmentState(units.Frame(row.Levels), snapshot.Areas, snapshot.AreaOfUnit, snapshot.Locks, new Revision(revision));
        var open = new OpenAlignment(units, state);
        open.Remember(await log.ReadHeadersAsync(workspace, id, revision, cancellation));
        var moves = 0;
        foreach (var edit in await log.ReadAfterAsync(workspace, id, revision, cancellation))
        {
            open.Take(edit);
            moves += edit.Change.Moves.Length;
        }

        if (open.Revision - revision >= EditsWorthASnapshot || moves >= MovesWorthASnapshot)
        {
            await log.WriteSnapshotAsync(workspace, id, state, cancellation);
            logger.LogInformation("Alignment {Alignment}: {Edits} edits replayed, snapshot kept at revision {Revision}.", row.Id, open.Revision - revision, open.Revision);
        }

        return open;
    }

    private Slot SlotOf(WorkspaceId workspace, AlignmentRow row)
    {
        lock (_lock)
        {
            if (!_slots.TryGetValue((workspace, row.Id), out var slot))
            {
                _slots[(workspace, row.Id)] = slot = new Slot(row.Units);
            }

            slot.LastUsed = ++_clock;
            while (_slots.Count > 1 && (_slots.Count > MostOpen || _slots.Values.Sum(each => (long)each.Units) > MostUnits))
            {
                _slots.Remove(_slots.MinBy(pair => pair.Value.LastUsed).Key);
            }

            return slot;
        }
    }

    private sealed class Slot(int units)
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public int Units { get; } = units;

        public OpenAlignment? Open { get; set; }

        public long LastUsed { get; set; }
    }
}
