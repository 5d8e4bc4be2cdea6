using System.Collections.Immutable;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Rules;

namespace Bailiwick.Core.Tests.Management;

/// <summary>A random field of accounts, territories and rules, kept twice: as cells for the slow reading and as a table for the engine.</summary>
internal sealed class RuleField
{
    private static readonly string[] _states = ["CA", "NV", "ca", "NY", "N", "", "WA", "10"];
    private static readonly string[] _codes = ["94103", "94110", "9", "80000", "10001", "abc", "", "2021-05-01", "2020-01-31", "007"];
    private static readonly string[] _segments = ["Gold", "Gold;Blue", "blue", "Green; Gold", "", "Goldfish"];
    private static readonly string[] _numbers = ["0", "5", "5.5", "-3", "1000000", "", "0.1"];
    private static readonly string[] _days = ["2020-01-31", "2021-05-01", "1969-12-31", "2024-02-29", ""];
    private static readonly string[] _flags = ["true", "false", ""];
    private static readonly string[] _latitudes = ["37.77", "40.7", "37.3", "-33.9", ""];
    private static readonly string[] _longitudes = ["-122.41", "-74", "-121.9", "151.2", ""];

    private static readonly (string Name, FieldType Type, string[] Values)[] _fields =
    [
        ("BillingState", FieldType.Text, _states), ("Code", FieldType.Text, _codes), ("Segments", FieldType.MultiPicklist, _segments), ("Revenue", FieldType.Money, _numbers),
        ("Founded", FieldType.Date, _days), ("IsPartner", FieldType.Flag, _flags), ("BillingLatitude", FieldType.Number, _latitudes), ("BillingLongitude", FieldType.Number, _longitudes),
    ];

    private readonly Random _random;
    private int _keys;

    public RuleField(int seed)
    {
        _random = new Random(seed);
        var rows = 1 + _random.Next(30);
        Table = new AccountTable(_fields.Select(field => Column(field.Name, field.Type, rows)));
        for (var row = 0; row < rows; row++)
        {
            Cells.Add([]);
            Parent.Add(-1);
            Excluded.Add(false);
            ChangeRow(row);
        }

        Book = new RuleBook([], [], [])
        {
            Overlap = (OverlapPolicy)_random.Next(2),
            Family = (FamilyReach)_random.Next(2),
            Sets = [RandomSet()],
            Areas = [RandomArea("Drawn", false), RandomArea("Units", true)],
        };
        for (var change = 0; change < 25; change++)
        {
            Book = ChangedBook();
        }
    }

    public AccountTable Table { get; }

    public List<Dictionary<string, string>> Cells { get; } = [];

    public List<int> Parent { get; } = [];

    public List<bool> Excluded { get; } = [];

    public RuleBook Book { get; set; }

    /// <summary>Each filter's text with what it means.</summary>
    public Dictionary<string, Func<bool[], bool>> Filters { get; } = [];

    /// <summary>Changes some accounts and adds some; returns their rows.</summary>
    public List<int> ChangeAccounts()
    {
        var changed = Enumerable.Range(0, _random.Next(4)).Select(_ => _random.Next(Table.Rows)).ToList();
        if (_random.Next(4) == 0)
        {
            changed.Add(Table.Append(1));
            Cells.Add([]);
            Parent.Add(-1);
            Excluded.Add(false);
        }

        changed.ForEach(ChangeRow);
        return changed;
    }

    /// <summary>The book with one random change.</summary>
    public RuleBook ChangedBook()
    {
        var book = Book;
        var territory = book.Territories.IsEmpty ? null : book.Territories[_random.Next(book.Territories.Length)];
        var rule = book.Rules.IsEmpty ? null : book.Rules[_random.Next(book.Rules.Length)];
        switch (_random.Next(14))
        {
            case 0 or 1 or 2:
                var at = _random.Next(book.Territories.Length + 1);
                return book with { Territories = book.Territories.Insert(at, new RuleTerritory($"T{_keys++}", _random.Next(2) == 0 ? territory?.Key : null, _random.Next(3))) };
            case 3 or 4:
                return book with { Rules = book.Rules.Add(RandomRule($"R{_keys++}")) };
            case 5 or 6 when territory is not null && rule is not null:
                return book with { Associations = book.Associations.Add(new RuleAssociation(rule.Key, territory.Key, _random.Next(2) == 0)) };
            case 7 when rule is not null:
                return book with { Rules = book.Rules.Replace(rule, RandomRule(rule.Key)) };
            case 8 when territory is not null:
                var place = new AccountPlace(_random.Next(Table.Rows), territory.Key);
                return _random.Next(2) == 0 ? book with { Exclusions = book.Exclusions.Add(place) } : book with { Manual = book.Manual.Add(place) };
            case 9 when territory is not null && !book.Territories.Any(one => one.Parent == territory.Key) && book.Territories.Length > 4:
                return book with
                {
                    Territories = book.Territories.Remove(territory),
                    Associations = book.Associations.RemoveAll(one => one.Territory == territory.Key),
                    Exclusions = book.Exclusions.RemoveAll(one => one.Territory == territory.Key),
                    Manual = book.Manual.RemoveAll(one => one.Territory == territory.Key),
                };
            case 10 when territory is not null:
                return book with { Territories = book.Territories.Replace(territory, territory with { TypePriority = _random.Next(3) }) };
            case 11:
                return book with { Sets = [RandomSet()] };
            case 13:
                return book with { Areas = [RandomArea("Drawn", false), RandomArea("Units", true)] };
            case 12 when book.Associations.Length > 5:
                return book with { Associations = book.Associations.RemoveAt(_random.Next(book.Associations.Length)), Family = (FamilyReach)_random.Next(2) };
            default:
                return book;
        }
    }

