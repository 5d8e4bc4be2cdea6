using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Access;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management;

/// <summary>What one act works with: its connection, the workspace's catalogue, and what it has touched so far.</summary>
public sealed class LiveScope(LiveAct act, NpgsqlConnection connection, ObjectCatalog catalog, Caller caller, DateTimeOffset now)
{
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

    public async Task<LiveRecord?> FindAsync(string type, string? id, CancellationToken cancellation) =>
        id is null ? null : (await ReadAsync(type, LiveQuery.Ids(id), cancellation)).SingleOrDefault();

    /// <summary>Writes values that were judged already, with what follows from them.</summary>
    public async Task<string> InsertAsync(string type, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation) =>
        (await Act.InsertAsync(TypeOf(type), [Complete(TypeOf(type), values)], cancellation))[0];

    public Task<IReadOnlyList<string>> InsertAsync(string type, IEnumerable<IReadOnlyDictionary<string, object?>> records, CancellationToken cancellation) =>
        Act.InsertAsync(TypeOf(type), [.. records.Select(values => Complete(TypeOf(type), values))], cancellation);

    /// <summary>Writes changes over a record's values.</summary>
    public Task<bool> UpdateAsync(string type, LiveRecord record, IReadOnlyDictionary<string, object?> changes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(changes);
        var values = new Dictionary<string, object?>(record.Values, StringComparer.OrdinalIgnoreCase);
        foreach (var (field, value) in changes)
        {
            values[field] = value;
        }

        return Act.UpdateAsync(TypeOf(type), record.Id, Complete(TypeOf(type), values), cancellation);
    }

    public Task DeleteAsync(string type, IReadOnlyCollection<string> ids, CancellationToken cancellation) => Act.DeleteAsync(Catalog, TypeOf(type), ids, cancellation);

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
