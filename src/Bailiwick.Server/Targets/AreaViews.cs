using System.Collections.Concurrent;
using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Alignments;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Targets;

/// <summary>Takes views of alignments: the newest one, or that of an earlier revision from the log.</summary>
public sealed class AreaViews(OpenAlignments alignments, AlignmentLog log)
{
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<(WorkspaceId, Guid), AreaView> _newest = new();

    /// <summary>Refused when there is no such alignment or revision.</summary>
    public async Task<Outcome<AreaView>> TakeAsync(WorkspaceId workspace, Guid alignment, int? revision, CancellationToken cancellation)
    {
        if (revision is { } seen && _newest.TryGetValue((workspace, alignment), out var kept) && kept.Revision == seen)
        {
            return kept;
        }

        UnitSet units;
        AlignmentRow row;
        var hold = await alignments.HoldAsync(workspace, alignment, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        using (var held = hold.Value)
        {
            if (revision is null || revision == held.Open.Revision)
            {
                return Newest(workspace, held);
            }

            if (revision < 0 || revision > held.Open.Revision)
            {
                return AlignmentRefusals.UnknownRevision(revision.Value, held.Open.Revision);
            }

            (units, row) = (held.Units, held.Row);
        }

        var id = new AlignmentId(alignment);
        var (from, snapshot) = await log.ReadSnapshotAsync(workspace, id, revision.Value, cancellation)
            ?? throw new InvalidDataException($"Alignment {alignment} has no snapshot.");
        var state = new AlignmentState(units.Frame(row.Levels), snapshot.Areas, snapshot.AreaOfUnit, snapshot.Locks, new Revision(from));
        foreach (var edit in (await log.ReadAfterAsync(workspace, id, from, cancellation)).Where(edit => edit.Row.Revision <= revision))
        {
            state.Apply(edit.Change);
        }

        return ViewOf(row, units, state);
    }

    private AreaView Newest(WorkspaceId workspace, HeldAlignment held)
    {
        if (_newest.TryGetValue((workspace, held.Row.Id), out var kept) && kept.Revision == held.Open.Revision)
        {
            return kept;
        }

        if (_newest.Count >= MostKept)
        {
            _newest.Clear();
        }

        return _newest[(workspace, held.Row.Id)] = ViewOf(held.Row, held.Units, held.State);
    }

    private static AreaView ViewOf(AlignmentRow row, UnitSet units, AlignmentState state)
    {
        var areaOfRecord = new int[units.Dataset.Rows];
        for (var record = 0; record < areaOfRecord.Length; record++)
        {
            var unit = units.UnitOfRecord is { } unitOfRecord ? unitOfRecord[record] : record;
            areaOfRecord[record] = unit < 0 ? -1 : state.AreaOf(new UnitIndex(unit)).Value;
        }

        return new AreaView(row.Id, row.DatasetId, state.Revision.Value, state.Areas, row.Levels, areaOfRecord);
    }
}