    private static AccountColumn Column(string name, FieldType type, int rows)
    {
        var field = new ObjectField(name, type, FieldFlags.Filter);
        return type.IsText() ? new TextAccountColumn(field, [.. Enumerable.Repeat(-1, rows)], []) : new NumberAccountColumn(field, [.. Enumerable.Repeat(double.NaN, rows)]);
    }

    private void ChangeRow(int row)
    {
        foreach (var (name, _, values) in _fields.Where(_ => _random.Next(2) == 0))
        {
            var value = name == "Code" && _random.Next(5) == 0 ? $"{_random.Next(80000, 99999)}" : values[_random.Next(values.Length)];
            Cells[row][name] = value;
            Xunit.Assert.True(Table.Set(row, name, value).IsDone);
        }

        Parent[row] = _random.Next(3) == 0 ? _random.Next(Cells.Count) : -1;
        Parent[row] = Parent[row] == row ? -1 : Parent[row];
        Table.Families.SetParent(row, Parent[row]);
        Excluded[row] = _random.Next(12) == 0;
        Table.Exclude(row, Excluded[row]);
    }

    private ValueSet RandomSet() => new("Codes", _codes.Concat(_states).Where(_ => _random.Next(2) == 0));

    private PlaceArea RandomArea(string name, bool isOfUnits)
    {
        var (south, west) = (_random.Next(-40, 41), _random.Next(-130, 0));
        return new PlaceArea(name, isOfUnits, south, south + 8, (longitude, latitude) => latitude >= south && latitude <= south + 8 && longitude >= west && longitude <= west + 60);
    }

    private AssignmentRule RandomRule(string key)
    {
        var items = Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => RandomItem()).ToImmutableArray();
        string? filter = null;
        if (_random.Next(2) == 0)
        {
            var (text, means) = RandomFilter([.. Enumerable.Range(1, items.Length).OrderBy(_ => _random.Next())]);
            (filter, Filters[text]) = (text, means);
        }

        return new AssignmentRule(key, items) { BooleanFilter = filter, IsActive = _random.Next(8) > 0, Family = _random.Next(3) == 0 ? (FamilyReach)_random.Next(2) : null };
    }

    private (string Text, Func<bool[], bool> Means) RandomFilter(int[] items)
    {
        if (items.Length == 1)
        {
            return ($"{items[0]}", holds => holds[items[0] - 1]);
        }

        var cut = 1 + _random.Next(items.Length - 1);
        var (left, right) = (RandomFilter(items[..cut]), RandomFilter(items[cut..]));
        var isAnd = _random.Next(2) == 0;
        string Wrap(string text) => text.Contains(' ', StringComparison.Ordinal) ? $"({text})" : text;
        return ($"{Wrap(left.Text)} {(isAnd ? "AND" : "or")} {Wrap(right.Text)}", holds => isAnd ? left.Means(holds) && right.Means(holds) : left.Means(holds) || right.Means(holds));
    }

    private RuleItem RandomItem()
    {
        if (_random.Next(12) == 0)
        {
            return new RuleItem("BillingAddress", RuleOperation.Within, $"{_random.Next(30, 42)}.5, -{_random.Next(70, 125)}.25, {_random.Next(1, 4000)} {(_random.Next(2) == 0 ? "km" : "mi")}");
        }

        if (_random.Next(12) == 0)
        {
            var isIn = _random.Next(2) == 0;
            return _random.Next(2) == 0
                ? new RuleItem("BillingAddress", isIn ? RuleOperation.InShape : RuleOperation.NotInShape, "drawn")
                : new RuleItem("Billing", isIn ? RuleOperation.InBoundary : RuleOperation.NotInBoundary, "Units");
        }

        var (name, type, values) = _fields[_random.Next(_fields.Length)];
        RuleOperation[] orders = [RuleOperation.LessThan, RuleOperation.GreaterThan, RuleOperation.LessOrEqual, RuleOperation.GreaterOrEqual];
        RuleOperation[] equals = [RuleOperation.Equals, RuleOperation.NotEqual];
        RuleOperation[] words = [RuleOperation.Contains, RuleOperation.NotContain, RuleOperation.StartsWith];
        if (name == "Code" && _random.Next(3) == 0)
        {
            var reading = (ValueReading)(1 + _random.Next(2));
            var typed = (RuleOperation[])[.. orders, .. equals];
            return new RuleItem(name, typed[_random.Next(typed.Length)], reading == ValueReading.AsNumber ? "9000" : "2020-06-30", reading);
        }

        if (type == FieldType.Text && _random.Next(4) == 0)
        {
            return new RuleItem(name, _random.Next(2) == 0 ? RuleOperation.InSet : RuleOperation.NotInSet, "Codes");
        }

        if (type == FieldType.MultiPicklist && _random.Next(2) == 0)
        {
            return new RuleItem(name, _random.Next(2) == 0 ? RuleOperation.Includes : RuleOperation.Excludes, _random.Next(2) == 0 ? "gold" : "Green; Blue");
        }

        var operations = (RuleOperation[])[.. orders, .. equals, .. equals, .. type.IsText() ? words : []];
        var operation = operations[_random.Next(operations.Length)];
        var full = values.Where(value => value.Length > 0).ToArray();
        var one = full[_random.Next(full.Length)];
        return new RuleItem(name, operation, orders.Contains(operation) || _random.Next(2) == 0 ? one
            : equals.Contains(operation) && _random.Next(4) == 0 ? "" : $" {one}, {full[_random.Next(full.Length)]}");
    }
}
