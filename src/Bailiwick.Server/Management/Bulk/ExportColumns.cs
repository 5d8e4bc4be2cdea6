using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Management;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>The columns of an exported object: its fields and, when asked for, the keys of what it refers to beside the ids.</summary>
internal sealed class ExportColumns
{
    private readonly ObjectCatalog _catalog;
    private readonly ObjectType _type;
    private readonly ImmutableArray<(ObjectField Field, ImmutableArray<string> Path)> _columns;

    private ExportColumns(ObjectCatalog catalog, ObjectType type, ImmutableArray<(ObjectField, ImmutableArray<string>)> columns) =>
        (_catalog, _type, _columns) = (catalog, type, columns);

    public IEnumerable<string> Names => _columns.Select(one => one.Path.IsEmpty ? one.Field.Name : string.Join('.', one.Path));

    /// <param name="catalog">The workspace's.</param>
    /// <param name="type">A stored object.</param>
    /// <param name="fields">Names with commas between, or nothing for all; the id is always there.</param>
    /// <param name="keys">Whether keys stand beside references.</param>
    public static Outcome<ExportColumns> Of(ObjectCatalog catalog, ObjectType type, string? fields, bool keys)
    {
        var chosen = new List<ObjectField>();
        if (fields is null)
        {
            chosen.AddRange(type.Fields);
        }
        else
        {
            foreach (var name in fields.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (type.Find(name) is not { } field)
                {
                    return ManagementRefusals.UnknownField(type.Name, name);
                }

                chosen.Add(field);
            }

            if (chosen.Count == 0)
            {
                return BulkRefusals.NoFields(type.Name);
            }
        }

        return new ExportColumns(catalog, type, [.. chosen.Prepend(type.Find("Id")!).Distinct().SelectMany(field => Columns(catalog, field, keys))]);
    }

    /// <summary>Rows of a piece of records in their order. The keys of what they refer to are read at once.</summary>
    public async Task<IEnumerable<object?[]>> RowsAsync(
        NpgsqlConnection connection, WorkspaceId workspace, IReadOnlyList<LiveRecord> records, (long? AsOf, IReadOnlyDictionary<long, LiveActRow> Acts) at, CancellationToken cancellation)
    {
        var known = new Dictionary<string, LiveRecord>(StringComparer.Ordinal);
        await LearnAsync(_columns.Where(one => !one.Path.IsEmpty).Select(one => (one.Field, one.Path)), records);
        return records.Select(record =>
        {
            // What is read stood at the moment asked for, whenever it was ended.
            var fields = LiveRecordInfo.Of(_type, record with { ToAct = null }, at.Acts).Fields;
            return _columns.Select(column => column.Path.IsEmpty ? fields[column.Field.Name] : KeyOf(column.Field, column.Path, record)).ToArray();
        });

        async Task LearnAsync(IEnumerable<(ObjectField Field, ImmutableArray<string> Path)> ways, IReadOnlyList<LiveRecord> from)
        {
            foreach (var way in ways.GroupBy(one => one.Field))
            {
                var ids = from.Select(record => record.Text(way.Key.Name)).OfType<string>().Where(id => !known.ContainsKey(id)).ToHashSet(StringComparer.Ordinal);
                var found = new List<LiveRecord>();
                foreach (var target in ids.Count == 0 ? [] : way.Key.RefersTo.Select(_catalog.Find).OfType<ObjectType>())
                {
                    found.AddRange(await LiveReader.ReadAsync(connection, workspace, target, LiveQuery.Ids(ids) with { AsOf = at.AsOf }, cancellation));
                    foreach (var record in found)
                    {
                        known[record.Id] = record;
                    }

                    await LearnAsync(
                        way.Where(one => one.Path.Length > 2).Select(one => (Field: Relationships.Find(target, one.Path[1]), Path: one.Path.RemoveAt(0)))
                            .Where(one => one.Field is not null).Select(one => (one.Field!, one.Path)), found);
                }
            }
        }

        object? KeyOf(ObjectField reference, ImmutableArray<string> path, LiveRecord record)
        {
            if (record.Text(reference.Name) is not { } id || !known.TryGetValue(id, out var named))
            {
                return null;
            }

            if (path.Length == 2)
            {
                return named.Values.GetValueOrDefault(path[1]);
            }

            var next = reference.RefersTo.Select(_catalog.Find).OfType<ObjectType>().Select(target => Relationships.Find(target, path[1])).FirstOrDefault(field => field is not null);
            return next is null ? null : KeyOf(next, path.RemoveAt(0), named);
        }
    }

    private static IEnumerable<(ObjectField, ImmutableArray<string>)> Columns(ObjectCatalog catalog, ObjectField field, bool keys) =>
        [(field, []), .. keys && !ObjectTable.IsKept(field) ? Relationships.KeyPaths(catalog, field).Select(path => (field, path)) : []];
}
