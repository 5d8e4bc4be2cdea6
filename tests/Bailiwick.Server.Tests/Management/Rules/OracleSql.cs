using System.Globalization;
using System.Text.RegularExpressions;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Rules;

namespace Bailiwick.Server.Tests.Management.Rules;

/// <summary>
/// The same rules as one SQL query over the same rows. A boolean filter is SQL already once its numbers are conditions; inheritance is a recursive
/// query; words are compared in the Unicode collation that PostgreSQL carries itself.
/// </summary>
internal static partial class OracleSql
{
    /// <summary>Accounts with the account that is on top of their family; the smallest id of a circle.</summary>
    public static string Accounts(Guid workspace)
    {
        var present = $"SELECT * FROM live_account WHERE workspace_id = '{workspace}' AND to_act IS NULL";
        var columns = string.Concat(OracleFields.All.Select(field => $", {(field.Type.IsText() ? $"CASE WHEN {field.Column} ~ '\\S' THEN {field.Column} END" : field.Column)} AS \"{field.Name}\""));
        return $"""
            DROP TABLE IF EXISTS oracle;
            CREATE TEMP TABLE oracle AS
            WITH RECURSIVE account AS ({present}),
            parent AS (SELECT a.id, p.id AS above FROM account a LEFT JOIN account p ON p.id = a.parent_id AND p.id <> a.id),
            up AS (
                SELECT id, id AS at, ARRAY[id] AS way FROM parent
                UNION ALL
                SELECT up.id, parent.above, up.way || parent.above FROM up JOIN parent ON parent.id = up.at WHERE parent.above <> ALL (up.way)),
            last AS (SELECT DISTINCT ON (id) id, at, way FROM up ORDER BY id, cardinality(way) DESC)
            SELECT a.id, coalesce(a.is_excluded_from_realign, false) AS is_excluded,
                (SELECT CASE WHEN parent.above IS NULL THEN last.at ELSE (SELECT min(one) FROM unnest(last.way[array_position(last.way, parent.above):]) one) END
                 FROM last JOIN parent ON parent.id = last.at WHERE last.id = a.id) AS top{columns}
            FROM account a;
            ALTER TABLE oracle ADD PRIMARY KEY (id);
            ANALYZE oracle;
            """;
    }

    /// <summary>Account and territory of all that rules give, by territory and account.</summary>
    public static string Query(OracleBook random, IReadOnlyList<string> ids, OracleMap map)
    {
        var book = random.Book;
        var places = (string name, IEnumerable<AccountPlace> of) => $"{name}(id, territory) AS ({Values(of.Select(one => $"({Text(ids[one.Row])}, {Text(one.Territory)})"), 2)})";
        var matches = book.Rules.Where(rule => rule.IsActive).Select(rule =>
            $"""
            SELECT {Text(rule.Key)}, a.id FROM oracle a JOIN oracle j ON j.id = a.{((rule.Family ?? book.Family) == FamilyReach.FollowTop ? "top" : "id")}
            WHERE {Where(rule, random.ItemsOfRule[rule.Key], book, map)}
            """).Prepend("SELECT NULL::text, NULL::text WHERE false");
        return $"""
            WITH RECURSIVE territory(key, parent, priority) AS (VALUES {string.Join(", ", book.Territories.Select(one => $"({Text(one.Key)}, {(one.Parent is null ? "NULL" : Text(one.Parent))}, {one.TypePriority})"))}),
            below AS (SELECT key AS above, key FROM territory UNION SELECT below.above, territory.key FROM below JOIN territory ON territory.parent = below.key),
            link(rule, territory, inherits) AS ({Values(book.Associations.Select(one => $"({Text(one.Rule)}, {Text(one.Territory)}, {one.AppliesToChildren})"), 3)}),
            reach AS (SELECT link.rule, below.key AS territory FROM link JOIN below ON below.above = link.territory AND (link.inherits::boolean OR below.key = link.territory)),
            {places("manual", book.Manual)},
            {places("excluded", book.Exclusions)},
            match(rule, id) AS ({string.Join(" UNION ALL ", matches)}),
            found AS (
                SELECT DISTINCT match.id, reach.territory, territory.priority
                FROM match JOIN reach USING (rule) JOIN territory ON territory.key = reach.territory JOIN oracle ON oracle.id = match.id
                WHERE NOT oracle.is_excluded AND (match.id, reach.territory) NOT IN (SELECT id, territory FROM manual) AND (match.id, reach.territory) NOT IN (SELECT id, territory FROM excluded))
            SELECT id || ' ' || territory FROM found
            {(book.Overlap == OverlapPolicy.Every ? "" : "WHERE priority = (SELECT max(other.priority) FROM found other WHERE other.id = found.id)")}
            """;
    }

