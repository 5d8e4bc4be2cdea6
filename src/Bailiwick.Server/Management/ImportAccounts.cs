using System.Globalization;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Core.Management;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>Makes live accounts from a dataset: new keys become accounts, known ones are updated, none is removed.</summary>
public sealed class ImportAccounts(DatasetCache datasets, OpenAlignments alignments)
{
    /// <param name="DatasetId">Whose records.</param>
    /// <param name="Columns">By account field, the key of the column that fills it. The record's key, name and place fill AccountNumber, Name, BillingLatitude and BillingLongitude.</param>
    /// <param name="AlignmentId">An alignment over the dataset: the unit that a record lies in fills <paramref name="UnitField"/>.</param>
    /// <param name="UnitField">The account's field for the unit's key, which rules of a published alignment compare.</param>
    [SchemaName("ImportAccounts")]
    public sealed record Request(Guid DatasetId, IReadOnlyDictionary<string, string>? Columns = null, Guid? AlignmentId = null, string? UnitField = null);

    /// <summary>Accounts made, changed, and left as they were.</summary>
    [SchemaName("AccountsImported")]
    public sealed record Summary(int Made, int Changed, int Same);

    public async Task<Outcome<Summary>> WriteAsync(LiveScope scope, Request request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        if (await datasets.FindAsync(scope.Act.Workspace, new DatasetId(request.DatasetId), cancellation) is not { } dataset)
        {
            return DatasetRefusals.Unknown(request.DatasetId);
        }

        var type = scope.TypeOf("Account");
        var columns = ColumnsOf(type, dataset, request.Columns ?? new Dictionary<string, string>());
        if (!columns.IsDone)
        {
            return columns.Refusal;
        }

        var units = await UnitsAsync(scope, type, request, cancellation);
        if (!units.IsDone)
        {
            return units.Refusal;
        }

        var keys = RecordKeys.Of(dataset);
        var standing = (await scope.ReadAsync("Account", LiveQuery.All, cancellation)).Where(one => one.Text("AccountNumber") is not null)
            .GroupBy(one => one.Text("AccountNumber")!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var made = new List<IReadOnlyDictionary<string, object?>>();
        var (changed, same) = (0, 0);
        for (var row = 0; row < dataset.Rows; row++)
        {
            var key = keys.KeyOfRecord[row];
            var given = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["AccountNumber"] = key, ["Name"] = keys.NameOf(row) ?? key };
            if (!double.IsNaN(dataset.Points.Longitude[row]))
            {
                (given["BillingLatitude"], given["BillingLongitude"]) = (Degrees(dataset.Points.Latitude[row]), Degrees(dataset.Points.Longitude[row]));
            }

            foreach (var (filled, column) in columns.Value)
            {
                given[filled.Name] = ValueOf(filled, column.ValueAt(row));
            }

            if (units.Value.Field is { } field && units.Value.UnitOfRecord is { } unitOfRecord)
            {
                given[field.Name] = row < unitOfRecord.Length && unitOfRecord[row] >= 0 ? units.Value.KeyOf(unitOfRecord[row]) : null;
            }

            var values = standing.ContainsKey(key) ? RecordRules.ForUpdate(type, given) : RecordRules.ForCreate(type, given);
            if (!values.IsDone)
            {
                return values.Refusal with { Message = $"Row {row + 1}, account {key}: {values.Refusal.Message}" };
            }

            if (!standing.TryGetValue(key, out var record))
            {
                made.Add(values.Value);
            }
            else if (values.Value.Any(one => !Equals(one.Value, record.Values.GetValueOrDefault(one.Key))))
            {
                await scope.UpdateAsync("Account", record, values.Value, cancellation);
                scope.TouchedAccounts.Add(record.Id);
                changed++;
            }
            else
            {
                same++;
            }
        }

        scope.TouchedAccounts.UnionWith(await scope.InsertAsync("Account", made, cancellation));
        return new Summary(made.Count, changed, same);
    }

    private async Task<Outcome<(ObjectField? Field, int[]? UnitOfRecord, Func<int, string> KeyOf)>> UnitsAsync(
        LiveScope scope, ObjectType type, Request request, CancellationToken cancellation)
    {
        if (request.AlignmentId is not { } id)
        {
            return ((ObjectField?)null, (int[]?)null, _ => "");
        }

        if (type.Find(request.UnitField ?? "") is not { } field || !field.Type.IsText())
        {
            return LiveRefusals.BadUnitField(request.UnitField ?? "");
        }

        var hold = await alignments.HoldAsync(scope.Act.Workspace, id, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        using var held = hold.Value;
        return held.Units.Key.Dataset.Value == request.DatasetId
            ? (field, held.Units.UnitOfRecord, held.Units.KeyOf)
            : LiveRefusals.OtherDataset(held.Row.Name);
    }

    private static Outcome<List<(ObjectField Field, Column Column)>> ColumnsOf(ObjectType type, Dataset dataset, IReadOnlyDictionary<string, string> chosen)
    {
        var columns = new List<(ObjectField, Column)>();
        foreach (var (name, key) in chosen)
        {
            if (type.Find(name) is not { } field)
            {
                return ManagementRefusals.UnknownField(type.Name, name);
            }

            if (dataset.Find(key) is not { } column)
            {
                return DatasetRefusals.UnknownColumn(key);
            }

            columns.Add((field, column));
        }

        return columns;
    }

    private static object? ValueOf(ObjectField field, object? cell) => cell switch
    {
        double number when !field.Type.IsText() => (decimal)number,
        null or string or bool or decimal => field.Type.IsText() && cell is bool or decimal ? Convert.ToString(cell, CultureInfo.InvariantCulture) : cell,
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };

    private static decimal Degrees(double value) => Math.Round((decimal)value, 7);
}
