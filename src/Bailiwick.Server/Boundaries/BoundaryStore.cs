using System.Collections.Concurrent;
using Bailiwick.Core;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Storage;
using Bailiwick.Storage.Boundaries;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bailiwick.Server.Boundaries;

/// <summary>Boundary sets in memory, loaded when first asked for and shared by all who ask. The least recently used go first.</summary>
public sealed class BoundaryStore(NpgsqlDataSource source, IDbContextFactory<BailiwickContext> contexts, BuiltInBoundarySets builtIn)
{
    /// <summary>How many sets stay in memory; the largest that is taken needs about 200 MB.</summary>
    private const int MostLoaded = 12;

    private readonly ConcurrentDictionary<(WorkspaceId Workspace, BoundarySetId Set), Entry> _loaded = new();
    private long _uses;

    /// <summary>The set with its shapes and adjacency; refused when the workspace has none of that id and it is not built in.</summary>
    public async Task<Outcome<BoundarySet>> GetAsync(WorkspaceId workspace, BoundarySetId id, CancellationToken cancellation)
    {
        var ensured = await builtIn.EnsureAsync(id, cancellation);
        if (!ensured.IsDone)
        {
            return ensured.Refusal;
        }

        var key = (Workspace: ensured.Value ? BoundarySetRow.BuiltIn : workspace, Set: id);
        var entry = _loaded.GetOrAdd(key, asked => new Entry(new Lazy<Task<BoundarySet?>>(() => LoadAsync(asked.Workspace, asked.Set))));
        entry.LastUse = Interlocked.Increment(ref _uses);
        try
        {
            var set = await entry.Set.Value.WaitAsync(cancellation);
            if (set is null)
            {
                _loaded.TryRemove(key, out _);
                return BoundarySetRefusals.Unknown(id);
            }

            Trim();
            return set;
        }
        catch (NpgsqlException)
        {
            // The next caller tries again instead of meeting the same failed task.
            _loaded.TryRemove(key, out _);
            throw;
        }
    }

    /// <summary>What is told about a set.</summary>
    public async Task<Outcome<BoundarySetRow>> FindAsync(WorkspaceId workspace, BoundarySetId id, CancellationToken cancellation)
    {
        var ensured = await builtIn.EnsureAsync(id, cancellation);
        if (!ensured.IsDone)
        {
            return ensured.Refusal;
        }

        var owner = ensured.Value ? BoundarySetRow.BuiltIn : workspace;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.BoundarySets.SingleOrDefaultAsync(set => set.WorkspaceId == owner && set.Id == id.Value, cancellation);
        return row is null ? BoundarySetRefusals.Unknown(id) : row;
    }

    internal void Forget(WorkspaceId workspace, BoundarySetId id) => _loaded.TryRemove((workspace, id), out _);

    // Not canceled by the first caller: others wait for the same load.
    private async Task<BoundarySet?> LoadAsync(WorkspaceId workspace, BoundarySetId id)
    {
        var bytes = await BoundaryContent.ReadAsync(source, workspace, id, CancellationToken.None);
        return bytes is null ? null : BoundarySet.FromBytes(bytes);
    }

    private void Trim()
    {
        while (_loaded.Count > MostLoaded)
        {
            _loaded.TryRemove(_loaded.MinBy(entry => entry.Value.LastUse).Key, out _);
        }
    }

    private sealed class Entry(Lazy<Task<BoundarySet?>> set)
    {
        public Lazy<Task<BoundarySet?>> Set => set;

        public long LastUse { get; set; }
    }
}
