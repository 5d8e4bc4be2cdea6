using Bailiwick.Core.Management.Objects;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>Finds the records that rows are about, by their ids or by fields that tell them apart.</summary>
internal sealed class RecordMatch(LiveScope scope, ObjectType type, ImportRecords.Request request)
{
    /// <summary>The fields that match; none for an insert.</summary>
    public IReadOnlyList<string> Names { get; } = request.Operation == BulkOperation.Insert ? []
        : request.Match is { Count: > 0 } chosen ? [.. chosen.Select(name => type.Find(name)!.Name)] : ["Id"];

    private bool IsById => Names is ["Id"];

    public async Task FindAsync(IReadOnlyList<ImportItem> items, CancellationToken cancellation)
    {
        if (Names.Count == 0)
        {
            return;
        }

        var asking = items.Where(HasKey).ToList();
        await (IsById ? FindByIdAsync(asking, cancellation) : FindByKeyAsync(asking, cancellation));
    }

    /// <summary>What no other row of the file may have too; null where rows are not told apart.</summary>
    public (string Field, string Value)? KeyOf(ImportItem item) =>
        Names.Count == 0 || item.Values.GetValueOrDefault(Names[0]) is null ? null
        : (Names[0], item.Record?.Id ?? string.Join('\u001F', Fields(item).Select(field => CellText.Of(item.Values.GetValueOrDefault(field.Name)))));

    // Without an id an upsert makes the record; any other key must be there.
    private bool HasKey(ImportItem item)
    {
        if (Names.FirstOrDefault(name => CellText.Of(item.Values.GetValueOrDefault(name)) is not { Length: > 0 }) is not { } empty)
        {
            return true;
        }

        if (!IsById || request.Operation != BulkOperation.Upsert)
        {
            item.Refuse(BulkRefusals.MatchEmpty(empty));
        }

        return false;
    }

    private async Task FindByIdAsync(List<ImportItem> items, CancellationToken cancellation)
    {
        var found = (await scope.LookAheadAsync(type.Name, [.. items.Select(IdOf).Distinct()], cancellation)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        foreach (var item in items)
        {
            item.Record = found.GetValueOrDefault(IdOf(item));
            if (item.Record is null)
            {
                item.Refuse(BulkRefusals.Unmatched(type.Name, "Id", IdOf(item)));
            }
        }
    }

    private async Task FindByKeyAsync(List<ImportItem> items, CancellationToken cancellation)
    {
        var idOfItem = new Dictionary<ImportItem, string>();
        foreach (var alike in items.GroupBy(item => string.Join('|', Fields(item).Select(field => field.Name))))
        {
            var asking = alike.ToList();
            var fields = Fields(asking[0]);
            var found = await KeyReader.FindAsync(
                scope.Connection, scope.Act.Workspace, type, fields, [.. asking.Select(item => fields.Select(field => CellText.Of(item.Values[field.Name])!).ToArray())], cancellation);
            for (var at = 0; at < asking.Count; at++)
            {
                var ids = found.GetValueOrDefault(at) ?? [];
                var value = CellText.Of(asking[at].Values[Names[0]])!;
                if (ids.Count > 1)
                {
                    asking[at].Refuse(BulkRefusals.Ambiguous(type.Name, Names[0], value, ids.Count));
                }
                else if (ids.Count == 1)
                {
                    idOfItem[asking[at]] = ids[0];
                }
                else if (request.Operation != BulkOperation.Upsert)
                {
                    asking[at].Refuse(BulkRefusals.Unmatched(type.Name, Names[0], value));
                }
            }
        }

        var records = (await scope.LookAheadAsync(type.Name, [.. idOfItem.Values.Distinct()], cancellation)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        foreach (var (item, id) in idOfItem)
        {
            item.Record = records[id];
        }
    }

    /// <summary>The matching fields, and what their values are unique within where the row says it: a territory's developer name in its model.</summary>
    private List<ObjectField> Fields(ImportItem item)
    {
        var fields = Names.Select(name => type.Find(name)!).ToList();
        fields.AddRange(fields.Select(field => field.UniqueWithin).OfType<string>().Distinct()
            .Where(name => item.Values.GetValueOrDefault(name) is string && !fields.Exists(field => field.Name == name)).Select(name => type.Find(name)!).ToList());
        return fields;
    }

    private static string IdOf(ImportItem item) => CellText.Of(item.Values["Id"])!;
}
