using System.Collections.Concurrent;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Server.Boundaries;
using Bailiwick.Server.Datasets;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>The unit sets this node keeps in memory, one for each pair of dataset and boundary set in use; least recently used ones go first.</summary>
public sealed class UnitSets(PlacementStore placements, DatasetCache datasets, BoundaryStore boundaries)
{
    private const int MostKept = 12;

    private readonly ConcurrentDictionary<(WorkspaceId Workspace, DatasetId Dataset, BoundarySetId? BoundarySet), Entry> _kept = new();
    private long _clock;

    /// <summary>The units of an alignment that exists; throws when its dataset or boundary set is gone, which foreign keys forbid.</summary>
    public async Task<UnitSet> GetAsync(WorkspaceId workspace, DatasetId dataset, BoundarySetId? boundarySet, CancellationToken cancellation) =>
        (await FindAsync(workspace, dataset, boundarySet, cancellation)).Value;

    /// <summary>The units of a dataset and a boundary set (null: the records). Refused when there is no such dataset or set.</summary>
    public async Task<Outcome<UnitSet>> FindAsync(WorkspaceId workspace, DatasetId dataset, BoundarySetId? boundarySet, CancellationToken cancellation)
    {
        var key = (workspace, dataset, boundarySet);
        var entry = _kept.GetOrAdd(key, asked => new Entry(new(() => MakeAsync(asked.Workspace, asked.Dataset, asked.BoundarySet))));
        entry.LastUse = Interlocked.Increment(ref _clock);
        try
        {
            var made = await entry.Units.Value.WaitAsync(cancellation);
            if (!made.IsDone)
            {
                _kept.TryRemove(key, out _);
            }

            while (_kept.Count > MostKept)
            {
                _kept.TryRemove(_kept.MinBy(pair => pair.Value.LastUse).Key, out _);
            }

            return made;
        }
        catch when (entry.Units.Value.IsFaulted)
        {
            // The next caller tries again instead of meeting the same failed task.
            _kept.TryRemove(key, out _);
            throw;
        }
    }

    // Not canceled by the first caller: others wait for the same work.
    private async Task<Outcome<UnitSet>> MakeAsync(WorkspaceId workspace, DatasetId datasetId, BoundarySetId? boundarySetId)
    {
        if (await datasets.FindAsync(workspace, datasetId, CancellationToken.None) is not { } dataset)
        {
            return DatasetRefusals.Unknown(datasetId.Value);
        }

        if (boundarySetId is not { } id)
        {
            return UnitSetMaker.OfRecords(dataset);
        }

        var set = await boundaries.GetAsync(workspace, id, CancellationToken.None);
        return set.IsDone
            ? UnitSetMaker.OfBoundaries(dataset, (id, set.Value), await PlaceAsync(workspace, dataset, (id, set.Value)))
            : set.Refusal;
    }

    private async Task<int[]> PlaceAsync(
        WorkspaceId workspace, Dataset dataset, (BoundarySetId Id, BoundarySet Set) boundarySet)
    {
        if (await placements.FindAsync(workspace, dataset.Id, boundarySet.Id, CancellationToken.None) is { } known)
        {
            return known;
        }

        var unitOfRecord = UnitSetMaker.Place(dataset, boundarySet.Set);
        await placements.WriteAsync(workspace, (dataset.Id, boundarySet.Id), unitOfRecord, CancellationToken.None);
        return unitOfRecord;
    }

    private sealed class Entry(Lazy<Task<Outcome<UnitSet>>> units)
    {
        public Lazy<Task<Outcome<UnitSet>>> Units => units;

        public long LastUse { get; set; }
    }
}
