using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>The eligible set and the weights: what a plan's settings make of a dataset, before anybody enters anything. Never changes.</summary>
public sealed class PlanAccounts
{
    private PlanAccounts(AllocationAccount[] accounts) => Accounts = accounts;

    /// <summary>By record.</summary>
    public AllocationAccount[] Accounts { get; }

    public static Outcome<PlanAccounts> Of(Dataset dataset, RecordKeys keys, TargetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(settings);
        var columns = new Dictionary<string, decimal?[]>(StringComparer.Ordinal);
        foreach (var key in NumericColumns(settings))
        {
            var column = ColumnCells.Numeric(dataset, key);
            if (!column.IsDone)
            {
                return column.Refusal;
            }

            columns.TryAdd(key, ColumnCells.Numbers(column.Value));
        }

        var eligible = Eligible(dataset, settings.EligibleIf ?? []);
        if (!eligible.IsDone)
        {
            return eligible.Refusal;
        }

        var buckets = Buckets(dataset, settings, columns, eligible.Value);
        if (!buckets.IsDone)
        {
            return buckets.Refusal;
        }

        var weights = settings.Weights ?? [];
        var accounts = new AllocationAccount[dataset.Rows];
        for (var record = 0; record < accounts.Length; record++)
        {
            accounts[record] = new AllocationAccount(keys.KeyOfRecord[record])
            {
                Weight = weights.Count == 1 ? columns[weights[0].Column][record] : null,
                Values = weights.Count > 1 ? weights.ToDictionary(one => one.Column, one => columns[one.Column][record], StringComparer.Ordinal) : null,
                Bucket = buckets.Value?[record],
                IsEligible = eligible.Value[record],
                Floor = settings.FloorColumn is { } floor ? columns[floor][record] : null,
                Cap = settings.CapColumn is { } cap ? columns[cap][record] : null,
            };
        }

        return new PlanAccounts(accounts);
    }

    /// <summary>The problem of some of the accounts that share one total, with what people entered.</summary>
    public static AllocationProblem Problem(TargetSettings settings, (decimal Total, decimal Unit) money, IEnumerable<AllocationAccount> accounts)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new AllocationProblem(money.Total, money.Unit, [.. accounts])
        {
            Method = settings.Method,
            Fields = settings.Weights is { Count: > 1 } weights ? [.. weights.Select(one => new FieldWeight(one.Column, one.Weight))] : [],
            Bounds = settings.Bounds,
            Excess = settings.Excess,
            Buckets = settings.Method == SpreadMethod.Bucketed ? [.. (settings.Buckets?.Items ?? []).Select(one => new Bucket(one.Key, one.Size, one.Method))] : [],
            Sizing = settings.Buckets?.Sizing ?? default,
            EmptyBuckets = settings.Buckets?.Empty ?? default,
        };
    }

    private static IEnumerable<string> NumericColumns(TargetSettings settings)
    {
        var given = (settings.Weights ?? []).Select(one => (string?)one.Column)
            .Append(settings.FloorColumn).Append(settings.CapColumn).Append(settings.PotentialColumn).Append(settings.WorkloadColumn)
            .Append(settings.Buckets is { } buckets && (buckets.TierCount ?? buckets.TierLimits?.Count) is not null ? buckets.By : null);
        return given.OfType<string>();
    }

    private static Outcome<bool[]> Eligible(Dataset dataset, IReadOnlyList<TargetCondition> conditions)
    {
        var eligible = new bool[dataset.Rows];
        Array.Fill(eligible, true);
        foreach (var given in conditions)
        {
            var condition = new AttributeCondition(given.Column, given.Kind, [.. given.Values ?? []]);
            if (condition.Check() is { } refusal)
            {
                return refusal;
            }

            if (dataset.Find(given.Column) is not { } column)
            {
                return DatasetRefusals.UnknownColumn(given.Column);
            }

            var cell = new Dictionary<string, string?>(StringComparer.Ordinal);
            for (var record = 0; record < eligible.Length; record++)
            {
                cell[given.Column] = ColumnCells.Text(column, record);
                eligible[record] &= condition.Holds(cell);
            }
        }

        return eligible;
    }

    private static Outcome<string?[]?> Buckets(Dataset dataset, TargetSettings settings, Dictionary<string, decimal?[]> columns, bool[] eligible)
    {
        if (settings.Method != SpreadMethod.Bucketed)
        {
            return (string?[]?)null;
        }

        if (settings.Buckets is not { } buckets)
        {
            return TargetRefusals.BadBucket("The bucketed method has no buckets.");
        }

        if ((buckets.TierCount is not null && buckets.TierLimits is not null) || buckets.TierCount is < 1 or > 1000
            || (buckets.TierLimits is { } falling && (falling.Count == 0 || falling.Zip(falling.Skip(1)).Any(pair => pair.First <= pair.Second))))
        {
            return TargetPlanRefusals.BadTiers();
        }

        if (buckets.TierCount is null && buckets.TierLimits is null)
        {
            return dataset.Find(buckets.By) is { } column
                ? Enumerable.Range(0, dataset.Rows).Select(record => ColumnCells.Text(column, record)).ToArray()
                : DatasetRefusals.UnknownColumn(buckets.By);
        }

        var numbers = columns[buckets.By].Select((number, record) => eligible[record] ? number : null).ToList();
        return buckets.TierLimits is { } limits ? Tiers.ByLimits(numbers, limits).ToArray() : Tiers.ByCount(numbers, buckets.TierCount ?? 1).ToArray();
    }
}
