using Bailiwick.Core.Management.Objects;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>
/// Takes rows of a file into an act, a few thousand at a time: what they name is found at once, each is judged as a single change is, and what is good is written at once.
/// </summary>
internal sealed class ImportBatch(LiveScope scope, ImportColumns columns, ImportRecords.Request request, ImportTally tally)
{
    private readonly ObjectType _type = columns.Type;
    private readonly UniqueValues _unique = new(scope, columns.Type);
    private readonly RecordMatch _match = new(scope, columns.Type, request);
    private readonly Dictionary<string, int> _rowOfKey = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes rows in.</summary>
    /// <param name="rows">In the file's order.</param>
    /// <param name="isLast">Whether no row comes after them.</param>
    /// <param name="cancellation">To stop.</param>
    /// <returns>Rows that a later row may make good; none when these are the last.</returns>
    public async Task<List<FileRow>> TakeAsync(IReadOnlyList<FileRow> rows, bool isLast, CancellationToken cancellation)
    {
        var items = rows.Select(Read).ToList();
        await FollowWaysAsync(items, cancellation);
        await _match.FindAsync([.. items.Where(one => one.IsGood)], cancellation);
        var judge = new RecordJudge(scope);
        await LookAheadAsync(judge, items, cancellation);
        foreach (var item in items.Where(one => one.IsGood))
        {
            await JudgeAsync(judge, item, cancellation);
        }

        foreach (var (row, refusal) in await _unique.JudgeAsync(
            [.. items.Where(one => one.IsGood && one.Written.Count > 0).Select(one => new UniqueValues.Candidate(one.Row.Row, one.Record, one.Written))], cancellation))
        {
            items.Find(one => one.Row.Row == row)!.Refuse(refusal);
        }

        await WriteAsync(judge, [.. items.Where(one => one.IsGood)], cancellation);
        scope.Forget();
        var waiting = items.Where(one => one.MayComeLater && !isLast).ToList();
        foreach (var item in items.Where(one => !one.IsGood).Except(waiting))
        {
            tally.Add(item.Result(ImportTally.Refused, null));
        }

        return waiting.ConvertAll(one => one.Row);
    }

    private ImportItem Read(FileRow row)
    {
        var item = new ImportItem(row);
        if (row.Fault is { } fault)
        {
            item.Refuse(fault);
        }

        foreach (var (header, value) in row.Cells)
        {
            var column = columns.Of(header);
            if (!column.IsDone)
            {
                item.Refuse(column.Refusal);
                continue;
            }

            if (column.Value.Field is not { } field)
            {
                continue;
            }

            if (column.Value.Path.IsEmpty)
            {
                // Spreadsheets write flags in capitals.
                item.Values[field.Name] = field.Type == FieldType.Flag && value is string word ? word.ToLowerInvariant() : value;
            }
            else if (CellText.Of(value) is { Length: > 0 } text)
            {
                (item.Ways.TryGetValue(field, out var ways) ? ways : item.Ways[field] = []).Add(new ReferenceFinder.Condition(header, column.Value.Path, text));
            }
            else
            {
                item.Values.TryAdd(field.Name, null);
            }
        }

        return item;
    }

    // What a way leads to counts before an id beside it: ids of another service mean nothing here.
    private async Task FollowWaysAsync(List<ImportItem> items, CancellationToken cancellation)
    {
        var finder = new ReferenceFinder(scope);
        foreach (var reference in items.SelectMany(one => one.Ways.Keys).Distinct().ToList())
        {
            var asking = items.Where(one => one.IsGood && one.Ways.ContainsKey(reference)).ToList();
            var found = await finder.FindAsync(reference, [.. asking.Select(one => one.Ways[reference])], cancellation);
            for (var at = 0; at < asking.Count; at++)
            {
                if (found[at].IsDone)
                {
                    asking[at].Values[reference.Name] = found[at].Value;
                }
                else
                {
                    asking[at].Refuse(found[at].Refusal!, mayComeLater: reference.RefersTo.Contains(_type.Name));
                }
            }
        }
    }

    private async Task LookAheadAsync(RecordJudge judge, List<ImportItem> items, CancellationToken cancellation)
    {
        var asked = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var item in items.Where(one => one.IsGood))
        {
            foreach (var field in _type.Fields.Where(field => field.Type == FieldType.Reference && !ObjectTable.IsKept(field)))
            {
                foreach (var id in new[] { item.Values.GetValueOrDefault(field.Name) as string, field.IsFixed ? item.Record?.Text(field.Name) : null }.OfType<string>())
                {
                    foreach (var target in field.RefersTo.Where(one => scope.Catalog.Find(one) is { IsDerived: false }))
                    {
                        (asked.TryGetValue(target, out var ids) ? ids : asked[target] = new(StringComparer.Ordinal)).Add(id);
                    }
                }
            }
        }

        foreach (var (target, ids) in asked)
        {
            judge.Learn(await scope.LookAheadAsync(target, ids, cancellation));
        }
    }

    private async Task JudgeAsync(RecordJudge judge, ImportItem item, CancellationToken cancellation)
    {
        if (_match.KeyOf(item) is { } key && !_rowOfKey.TryAdd(key.Value, item.Row.Row))
        {
            item.Refuse(BulkRefusals.RowTwice(key.Field, CellText.Of(item.Values[key.Field])!, _rowOfKey[key.Value]));
            return;
        }

        if (request.Operation == BulkOperation.Delete)
        {
            if (await judge.DeleteAsync(_type, item.Record!, cancellation) is { } refusal)
            {
                item.Refuse(refusal, mayComeLater: refusal.Code == "management.has-children");
            }
        }
        else
        {
            var judged = item.Record is { } record
                ? await judge.UpdateAsync(_type, record, GivenValues.ForUpdate(_type, item.Values, record, _match.Names), cancellation)
                : await judge.CreateAsync(_type, GivenValues.ForCreate(_type, item.Values), cancellation);
            if (judged.IsDone)
            {
                item.Written = judged.Value;
            }
            else
            {
                item.Refuse(judged.Refusal);
            }
        }

        if (!item.IsGood && _match.KeyOf(item) is { } free)
        {
            _rowOfKey.Remove(free.Value);
        }
    }

    private async Task WriteAsync(RecordJudge judge, List<ImportItem> good, CancellationToken cancellation)
    {
        if (request.Operation == BulkOperation.Delete)
        {
            await scope.DeleteAsync(_type.Name, [.. good.Select(one => one.Record!.Id)], cancellation);
            good.ForEach(one => tally.Add(one.Result(ImportTally.Deleted, one.Record!.Id)));
            return;
        }

        var (standing, made) = (good.Where(one => one.Record is not null).ToList(), good.Where(one => one.Record is null).ToList());
        await scope.UpdateAsync(_type.Name, standing.Where(one => one.Written.Count > 0).Select(one => (one.Record!, one.Written)), cancellation);
        standing.ForEach(one => tally.Add(one.Result(one.Written.Count > 0 ? ImportTally.Updated : ImportTally.Unchanged, one.Record!.Id)));
        var ids = await judge.InsertAsync(_type, made.Select(one => one.Written), cancellation);
        for (var at = 0; at < made.Count; at++)
        {
            tally.Add(made[at].Result(ImportTally.Created, ids[at]));
        }
    }
}
