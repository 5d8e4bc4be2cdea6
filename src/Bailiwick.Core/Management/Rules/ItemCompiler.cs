using System.Globalization;
using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Core.Management.Rules;

/// <summary>Makes tests of items; the same item is made once. What is wrong with an item is refused here.</summary>
internal sealed class ItemCompiler
{
    private const double KilometersOfMile = 1.609344;

    private readonly AccountTable _table;
    private readonly Dictionary<string, ValueSet> _sets;
    private readonly Dictionary<string, PlaceArea> _areas;
    private readonly Dictionary<(RuleItem Item, object? Named), ItemTest> _testOfItem;

    /// <param name="table">The accounts.</param>
    /// <param name="book">Its sets and areas are what items may name.</param>
    /// <param name="earlier">A compiler for the same table whose tests are used again, or null.</param>
    public ItemCompiler(AccountTable table, RuleBook book, ItemCompiler? earlier)
    {
        _table = table;
        _sets = book.Sets.ToDictionary(set => set.Name, StringComparer.OrdinalIgnoreCase);
        _areas = book.Areas.ToDictionary(area => area.Name, StringComparer.OrdinalIgnoreCase);
        _testOfItem = earlier?._testOfItem ?? [];
    }

    public IEnumerable<TextTest> TextTests => _testOfItem.Values.OfType<TextTest>();

    private ValueSet? SetOf(RuleItem item) =>
        item.Operation is RuleOperation.InSet or RuleOperation.NotInSet ? _sets.GetValueOrDefault(item.Value?.Trim() ?? "") : null;

    private PlaceArea? AreaOf(RuleItem item) =>
        item.Operation.IsOfAreas() && _areas.GetValueOrDefault(item.Value?.Trim() ?? "") is { } area
            && area.IsOfUnits == item.Operation is RuleOperation.InBoundary or RuleOperation.NotInBoundary ? area : null;

    public Outcome<ItemTest> Compile(RuleItem item)
    {
        // The same object: a set or an area that changed is another one, and its items are other tests.
        var key = (item, SetOf(item) ?? (object?)AreaOf(item));
        if (_testOfItem.TryGetValue(key, out var known))
        {
            return known;
        }

        var made = Make(item);
        if (made.IsDone)
        {
            _testOfItem.Add(key, made.Value);
        }

        return made;
    }

    private Outcome<ItemTest> Make(RuleItem item) => item.Operation.IsOfPlaces() ? MakePlace(item) : _table.Find(item.Field) switch
    {
        NumberAccountColumn numbers when item.Operation is RuleOperation.Equals or RuleOperation.NotEqual || item.Operation.IsOrder() => MakeNumber(item, numbers),
        TextAccountColumn words when item.Reading != ValueReading.AsField => MakeTyped(item, words),
        TextAccountColumn words => MakeText(item, words),
        { } column => RuleRefusals.BadOperation(item.Field, column.Field.Type.WireName(), item.Operation),
        null => RuleRefusals.UnknownField(item.Field),
    };

    private Outcome<ItemTest> MakeText(RuleItem item, TextAccountColumn column)
    {
        var isMulti = column.Field.Type == FieldType.MultiPicklist;
        var operation = item.Operation;
        if (operation is RuleOperation.Includes or RuleOperation.Excludes && !isMulti)
        {
            return RuleRefusals.BadOperation(item.Field, column.Field.Type.WireName(), operation);
        }

        if (operation is RuleOperation.InSet or RuleOperation.NotInSet)
        {
            return SetOf(item) is { } set ? OfWords(column, operation == RuleOperation.NotInSet, set.Words) : RuleRefusals.UnknownSet(item.Value ?? "");
        }

        var values = ValueList.Split(item.Value, operation is RuleOperation.Includes or RuleOperation.Excludes ? ';' : ',');
        if (operation.IsOrder())
        {
            return values is [var limit]
                ? new TextTest(column, word => operation.Holds(string.Compare(word, limit, StringComparison.OrdinalIgnoreCase)), false, null)
                : NotOne(item);
        }

        if (operation is RuleOperation.Equals or RuleOperation.NotEqual)
        {
            return values.Count == 0
                ? new TextTest(column, _ => operation == RuleOperation.NotEqual, operation == RuleOperation.Equals, null)
                : OfWords(column, operation == RuleOperation.NotEqual, values.ToHashSet(StringComparer.OrdinalIgnoreCase));
        }

        if (values.Count == 0)
        {
            return RuleRefusals.BadValue(item.Field, item.Value, $"is empty; {operation.WireName()} needs one");
        }

        return operation switch
        {
            RuleOperation.StartsWith => new TextTest(
                column, word => values.Any(value => word.StartsWith(value, StringComparison.OrdinalIgnoreCase)), false, values.SelectMany(column.NumbersBeginning)),
            RuleOperation.Contains or RuleOperation.NotContain => new TextTest(
                column, word => values.Any(value => word.Contains(value, StringComparison.OrdinalIgnoreCase)) != operation.IsNegative(), operation.IsNegative(), null),
            // In a cell, other than in an item's value, quotes are characters.
            _ => new TextTest(
                column, word => word.Split(';', StringSplitOptions.TrimEntries).Any(one => values.Contains(one, StringComparer.OrdinalIgnoreCase)) != operation.IsNegative(), operation.IsNegative(), null),
        };
    }

