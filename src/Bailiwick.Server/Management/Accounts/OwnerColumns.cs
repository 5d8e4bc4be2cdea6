using System.Globalization;
using Bailiwick.Core;
using Bailiwick.Core.Management;
using Bailiwick.Core.Management.Accounts;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.Targets;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>Owner columns of accounts, read from live fields or from a dataset's columns, with who is meant in each cell.</summary>
internal sealed class OwnerColumns
{
    private OwnerColumns(int rows, List<string> unknownKeys, List<OwnerRow> rowsOfAccounts) => (Rows, UnknownKeys, Matched) = (rows, unknownKeys, rowsOfAccounts);

    public int Rows { get; }

    /// <summary>Keys of the dataset that no account has.</summary>
    public IReadOnlyList<string> UnknownKeys { get; }

    public IReadOnlyList<OwnerRow> Matched { get; }

    public static async Task<Outcome<OwnerColumns>> ReadAsync(LiveScope scope, DatasetCache datasets, ImportOwners.Request request, CancellationToken cancellation)
    {
        var people = new PersonIndex((await scope.ReadAsync("User", LiveQuery.All, cancellation)).Select(one => new PersonIndex.Person(
            one.Id, one.Text("Username"), one.Text("Email"), one.Text("EmployeeNumber"), one.Text("Name"))));
        var accounts = await scope.ReadAsync("Account", LiveQuery.All, cancellation);
        return request.DatasetId is { } id
            ? await OfDatasetAsync(scope, datasets, request, (accounts, people, new DatasetId(id)), cancellation)
            : OfFields(scope, request, accounts, people);
    }

    private static Outcome<OwnerColumns> OfFields(LiveScope scope, ImportOwners.Request request, List<LiveRecord> accounts, PersonIndex people)
    {
        var account = scope.TypeOf("Account");
        if (request.Columns.FirstOrDefault(one => account.Find(one.Field) is null) is { } unknown)
        {
            return ManagementRefusals.UnknownField("Account", unknown.Field);
        }

        string?[] CellsOf(LiveRecord one) => [.. request.Columns.Select(column => Convert.ToString(one.Values.GetValueOrDefault(column.Field), CultureInfo.InvariantCulture))];
        return new OwnerColumns(accounts.Count, [], [.. accounts.Select(one => RowOf(one, CellsOf(one), people))]);
    }

    private static async Task<Outcome<OwnerColumns>> OfDatasetAsync(
        LiveScope scope, DatasetCache datasets, ImportOwners.Request request, (List<LiveRecord> Accounts, PersonIndex People, DatasetId Dataset) from, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(scope.Act.Workspace, from.Dataset, cancellation) is not { } dataset)
        {
            return DatasetRefusals.Unknown(from.Dataset.Value);
        }

        var columns = request.Columns.Select(one => dataset.Find(one.Field)).ToList();
        if (columns.IndexOf(null) is var missing and >= 0)
        {
            return DatasetRefusals.UnknownColumn(request.Columns[missing].Field);
        }

        var accountOfKey = from.Accounts.Where(one => one.Text("AccountNumber") is not null).GroupBy(one => one.Text("AccountNumber")!, StringComparer.Ordinal).ToDictionary(one => one.Key, one => one.First(), StringComparer.Ordinal);
        var keys = RecordKeys.Of(dataset).KeyOfRecord;
        var (unknown, matched) = (new List<string>(), new List<OwnerRow>());
        for (var row = 0; row < dataset.Rows; row++)
        {
            if (!accountOfKey.TryGetValue(keys[row], out var account))
            {
                unknown.Add(keys[row]);
                continue;
            }

            matched.Add(RowOf(account, [.. columns.Select(column => Convert.ToString(column!.ValueAt(row), CultureInfo.InvariantCulture))], from.People));
        }

        return new OwnerColumns(dataset.Rows, unknown, [.. matched.DistinctBy(one => one.Account.Id)]);
    }

    private static OwnerRow RowOf(LiveRecord account, string?[] cells, PersonIndex people) =>
        new(account, [.. cells.Select(cell => string.IsNullOrWhiteSpace(cell) ? new OwnerCell(null, []) : new OwnerCell(cell.Trim(), people.Find(cell)))]);
}
