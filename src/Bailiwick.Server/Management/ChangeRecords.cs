using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.Governance;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>Makes, changes and removes records, many together: all of them or none. A refusal names the change.</summary>
public sealed class ChangeRecords(LiveWriter writer, LiveActs acts, LivePatches patches)
{
    public const int Most = 10_000;

    public enum Operation
    {
        Create,
        Update,
        Delete,
    }

    /// <param name="Operation">What is done.</param>
    /// <param name="Type">To a record of which object.</param>
    /// <param name="Id">Which record; nothing for a new one.</param>
    /// <param name="Fields">By name, what is given; "@name" names the record that an earlier change made as that name.</param>
    /// <param name="ExpectedAct">The act of the version that was read; when somebody changed it since, all is refused.</param>
    /// <param name="As">What later changes call the new record.</param>
    [SchemaName("RecordChange")]
    public sealed record Change(
        Operation Operation, string Type, string? Id = null, IReadOnlyDictionary<string, JsonElement>? Fields = null, long? ExpectedAct = null, string? As = null);

    [SchemaName("ChangeRecords")]
    public sealed record Request(IReadOnlyList<Change> Changes, string? Reason = null);

    /// <param name="Act">The act's number.</param>
    /// <param name="Ids">By change.</param>
    [SchemaName("RecordsChanged")]
    public sealed record Reply(long Act, IReadOnlyList<string> Ids);

