using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>The new accounts of a flood as records: the same in the analysis, which rolls them back, and in the act that accepts it.</summary>
public sealed class FloodImport(ImportAccounts import, LiveActs acts)
{
    private const int MostListed = 10_000;

    /// <summary>Makes them where they are not there yet; answers from which act on accounts count as new.</summary>
    public async Task<Outcome<long>> WriteAsync(LiveScope scope, FloodRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        if (request.DatasetId is { } dataset)
        {
            var imported = await import.WriteAsync(scope, new ImportAccounts.Request(dataset, request.Columns), cancellation);
            return !imported.IsDone ? imported.Refusal : imported.Value.Made == 0 ? AccountRefusals.NothingNew() : scope.Act.Number;
        }

        if (request.Accounts is { Count: > 0 } listed)
        {
            return await ListAsync(scope, listed, cancellation) is { } refusal ? refusal : scope.Act.Number;
        }

        return request.Since is { } day
            ? 1 + await acts.LastBeforeAsync(scope.Act.Workspace, new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), cancellation)
            : AccountRefusals.NoFloodSource();
    }

    private static async Task<Refusal?> ListAsync(
        LiveScope scope, IReadOnlyList<IReadOnlyDictionary<string, System.Text.Json.JsonElement>> listed, CancellationToken cancellation)
    {
        if (listed.Count > MostListed)
        {
            return AccountRefusals.TooMany(listed.Count, MostListed);
        }

        var made = new List<IReadOnlyDictionary<string, object?>>(listed.Count);
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, fields) in listed.Index())
        {
            var values = RecordRules.ForCreate(scope.TypeOf("Account"), fields.ToDictionary(one => one.Key, one => JsonCell.Of(one.Value), StringComparer.OrdinalIgnoreCase));
            if (!values.IsDone)
            {
                return LiveRefusals.At(at + 1, values.Refusal);
            }

            if (values.Value.GetValueOrDefault("AccountNumber") is not string number || !numbers.Add(number))
            {
                return AccountRefusals.NoNumber(at + 1, values.Value.GetValueOrDefault("AccountNumber") as string);
            }

            made.Add(values.Value);
        }

        if ((await scope.ReadAsync("Account", LiveQuery.Where("AccountNumber", numbers), cancellation)).FirstOrDefault() is { } known)
        {
            return AccountRefusals.NumberTaken(known.Text("AccountNumber")!, known.Text("Name")!);
        }

        scope.TouchedAccounts.UnionWith(await scope.InsertAsync("Account", made, cancellation));
        return null;
    }
}
