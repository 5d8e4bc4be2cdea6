using System.Text;
using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Rules;
using Bailiwick.Storage.Management;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Management;

/// <summary>Accounts as columns for the rule engine: only the fields that rules compare are read.</summary>
public sealed class LiveAccounts
{
    private LiveAccounts(AccountTable table, string[] ids, Dictionary<string, int> rowOfId) => (Table, Ids, RowOfId) = (table, ids, rowOfId);

    public AccountTable Table { get; }

    /// <summary>By row.</summary>
    public IReadOnlyList<string> Ids { get; }

    public IReadOnlyDictionary<string, int> RowOfId { get; }

    /// <summary>Reads accounts by ascending id.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="workspace">Whose.</param>
    /// <param name="account">The object, with custom fields.</param>
    /// <param name="fields">Which fields; unknown ones are passed over, the engine refuses them.</param>
    /// <param name="only">Only these with the families above and below them; null for all.</param>
    /// <param name="asOf">As things stood right after an act.</param>
    /// <param name="cancellation">To stop.</param>
    public static async Task<LiveAccounts> ReadAsync(
        NpgsqlConnection connection, WorkspaceId workspace, ObjectType account, IEnumerable<string> fields, IReadOnlyCollection<string>? only, long? asOf, CancellationToken cancellation)
    {
        var table = ObjectTable.Of(account);
        var columns = fields.Select(account.Find).OfType<ObjectField>().Where(field => !ObjectTable.IsKept(field)).Distinct().Select(field => new Builder(field)).ToList();
        var standard = columns.Select(one => table.Columns.FirstOrDefault(column => column.Field == one.Field)).ToList();
        var hasCustom = standard.Exists(column => column is null);
        await using var command = new NpgsqlCommand { Connection = connection };
        var text = new StringBuilder();
        var present = asOf is null ? "to_act IS NULL" : $"from_act <= {asOf} AND (to_act IS NULL OR to_act > {asOf})";
        if (only is not null)
        {
            text.Append($"""
                WITH RECURSIVE above AS (
                    SELECT id, parent_id FROM {table.Name} WHERE workspace_id = $1 AND id = ANY($2) AND {present}
                    UNION SELECT p.id, p.parent_id FROM {table.Name} p JOIN above ON p.id = above.parent_id WHERE p.workspace_id = $1 AND {present.Replace("to_act", "p.to_act", StringComparison.Ordinal).Replace("from_act", "p.from_act", StringComparison.Ordinal)}),
                family AS (
                    SELECT id FROM above
                    UNION SELECT c.id FROM {table.Name} c JOIN family ON c.parent_id = family.id WHERE c.workspace_id = $1 AND {present.Replace("to_act", "c.to_act", StringComparison.Ordinal).Replace("from_act", "c.from_act", StringComparison.Ordinal)})

                """);
        }

        text.Append($"SELECT id, parent_id, coalesce(is_excluded_from_realign, false) OR coalesce(is_disqualified, false), {(hasCustom ? "custom::text" : "NULL::text")}");
        text.Append(string.Concat(standard.Select(column => $", {column?.Name ?? "NULL::text"}")));
        text.Append($" FROM {table.Name} WHERE workspace_id = $1 AND {present}{(only is null ? "" : " AND id IN (SELECT id FROM family)")} ORDER BY id");
        command.CommandText = text.ToString();
        command.CommandTimeout = 600;
        command.Parameters.AddWithValue(workspace.Value);
        if (only is not null)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = only.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        }

        var (ids, parents, excluded) = (new List<string>(), new List<string?>(), new List<bool>());
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                ids.Add(reader.GetString(0));
                parents.Add(reader.IsDBNull(1) ? null : reader.GetString(1));
                excluded.Add(reader.GetBoolean(2));
                using var custom = hasCustom && !reader.IsDBNull(3) ? JsonDocument.Parse(reader.GetString(3)) : null;
                for (var at = 0; at < columns.Count; at++)
                {
                    if (standard[at] is null)
                    {
                        columns[at].Add(custom is not null && custom.RootElement.TryGetProperty(columns[at].Field.Name, out var cell) ? cell : default);
                    }
                    else
                    {
                        columns[at].Add(reader, 4 + at);
                    }
                }
            }
        }

        var rowOfId = ids.Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
        var parentOfRow = parents.Select(parent => parent is null ? -1 : rowOfId.GetValueOrDefault(parent, -1)).ToArray();

        // The engine wants one column at least: the name of nothing does.
        AccountColumn[] made = columns.Count == 0
            ? [new TextAccountColumn(account.Find("Id")!, [.. Enumerable.Repeat(TextAccountColumn.Empty, ids.Count)], [])]
            : [.. columns.Select(one => one.Make())];
        return new LiveAccounts(new AccountTable(made, parentOfRow, [.. excluded]), [.. ids], rowOfId);
    }

    /// <summary>Gathers one column while rows are read.</summary>
    private sealed class Builder(ObjectField of)
    {
        private readonly Dictionary<string, int> _numberOfWord = new(StringComparer.Ordinal);
        private readonly List<int> _words = [];
        private readonly List<double> _numbers = [];

        public ObjectField Field { get; } = of;

        public void Add(NpgsqlDataReader reader, int at)
        {
            if (Field.Type.IsText())
            {
                Add(reader.IsDBNull(at) ? null : reader.GetString(at));
                return;
            }

            _numbers.Add(reader.IsDBNull(at) ? double.NaN : Field.Type switch
            {
                FieldType.Flag => reader.GetBoolean(at) ? 1 : 0,
                FieldType.Whole => reader.GetInt32(at),
                FieldType.Date => TypedValue.Of(reader.GetFieldValue<DateOnly>(at)),
                FieldType.Instant => TypedValue.Of(reader.GetFieldValue<DateTimeOffset>(at)),
                _ => TypedValue.Of(reader.GetDecimal(at)),
            });
        }

        public void Add(JsonElement cell)
        {
            if (Field.Type.IsText())
            {
                Add(cell.ValueKind == JsonValueKind.String ? cell.GetString() : null);
                return;
            }

            _numbers.Add(cell.ValueKind switch
            {
                JsonValueKind.True => 1,
                JsonValueKind.False => 0,
                JsonValueKind.Number => cell.GetDouble(),
                JsonValueKind.String when Field.Type == FieldType.Date => TypedValue.Of(DateOnly.ParseExact(cell.GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
                JsonValueKind.String when Field.Type == FieldType.Instant => TypedValue.Of(cell.GetDateTimeOffset()),
                _ => double.NaN,
            });
        }

        public AccountColumn Make() => Field.Type.IsText()
            ? new TextAccountColumn(Field, [.. _words], _numberOfWord.Keys)
            : new NumberAccountColumn(Field, [.. _numbers]);

        private void Add(string? word)
        {
            if (string.IsNullOrWhiteSpace(word))
            {
                _words.Add(TextAccountColumn.Empty);
                return;
            }

            if (!_numberOfWord.TryGetValue(word, out var number))
            {
                _numberOfWord[word] = number = _numberOfWord.Count;
            }

            _words.Add(number);
        }
    }
}