    private static TextTest OfWords(TextAccountColumn column, bool isNegative, IReadOnlySet<string> words) =>
        new(column, word => words.Contains(word) != isNegative, isNegative, isNegative ? null : words.SelectMany(column.NumbersOf));

    /// <summary>Words read as numbers or days: an unreadable one counts as empty.</summary>
    private static Outcome<ItemTest> MakeTyped(RuleItem item, TextAccountColumn column)
    {
        if (item.Operation is not (RuleOperation.Equals or RuleOperation.NotEqual) && !item.Operation.IsOrder())
        {
            return RuleRefusals.BadOperation(item.Field, item.Reading == ValueReading.AsDate ? "date" : "double", item.Operation);
        }

        var type = item.Reading == ValueReading.AsDate ? FieldType.Date : FieldType.Number;
        var asNumbers = MakeNumber(item, new NumberAccountColumn(column.Field with { Type = type }, []));
        if (!asNumbers.IsDone)
        {
            return asNumbers;
        }

        var test = (NumberTest)asNumbers.Value;
        return new TextTest(column, word => test.HoldsFor(TypedValue.TryRead(word, type, out var value) ? value : double.NaN), test.HoldsForEmpty, null);
    }

    private static Outcome<ItemTest> MakeNumber(RuleItem item, NumberAccountColumn column)
    {
        var numbers = new List<double>();
        foreach (var text in ValueList.Split(item.Value))
        {
            if (!TypedValue.TryRead(text, column.Field.Type, out var number))
            {
                return RuleRefusals.BadValue(item.Field, text, $"is no {column.Field.Type.WireName()}");
            }

            numbers.Add(number);
        }

        if (!item.Operation.IsOrder())
        {
            var isNegative = item.Operation == RuleOperation.NotEqual;
            return new NumberTest(column, numbers.Count == 0 ? [(double.NegativeInfinity, double.PositiveInfinity)] : numbers.Select(one => (one, one)),
                numbers.Count == 0 ? !isNegative : isNegative, numbers.Count == 0 ? !isNegative : isNegative);
        }

        if (numbers is not [var limit])
        {
            return NotOne(item);
        }

        var interval = item.Operation switch
        {
            RuleOperation.LessThan => (double.NegativeInfinity, Math.BitDecrement(limit)),
            RuleOperation.LessOrEqual => (double.NegativeInfinity, limit),
            RuleOperation.GreaterThan => (Math.BitIncrement(limit), double.PositiveInfinity),
            _ => (limit, double.PositiveInfinity),
        };
        return new NumberTest(column, [interval], isNegated: false, holdsForEmpty: false);
    }

    /// <summary>The field names a place: BillingAddress, or whatever has a Latitude and a Longitude column.</summary>
    private Outcome<ItemTest> MakePlace(RuleItem item)
    {
        var of = PlaceFields.Of(item.Field);
        if (_table.Find(of.Latitude) is not NumberAccountColumn latitudes || _table.Find(of.Longitude) is not NumberAccountColumn longitudes)
        {
            return RuleRefusals.UnknownField(item.Field);
        }

        if (item.Operation.IsOfAreas())
        {
            return AreaOf(item) is { } area
                ? new AreaTest(latitudes, longitudes, area, item.Operation.IsNegative())
                : RuleRefusals.UnknownArea(item.Value ?? "", item.Operation is RuleOperation.InBoundary or RuleOperation.NotInBoundary);
        }

        var parts = ValueList.Split(item.Value);
        var distance = parts.Count == 3 ? parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        var factor = distance is [_, var unit] ? unit.ToUpperInvariant() switch { "KM" => 1, "MI" => KilometersOfMile, _ => 0 } : 0;
        if (factor == 0 || !TryNumber(parts[0], out var latitude) || !TryNumber(parts[1], out var longitude) || !TryNumber(distance[0], out var length)
            || Math.Abs(latitude) > 90 || Math.Abs(longitude) > 180 || length < 0)
        {
            return RuleRefusals.BadValue(item.Field, item.Value, "is not a latitude, a longitude and a distance like 37.77, -122.41, 50 km");
        }

        return new DistanceTest(latitudes, longitudes, (latitude, longitude, length * factor));
    }

    private static bool TryNumber(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static Refusal NotOne(RuleItem item) => RuleRefusals.BadValue(item.Field, item.Value, $"is not one value; {item.Operation.WireName()} takes one");
}
