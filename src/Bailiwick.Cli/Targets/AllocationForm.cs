using System.Globalization;
using System.Text.Json;
using Bailiwick.Cli.Engine;
using Bailiwick.Core.Targets;

namespace Bailiwick.Cli.Targets;

/// <summary>Turns the file into the engine's problem.</summary>
internal static class AllocationForm
{
    public static decimal UnitOf(AllocationFile file) => file.Unit ?? PlanRates.MinorUnit(file.Currency ?? "USD");

    public static AllocationProblem ProblemOf(AllocationFile file)
    {
        var unit = UnitOf(file);
        var entries = file.Accounts ?? [];
        CheckCurrencies(file, entries);
        var conditions = file.EligibleIf.Select(one => new AttributeCondition(one.Field, one.Kind, [.. one.Values ?? []])).ToList();
        if (conditions.Select(condition => condition.Check()).FirstOrDefault(refusal => refusal is not null) is { } bad)
        {
            throw EngineFile.Refused(bad);
        }

        var buckets = BucketsOf(file, entries);
        var total = file.Total ?? throw new RefusedException("cli.bad-json", "There are accounts and no total. Maybe add \"total\".");
        return new AllocationProblem(
            EngineFile.Need(file.OverAssignmentPercent == 0 ? total : RollUp.HandedDown(total, file.OverAssignmentPercent, unit)),
            unit,
            [.. entries.Select((entry, i) => AccountOf(entry, buckets[i], file.Fields, conditions))])
        {
            Method = file.Method,
            Fields = [.. file.Fields],
            Bounds = file.Bounds,
            Excess = file.Excess,
            EmptyBuckets = file.EmptyBuckets,
            Sizing = SizingOf(file.Buckets),
            Buckets = [.. file.Buckets.Select(bucket => new Bucket(bucket.Key, bucket.Percent ?? bucket.Amount ?? bucket.Weight ?? 0, bucket.Method))],
        };
    }

    private static AllocationAccount AccountOf(
        AllocationFile.AccountEntry entry, string? bucket, IReadOnlyList<FieldWeight> fields, List<AttributeCondition> conditions)
    {
        var attributes = entry.Attributes.ToDictionary(pair => pair.Key, pair => Text(pair.Value), StringComparer.Ordinal);
        return new AllocationAccount(entry.Key)
        {
            Weight = entry.Weight,
            Values = fields.Count == 0 ? null : fields.ToDictionary(field => field.Field, field => Number(entry, field.Field), StringComparer.Ordinal),
            Bucket = bucket,
            IsEligible = entry.Eligible && conditions.All(condition => condition.Holds(attributes)),
            BottomUp = entry.BottomUp,
            Override = entry.Override,
            IsLocked = entry.Lock.ValueKind is JsonValueKind.True or JsonValueKind.Number,
            LockedAmount = entry.Lock.ValueKind switch
            {
                JsonValueKind.Number => entry.Lock.TryGetDecimal(out var amount) ? amount : throw BadLock(entry),
                JsonValueKind.True or JsonValueKind.False or JsonValueKind.Undefined or JsonValueKind.Null => null,
                _ => throw BadLock(entry),
            },
            Floor = entry.Floor,
            Cap = entry.Cap,
        };
    }

    private static List<string?> BucketsOf(AllocationFile file, IReadOnlyList<AllocationFile.AccountEntry> entries)
    {
        if (file.Tiers is { } tiers)
        {
            var numbers = entries.Select(entry => entry.Eligible ? Number(entry, tiers.Field) : null).ToList();
            return [.. tiers.Limits is { } limits ? Tiers.ByLimits(numbers, limits) : Tiers.ByCount(numbers, Math.Max(1, tiers.Count ?? 3))];
        }

        return [.. entries.Select(entry => file.BucketBy is { } field ? entry.Attributes.TryGetValue(field, out var value) ? Text(value) : null : entry.Bucket)];
    }

    private static BucketSizing SizingOf(IReadOnlyList<AllocationFile.BucketEntry> buckets)
    {
        var kinds = buckets.Select(bucket => (bucket.Percent, bucket.Amount, bucket.Weight) switch
        {
            (not null, null, null) => BucketSizing.Percent,
            (null, not null, null) => BucketSizing.Amount,
            (null, null, not null) => BucketSizing.Weight,
            _ => throw EngineFile.Refused(TargetRefusals.BadBucket($"The bucket \"{bucket.Key}\" is to have one of percent, amount and weight.")),
        }).Distinct().ToList();
        return kinds.Count <= 1 ? kinds.FirstOrDefault() : throw EngineFile.Refused(TargetRefusals.BadBucket("Buckets with percents, amounts and weights are mixed."));
    }

    // Amounts of several currencies are converted first, at the plan's dated rates; they are never added as they are.
    private static void CheckCurrencies(AllocationFile file, IReadOnlyList<AllocationFile.AccountEntry> entries)
    {
        if (entries.FirstOrDefault(entry => entry.Currency is not null && entry.Currency != (file.Currency ?? "USD")) is { } other)
        {
            throw EngineFile.Refused(TargetRefusals.MixedCurrencies(other.Key, other.Currency!, file.Currency ?? "USD"));
        }
    }

    private static decimal? Number(AllocationFile.AccountEntry entry, string field)
    {
        if (!entry.Attributes.TryGetValue(field, out var value) || value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? number
            : throw EngineFile.Refused(TargetRefusals.BadField(field, $"of \"{entry.Key}\" is {value.GetRawText()}, which is not a number"));
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number.ToString("G29", CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };

    private static RefusedException BadLock(AllocationFile.AccountEntry entry) =>
        new("cli.bad-json", $"The lock of \"{entry.Key}\" is {entry.Lock.GetRawText()}. Maybe true, false, or the amount to freeze.");
}