    public async Task<Outcome<Reply>> HandleAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ChangePatch);
        if (request.Changes.Count > Most)
        {
            return LiveRefusals.TooMany(request.Changes.Count, Most);
        }

        var written = await writer.WriteAsync<IReadOnlyList<string>>(
            caller, _ => new LiveWriter.Words(LiveActKinds.Records, Summary(request.Changes), request.Reason),
            async scope => await patches.RefusalOfAsync(scope, request.Changes, cancellation) is { } refusal ? refusal : await new Batch(scope, acts, request.Changes).RunAsync(cancellation), cancellation);
        return written.IsDone ? new Reply(written.Value.Act, written.Value.Value) : written.Refusal;
    }

    private static string Summary(IReadOnlyList<Change> changes) => string.Join(
        ", ", changes.CountBy(change => (change.Operation, change.Type)).Select(one => $"{Word(one.Key.Operation)} {one.Value:#,0} {one.Key.Type}"));

    private static string Word(Operation operation) => operation switch
    {
        Operation.Create => "Made",
        Operation.Update => "Changed",
        _ => "Removed",
    };

    /// <summary>The changes of one request inside an act. New records of one object in a row are written together.</summary>
    private sealed class Batch(LiveScope scope, LiveActs acts, IReadOnlyList<Change> changes)
    {
        private readonly string[] _ids = new string[changes.Count];
        private readonly Dictionary<string, int> _placeOfName = new(StringComparer.Ordinal);
        private readonly List<(int Place, IReadOnlyDictionary<string, object?> Values)> _waiting = [];
        private readonly RecordJudge _judge = new(scope);
        private ObjectType? _waitingType;

        public async Task<Outcome<IReadOnlyList<string>>> RunAsync(CancellationToken cancellation)
        {
            await LearnReferencesAsync(cancellation);
            for (var place = 0; place < changes.Count; place++)
            {
                if (await DoAsync(place, changes[place], cancellation) is { } refusal)
                {
                    return LiveRefusals.At(place + 1, refusal);
                }
            }

            await FlushAsync(cancellation);
            return _ids;
        }

        private async Task<Refusal?> DoAsync(int place, Change change, CancellationToken cancellation)
        {
            if (scope.Catalog.Find(change.Type) is not { } type)
            {
                return ManagementRefusals.UnknownObject(change.Type);
            }

            if (type.IsDerived)
            {
                return ManagementRefusals.CallNotTaken(type.Name, change.Operation.ToString().ToLowerInvariant());
            }

            if (_waitingType != type || change.Operation != Operation.Create)
            {
                await FlushAsync(cancellation);
            }

            return change.Operation == Operation.Create
                ? await CreateAsync(place, change, type, cancellation)
                : await AlterAsync(place, change, type, cancellation);
        }

        private async Task<Refusal?> CreateAsync(int place, Change change, ObjectType type, CancellationToken cancellation)
        {
            var values = await _judge.CreateAsync(type, await ValuesAsync(change, cancellation), cancellation);
            if (!values.IsDone)
            {
                return values.Refusal;
            }

            _waitingType = type;
            _waiting.Add((place, values.Value));
            if (change.As is { } name)
            {
                _placeOfName[name] = place;
            }

            return null;
        }

        private async Task<Refusal?> AlterAsync(int place, Change change, ObjectType type, CancellationToken cancellation)
        {
            var id = change.Id?.StartsWith('@') == true && _placeOfName.TryGetValue(change.Id[1..], out var made) ? _ids[made] : change.Id;
            if (await scope.FindAsync(type.Name, id, cancellation) is not { } record)
            {
                return LiveRefusals.RecordNotFound(type.Name, id ?? "");
            }

            if (change.ExpectedAct is { } expected && record.FromAct != expected && record.FromAct != scope.Act.Number)
            {
                var act = (await acts.FindAsync(scope.Act.Workspace, [record.FromAct], cancellation))[record.FromAct];
                return LiveRefusals.ChangedMeanwhile(type.Name, record.Id, act.AuthorName, act.Number);
            }

            _ids[place] = record.Id;
            if (change.Operation == Operation.Delete)
            {
                if (await _judge.DeleteAsync(type, record, cancellation) is { } no)
                {
                    return no;
                }

                await scope.DeleteAsync(type.Name, [record.Id], cancellation);
                return null;
            }

            var changed = await _judge.UpdateAsync(type, record, await ValuesAsync(change, cancellation), cancellation);
            if (!changed.IsDone)
            {
                return changed.Refusal;
            }

            if (changed.Value.Count > 0)
            {
                await scope.UpdateAsync(type.Name, record, changed.Value, cancellation);
            }

            return null;
        }

        private async Task FlushAsync(CancellationToken cancellation)
        {
            if (_waitingType is not { } type || _waiting.Count == 0)
            {
                return;
            }

            var ids = await _judge.InsertAsync(type, _waiting.Select(one => one.Values), cancellation);
            for (var at = 0; at < ids.Count; at++)
            {
                _ids[_waiting[at].Place] = ids[at];
            }

            _waiting.Clear();
        }

        private async Task<Dictionary<string, object?>> ValuesAsync(Change change, CancellationToken cancellation)
        {
            var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
            foreach (var (field, value) in change.Fields ?? new Dictionary<string, JsonElement>())
            {
                values[field] = value.ValueKind switch
                {
                    JsonValueKind.String => value.GetString(),
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    JsonValueKind.Number => value.GetDecimal(),
                    JsonValueKind.Null => null,
                    _ => value.GetRawText(),
                };
                if (values[field] is string text && text.StartsWith('@') && _placeOfName.TryGetValue(text[1..], out var made))
                {
                    if (_ids[made] is null)
                    {
                        await FlushAsync(cancellation);
                    }

                    values[field] = _ids[made];
                }
            }

            return values;
        }

        private async Task LearnReferencesAsync(CancellationToken cancellation)
        {
            var asked = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
            foreach (var change in changes)
            {
                foreach (var (name, value) in change.Fields ?? new Dictionary<string, JsonElement>())
                {
                    if (value.ValueKind == JsonValueKind.String && scope.Catalog.Find(change.Type)?.Find(name) is { Type: FieldType.Reference } field && _judge.Judges(field))
                    {
                        foreach (var target in field.RefersTo)
                        {
                            (asked.TryGetValue(target, out var ids) ? ids : asked[target] = []).Add(value.GetString()!);
                        }
                    }
                }
            }

            foreach (var (target, ids) in asked)
            {
                _judge.Learn(await scope.ReadAsync(target, LiveQuery.Ids(ids), cancellation));
            }
        }
    }
}
