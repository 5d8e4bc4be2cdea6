using System.Collections.Immutable;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Rules;
using static Bailiwick.Core.Management.Rules.RuleOperation;

namespace Bailiwick.Server.Tests.Management.Rules;

/// <summary>A random item, kept as the values that are meant; the engine gets them as the text that an author would write.</summary>
/// <param name="Field">What is compared.</param>
/// <param name="Operation">How.</param>
/// <param name="Values">With what; for sets the name.</param>
/// <param name="Reading">How text is read.</param>
internal sealed record OracleItem(OracleFields.Field Field, RuleOperation Operation, ImmutableArray<string> Values, ValueReading Reading = ValueReading.AsField)
{
    private static readonly RuleOperation[] _orders = [LessThan, GreaterThan, LessOrEqual, GreaterOrEqual];
    private static readonly RuleOperation[] _equals = [RuleOperation.Equals, NotEqual];
    private static readonly RuleOperation[] _parts = [Contains, NotContain, StartsWith];
    private static readonly RuleOperation[] _sets = [InSet, NotInSet];

    /// <summary>What the engine gets.</summary>
    public required RuleItem Written { get; init; }

    public static OracleItem Draw(Random random)
    {
        if (random.Next(12) == 0)
        {
            var (latitude, longitude, length, unit) = ($"{random.Next(30, 42)}.5", $"-{random.Next(70, 125)}.25", $"{random.Next(1, 4000)}", random.Next(2) == 0 ? "km" : "mi");
            return new OracleItem(new OracleFields.Field("BillingAddress", FieldType.Text, "", []), Within, [latitude, longitude, length, unit])
            {
                Written = new RuleItem("BillingAddress", Within, $"{latitude}, {longitude}, {length} {unit}"),
            };
        }

        if (random.Next(10) == 0)
        {
            var area = random.Next(OracleMap.Areas);
            var operation = Any(random, OracleMap.IsOfUnits(area) ? [InBoundary, NotInBoundary] : [InShape, NotInShape]);
            return new OracleItem(new OracleFields.Field("BillingAddress", FieldType.Text, "", []), operation, [$"{area}"]) { Written = new RuleItem("BillingAddress", operation, $"Area{area}") };
        }

        var field = OracleFields.All[random.Next(OracleFields.All.Count)];
        var isMulti = field.Type == FieldType.MultiPicklist;
        if (field.Name == "BillingPostalCode" && random.Next(3) == 0)
        {
            var (reading, values) = random.Next(2) == 0 ? (ValueReading.AsNumber, (string[])["9", "12.5", "1000", "-3"]) : (ValueReading.AsDate, ["2020-01-31", "2020-06-30"]);
            return Of(field, Any(random, [.. _orders, .. _equals]), values, reading, random);
        }

        if (field.Type.IsText() && !isMulti && random.Next(5) == 0)
        {
            var set = $"Set{random.Next(OracleBook.Sets)}";
            var operation = Any(random, _sets);
            return new OracleItem(field, operation, [set]) { Written = new RuleItem(field.Name, operation, set) };
        }

        return isMulti && random.Next(2) == 0
            ? Of(field, Any(random, [Includes, Excludes]), ["gold", "Blue", "Green", "Red", "Gold"], ValueReading.AsField, random)
            : Of(field, Any(random, [.. _orders, .. _equals, .. _equals, .. field.Type.IsText() ? _parts : []]), field.Values, ValueReading.AsField, random);
    }

    private static OracleItem Of(OracleFields.Field field, RuleOperation operation, string[] pool, ValueReading reading, Random random)
    {
        var isPart = _parts.Contains(operation);
        var count = _orders.Contains(operation) ? 1 : _equals.Contains(operation) && random.Next(5) == 0 ? 0 : 1 + random.Next(3);
        string[] values = [.. Enumerable.Range(0, count).Select(_ => pool[random.Next(pool.Length)]).Select(value => isPart ? value[..(1 + random.Next(value.Length))].Trim() : value)];
        values = [.. values.Where(value => value.Length > 0)];
        if (count > 0 && values.Length == 0)
        {
            values = ["N"];
        }

        var mark = operation is Includes or Excludes ? ';' : ',';
        var text = values.Length == 0 && random.Next(2) == 0 ? null : string.Join(mark, values.Select(value => Write(value, mark, random)));
        return new OracleItem(field, operation, [.. values], reading) { Written = new RuleItem(field.Name, operation, text, reading) };
    }

    private static string Write(string value, char mark, Random random)
    {
        var quoted = value.Contains(mark, StringComparison.Ordinal) || value.Contains('"', StringComparison.Ordinal) || random.Next(6) == 0
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
        return random.Next(2) == 0 ? $" {quoted} " : quoted;
    }

    private static RuleOperation Any(Random random, RuleOperation[] operations) => operations[random.Next(operations.Length)];
}
