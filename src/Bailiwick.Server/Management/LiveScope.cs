using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Access;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management;

/// <summary>What one act works with: its connection, the workspace's catalogue, and what it has touched so far.</summary>
public sealed class LiveScope(LiveAct act, NpgsqlConnection connection, ObjectCatalog catalog, Caller caller, DateTimeOffset now)
{
    private readonly Dictionary<(string Type, string Id), LiveRecord?> _ahead = [];
    private bool _isLookingAhead;

    public LiveAct Act { get; } = act;

    public NpgsqlConnection Connection { get; } = connection;

    public ObjectCatalog Catalog { get; } = catalog;

    public Caller Caller { get; } = caller;

    public DateTimeOffset Now { get; } = now;

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Models whose territories or rules were changed: they are checked whole before the act is committed.</summary>
    public HashSet<string> TouchedModels { get; } = new(StringComparer.Ordinal);

    /// <summary>Accounts whose cells or exclusions were changed: the active model's rules run over them before the act is committed.</summary>
    public HashSet<string> TouchedAccounts { get; } = new(StringComparer.Ordinal);

    public ObjectType TypeOf(string name) => Catalog.Find(name) ?? throw new ArgumentException($"There is no object {name}.", nameof(name));

    public Task<List<LiveRecord>> ReadAsync(string type, LiveQuery query, CancellationToken cancellation) => Act.ReadAsync(TypeOf(type), query, cancellation);

    public async Task<LiveRecord?> FindAsync(string type, string? id, CancellationToken cancellation)
    {
        if (id is null)
        {
            return null;
        }

        var key = (TypeOf(type).Name, id);
        if (_isLookingAhead && _ahead.TryGetValue(key, out var known))
        {
            return known;
        }

        var found = (await ReadAsync(type, LiveQuery.Ids(id), cancellation)).SingleOrDefault();
        if (_isLookingAhead)
        {
            _ahead[key] = found;
        }

        return found;
    }

    /// <summary>
    /// Reads records at once that will be asked for one by one. What is found from here on is kept until something is written, so nothing may be written past this
    /// scope meanwhile.
    /// </summary>
    public async Task<IReadOnlyList<LiveRecord>> LookAheadAsync(string type, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ids);
        _isLookingAhead = true;
        var found = ids.Count == 0 ? [] : await ReadAsync(type, LiveQuery.Ids(ids), cancellation);
        foreach (var id in ids)
        {
            _ahead[(TypeOf(type).Name, id)] = null;
        }

        found.ForEach(record => _ahead[(TypeOf(type).Name, record.Id)] = record);
        return found;
    }

    /// <summary>Forgets what was looked ahead for.</summary>
    public void Forget()
    {
        _isLookingAhead = false;
        _ahead.Clear();
    }

    /// <summary>Writes values that were judged already, with what follows from them.</summary>
    public async Task<string> InsertAsync(string type, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation) =>
        (await InsertAsync(type, [values], cancellation))[0];

    public Task<IReadOnlyList<string>> InsertAsync(string type, IEnumerable<IReadOnlyDictionary<string, object?>> records, CancellationToken cancellation)
    {
        Forget();
        return Act.InsertAsync(TypeOf(type), [.. records.Select(values => Complete(TypeOf(type), values))], cancellation);
    }

    /// <summary>Writes changes over a record's values.</summary>
    public Task<bool> UpdateAsync(string type, LiveRecord record, IReadOnlyDictionary<string, object?> changes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(record);
        Forget();
        return Act.UpdateAsync(TypeOf(type), record.Id, Changed(TypeOf(type), record, changes), cancellation);
    }

    /// <summary>The same for many records, each once.</summary>
    public Task UpdateAsync(string type, IEnumerable<(LiveRecord Record, IReadOnlyDictionary<string, object?> Changes)> many, CancellationToken cancellation)
    {
        Forget();
        return Act.UpdateAsync(
            TypeOf(type), many.ToDictionary(one => one.Record.Id, IReadOnlyDictionary<string, object?> (one) => Changed(TypeOf(type), one.Record, one.Changes)), cancellation);
    }

    public Task DeleteAsync(string type, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        Forget();
        return Act.DeleteAsync(Catalog, TypeOf(type), ids, cancellation);
    }

    private static Dictionary<string, object?> Changed(ObjectType type, LiveRecord record, IReadOnlyDictionary<string, object?> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var values = new Dictionary<string, object?>(record.Values, StringComparer.OrdinalIgnoreCase);
        foreach (var (field, value) in changes)
        {
            values[field] = value;
        }

        return Complete(type, values);
    }

    private static Dictionary<string, object?> Complete(ObjectType type, IReadOnlyDictionary<string, object?> values)
    {
        var complete = new Dictionary<string, object?>(values, StringComparer.OrdinalIgnoreCase);
        foreach (var field in type.Fields.Where(field => field.Default is not null && complete.GetValueOrDefault(field.Name) is null))
        {
            complete[field.Name] = field.Default;
        }

        foreach (var (field, value) in DerivedFields.Of(type, complete))
        {
            complete[field] = value;
        }

        return complete;
    }
}
