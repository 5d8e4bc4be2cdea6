using System.Globalization;
using Bailiwick.Core.Management.Rules;

namespace Bailiwick.Core.Tests.Management;

/// <summary>
/// Another reading of the same rules: every rule of every territory, for every account, on the cells as people write them.
/// It shares no code with the engine: no index, no compiled tests, and the filter is the generator's own function.
/// </summary>
internal static class SlowRules
{
    /// <summary>The territories that rules give to an account.</summary>
    public static List<string> Territories(RuleField field, int row)
    {
        if (field.Excluded[row])
        {
            return [];
        }

        var found = field.Book.Territories.Where(territory => Reaching(field, territory).Any(rule => Matches(field, rule, row)))
            .Where(territory => !field.Book.Manual.Concat(field.Book.Exclusions).Contains(new AccountPlace(row, territory.Key))).ToList();
        var highest = found.Select(one => one.TypePriority).DefaultIfEmpty().Max();
        return [.. found.Where(one => field.Book.Overlap == OverlapPolicy.Every || one.TypePriority == highest).Select(one => one.Key)];
    }

    private static IEnumerable<AssignmentRule> Reaching(RuleField field, RuleTerritory territory)
    {
        for (var above = territory; above is not null; above = field.Book.Territories.FirstOrDefault(one => one.Key == above.Parent))
        {
            foreach (var link in field.Book.Associations.Where(link => link.Territory == above.Key && (above == territory || link.AppliesToChildren)))
            {
                yield return field.Book.Rules.Single(rule => rule.Key == link.Rule);
            }
        }
    }

    private static bool Matches(RuleField field, AssignmentRule rule, int row)
    {
        if (!rule.IsActive)
        {
            return false;
        }

        if ((rule.Family ?? field.Book.Family) == FamilyReach.FollowTop)
        {
            row = Top(field, row);
        }

        var items = rule.Items.Select(item => Holds(item, field.Cells[row], field.Book)).ToArray();
        return rule.BooleanFilter is null ? items.All(one => one) : field.Filters[rule.BooleanFilter](items);
    }

    private static int Top(RuleField field, int row)
    {
        var path = new List<int>();
        while (row >= 0 && !path.Contains(row))
        {
            path.Add(row);
            row = field.Parent[row];
        }

        return row < 0 ? path[^1] : path.Skip(path.IndexOf(row)).Min();
    }

    private static bool Holds(RuleItem item, Dictionary<string, string> cells, RuleBook book)
    {
        if (item.Operation == RuleOperation.Within)
        {
            return IsNear(item, cells);
        }

        if (item.Value is "drawn" or "Units")
        {
            var (latitude, longitude) = (cells.GetValueOrDefault("BillingLatitude", ""), cells.GetValueOrDefault("BillingLongitude", ""));
            var area = book.Areas.Single(one => one.IsOfUnits == (item.Value == "Units"));
            var isIn = latitude != "" && longitude != "" && area.Contains(double.Parse(longitude, CultureInfo.InvariantCulture), double.Parse(latitude, CultureInfo.InvariantCulture));
            return isIn == item.Operation is RuleOperation.InShape or RuleOperation.InBoundary;
        }

        var cell = cells.GetValueOrDefault(item.Field, "");
        var values = (item.Value ?? "").Split(item.Operation is RuleOperation.Includes or RuleOperation.Excludes ? ';' : ',')
            .Select(value => value.Trim()).Where(value => value.Length > 0).ToList();
        switch (item.Operation)
        {
            case RuleOperation.Equals:
                return values.Count == 0 ? Key(item, cell) is null : values.Any(value => Compare(item, cell, value) == 0);
            case RuleOperation.NotEqual:
                return values.Count == 0 ? Key(item, cell) is not null : !values.Any(value => Compare(item, cell, value) == 0);
            case RuleOperation.LessThan:
                return Compare(item, cell, values[0]) < 0;
            case RuleOperation.GreaterThan:
                return Compare(item, cell, values[0]) > 0;
            case RuleOperation.LessOrEqual:
                return Compare(item, cell, values[0]) <= 0;
            case RuleOperation.GreaterOrEqual:
                return Compare(item, cell, values[0]) >= 0;
            case RuleOperation.Contains:
                return values.Any(value => cell.ToUpperInvariant().Contains(value.ToUpperInvariant(), StringComparison.Ordinal));
            case RuleOperation.NotContain:
                return values.All(value => !cell.ToUpperInvariant().Contains(value.ToUpperInvariant(), StringComparison.Ordinal));
            case RuleOperation.StartsWith:
                return values.Any(value => cell.ToUpperInvariant().StartsWith(value.ToUpperInvariant(), StringComparison.Ordinal));
            case RuleOperation.Includes:
                return values.Any(value => cell.Split(';').Any(one => string.Equals(one.Trim(), value, StringComparison.OrdinalIgnoreCase)));
            case RuleOperation.Excludes:
                return !values.Any(value => cell.Split(';').Any(one => string.Equals(one.Trim(), value, StringComparison.OrdinalIgnoreCase)));
            case RuleOperation.InSet:
                return InSet(item, cell, book);
            default:
                return !InSet(item, cell, book);
        }
    }

    private static bool InSet(RuleItem item, string cell, RuleBook book) =>
        book.Sets.Single(set => set.Name == item.Value).Words.Any(word => string.Equals(word, cell, StringComparison.OrdinalIgnoreCase));

    /// <summary>Null when the cell is empty or unreadable: it then compares with nothing.</summary>
    private static int? Compare(RuleItem item, string cell, string value) =>
        Key(item, cell) is { } left && Key(item, value) is { } right ? Comparer<object>.Default.Compare(left, right) : null;

    private static object? Key(RuleItem item, string text) => text.Length == 0 ? null
        : item.Reading == ValueReading.AsNumber || item.Field is "Revenue" or "BillingLatitude" or "BillingLongitude" ? decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null
        : item.Reading == ValueReading.AsDate || item.Field == "Founded" ? DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null
        : item.Field == "IsPartner" ? text is "true" or "1" : new Folded(text.ToUpperInvariant());

    private static bool IsNear(RuleItem item, Dictionary<string, string> cells)
    {
        if (cells.GetValueOrDefault("BillingLatitude", "").Length == 0 || cells.GetValueOrDefault("BillingLongitude", "").Length == 0)
        {
            return false;
        }

        var parts = item.Value!.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var numbers = parts.Take(3).Concat([cells["BillingLatitude"], cells["BillingLongitude"]]).Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var limit = parts[3] == "mi" ? numbers[2] * 1.609344 : numbers[2];
        // The angle between two unit vectors, where the engine uses the haversine.
        double[] Vector(double latitude, double longitude) =>
        [
            Math.Cos(latitude * Math.PI / 180) * Math.Cos(longitude * Math.PI / 180), Math.Cos(latitude * Math.PI / 180) * Math.Sin(longitude * Math.PI / 180),
            Math.Sin(latitude * Math.PI / 180),
        ];
        var dot = Vector(numbers[0], numbers[1]).Zip(Vector(numbers[3], numbers[4]), (a, b) => a * b).Sum();
        return Math.Acos(Math.Clamp(dot, -1, 1)) * 6371.0088 <= limit;
    }

    /// <summary>Text in upper case, compared by character code.</summary>
    private sealed record Folded(string Text) : IComparable
    {
        public int CompareTo(object? other) => string.CompareOrdinal(Text, ((Folded)other!).Text);
    }
}
