using Bailiwick.Core;
using Bailiwick.Core.Management;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>
/// Judges single changes of records before they are written: the catalogue first, then what references name, then what other records say. Requests and files go
/// through it alike.
/// </summary>
internal sealed class RecordJudge(LiveScope scope)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Notes records that are there, so that references may name them.</summary>
    public void Learn(IEnumerable<LiveRecord> records) => _known.UnionWith(records.Select(record => record.Id));

    /// <summary>Whether what a reference names must be there. What names objects outside the catalogue (queues, forecast types) is taken as it is.</summary>
    public bool Judges(ObjectField reference) => reference.RefersTo.All(one => scope.Catalog.Find(one) is not null);

    /// <summary>A new record's whole values.</summary>
    public async Task<Outcome<IReadOnlyDictionary<string, object?>>> CreateAsync(ObjectType type, IReadOnlyDictionary<string, object?> given, CancellationToken cancellation)
    {
        var values = RecordRules.ForCreate(type, given);
        return !values.IsDone ? values.Refusal
            : (BadReference(type, values.Value) ?? await RecordGuards.BeforeInsertAsync(scope, type, values.Value, cancellation)) is { } refusal ? refusal
            : values;
    }

    /// <summary>A record's changes; empty when it has all these values already.</summary>
    public async Task<Outcome<IReadOnlyDictionary<string, object?>>> UpdateAsync(
        ObjectType type, LiveRecord record, IReadOnlyDictionary<string, object?> given, CancellationToken cancellation)
    {
        var values = RecordRules.ForUpdate(type, given);
        if (!values.IsDone)
        {
            return values.Refusal;
        }

        if ((BadReference(type, values.Value) ?? await RecordGuards.BeforeUpdateAsync(scope, type, record, values.Value, cancellation)) is { } refusal)
        {
            return refusal;
        }

        return values.Value.Any(one => !Equals(one.Value, record.Values.GetValueOrDefault(one.Key))) ? values : new Dictionary<string, object?>();
    }

    /// <summary>Why a record may not go, or null.</summary>
    public async Task<Refusal?> DeleteAsync(ObjectType type, LiveRecord record, CancellationToken cancellation) =>
        type.Takes(ObjectCalls.Delete) ? await RecordGuards.BeforeDeleteAsync(scope, type, record, cancellation) : ManagementRefusals.CallNotTaken(type.Name, "delete");

    /// <summary>Writes new records that were judged; the active model's rules will run over accounts.</summary>
    public async Task<IReadOnlyList<string>> InsertAsync(ObjectType type, IEnumerable<IReadOnlyDictionary<string, object?>> records, CancellationToken cancellation)
    {
        var ids = await scope.InsertAsync(type.Name, records, cancellation);
        _known.UnionWith(ids);
        if (type.Name == "Account")
        {
            scope.TouchedAccounts.UnionWith(ids);
        }

        return ids;
    }

    private Refusal? BadReference(ObjectType type, IReadOnlyDictionary<string, object?> values)
    {
        foreach (var (name, value) in values)
        {
            var field = type.Find(name)!;
            if (field.Type == FieldType.Reference && value is string id && Judges(field) && !_known.Contains(id))
            {
                return LiveRefusals.BadReference(type.Name, field, id);
            }
        }

        return null;
    }
}
