using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Storage.Datasets;

namespace Bailiwick.Server.Datasets;

/// <summary>
/// Datasets in memory, shared by all requests. They never change, so a dataset that is here is right; the least recently used ones leave
/// when all together grow beyond <see cref="MostBytes"/>. A dataset asked for twice at once is loaded once.
/// </summary>
public sealed class DatasetCache(DatasetStore store)
{
    public const long MostBytes = 1L << 30;

    private readonly Lock _lock = new();
    private readonly Dictionary<(WorkspaceId Workspace, DatasetId Dataset), Entry> _entries = [];
    private long _uses;

    /// <summary>The dataset with all its records, or null when the workspace has none of that id.</summary>
    public async Task<Dataset?> FindAsync(WorkspaceId workspace, DatasetId dataset, CancellationToken cancellation)
    {
        var key = (workspace, dataset);
        Entry? entry;
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out entry))
            {
                // Others may wait for the same load, so one caller's cancellation must not end it.
                entry = new Entry(store.LoadAsync(workspace, dataset, CancellationToken.None));
                _entries.Add(key, entry);
            }

            entry.LastUse = ++_uses;
        }

        try
        {
            var found = await entry.Loading.WaitAsync(cancellation);
            Settle(key, found);
            return found;
        }
        catch (Exception) when (entry.Loading.IsFaulted)
        {
            Remove(key, entry);
            throw;
        }
    }

    /// <summary>Lets a dataset go, because it was deleted or renamed.</summary>
    public void Forget(WorkspaceId workspace, DatasetId dataset)
    {
        lock (_lock)
        {
            _entries.Remove((workspace, dataset));
        }
    }

    private void Remove((WorkspaceId, DatasetId) key, Entry entry)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var present) && present == entry)
            {
                _entries.Remove(key);
            }
        }
    }

    private void Settle((WorkspaceId, DatasetId) key, Dataset? found)
    {
        lock (_lock)
        {
            if (found is null)
            {
                _entries.Remove(key);
                return;
            }

            var bytes = _entries.Values.Sum(entry => entry.Bytes);
            while (bytes > MostBytes && _entries.Count > 1)
            {
                var oldest = _entries.Where(pair => pair.Key != key && pair.Value.Bytes > 0).MinBy(pair => pair.Value.LastUse);
                if (oldest.Value is null)
                {
                    return;
                }

                bytes -= oldest.Value.Bytes;
                _entries.Remove(oldest.Key);
            }
        }
    }

    private sealed class Entry(Task<Dataset?> loading)
    {
        public Task<Dataset?> Loading => loading;

        public long LastUse { get; set; }

        public long Bytes => loading.IsCompletedSuccessfully ? loading.Result?.Bytes ?? 0 : 0;
    }
}