    private static string Where(AssignmentRule rule, IReadOnlyList<OracleItem> items, RuleBook book, OracleMap map)
    {
        var filter = rule.BooleanFilter ?? string.Join(" AND ", Enumerable.Range(1, items.Count));
        return Number().Replace(filter, number => Condition(items[int.Parse(number.Value, CultureInfo.InvariantCulture) - 1], book, map));
    }

    /// <summary>True or false, never unknown.</summary>
    private static string Condition(OracleItem item, RuleBook book, OracleMap map)
    {
        var cell = $"j.\"{item.Field.Name}\"";
        var positive = item.Operation switch
        {
            RuleOperation.Within => Near(item.Values),
            RuleOperation.InShape or RuleOperation.NotInShape or RuleOperation.InBoundary or RuleOperation.NotInBoundary =>
                map.Sql(int.Parse(item.Values[0], CultureInfo.InvariantCulture), "point(j.\"BillingLongitude\"::float8, j.\"BillingLatitude\"::float8)"),
            RuleOperation.Equals or RuleOperation.NotEqual when item.Values.IsEmpty => $"{Cell(item, cell)} IS NULL",
            RuleOperation.Equals or RuleOperation.NotEqual => string.Join(" OR ", item.Values.Select(value => $"{Cell(item, cell)} = {Value(item, value)}")),
            RuleOperation.LessThan => $"{Cell(item, cell)} < {Value(item, item.Values[0])}",
            RuleOperation.LessOrEqual => $"{Cell(item, cell)} <= {Value(item, item.Values[0])}",
            RuleOperation.GreaterThan => $"{Cell(item, cell)} > {Value(item, item.Values[0])}",
            RuleOperation.GreaterOrEqual => $"{Cell(item, cell)} >= {Value(item, item.Values[0])}",
            RuleOperation.Contains or RuleOperation.NotContain => string.Join(" OR ", item.Values.Select(value => $"strpos({Folded(cell)}, {Folded(Text(value))}) > 0")),
            RuleOperation.StartsWith => string.Join(" OR ", item.Values.Select(value => $"starts_with({Folded(cell)}, {Folded(Text(value))})")),
            RuleOperation.Includes or RuleOperation.Excludes =>
                $"EXISTS (SELECT FROM unnest(string_to_array({cell}, ';')) one WHERE {Folded("btrim(one)")} IN ({string.Join(", ", item.Values.Select(value => Folded(Text(value))))}))",
            _ => $"{Folded(cell)} IN (NULL{string.Concat(book.Sets.Single(set => set.Name == item.Values[0]).Words.Select(word => $", {Folded(Text(word))}"))})",
        };
        var isNegative = item.Operation is RuleOperation.NotEqual or RuleOperation.NotContain or RuleOperation.Excludes or RuleOperation.NotInSet
            or RuleOperation.NotInShape or RuleOperation.NotInBoundary;
        return $"({(isNegative ? "NOT " : "")}coalesce({positive}, false))";
    }

    private static string Cell(OracleItem item, string cell) => (item.Reading, item.Field.Type.IsText()) switch
    {
        (ValueReading.AsNumber, _) => $"(CASE WHEN {cell} ~ '^\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?\\s*$' THEN {cell}::numeric END)",
        (ValueReading.AsDate, _) => $"(CASE WHEN {cell} ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$' AND pg_input_is_valid({cell}, 'date') THEN {cell}::date END)",
        (_, true) => Folded(cell),
        _ => cell,
    };

    private static string Value(OracleItem item, string value) => (item.Reading, item.Field.Type) switch
    {
        (ValueReading.AsNumber, _) or (_, FieldType.Money or FieldType.Number or FieldType.Whole) => $"{Text(value)}::numeric",
        (ValueReading.AsDate, _) or (_, FieldType.Date) => $"{Text(value)}::date",
        (_, FieldType.Instant) => $"{Text(value)}::timestamptz",
        (_, FieldType.Flag) => $"{Text(value)}::boolean",
        _ => Folded(Text(value)),
    };

    /// <summary>The spherical law of cosines, where the engine has the haversine formula.</summary>
    private static string Near(IReadOnlyList<string> values)
    {
        const string to = "radians(j.\"BillingLatitude\"::float8)";
        var from = $"radians({values[0]}::float8)";
        var kilometers = values[3] == "km" ? values[2] : $"{values[2]} * 1.609344";
        return $"6371.0088 * acos(least(1, greatest(-1, sin({from}) * sin({to}) + cos({from}) * cos({to}) * cos(radians(j.\"BillingLongitude\"::float8 - {values[1]}::float8))))) <= {kilometers}";
    }

    private static string Folded(string text) => $"(upper(({text}) COLLATE pg_c_utf8) COLLATE pg_c_utf8)";

    private static string Values(IEnumerable<string> rows, int columns)
    {
        var all = string.Join(", ", rows);
        return all.Length > 0 ? $"VALUES {all}" : $"SELECT {string.Join(", ", Enumerable.Repeat("NULL::text", columns))} WHERE false";
    }

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
