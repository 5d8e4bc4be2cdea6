using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Storage.Management;

/// <summary>
/// An act that is being written: all of it happens in one transaction, and no other act of the workspace meanwhile. Records are never
/// overwritten: what they were ends with this act's number and stays readable.
/// </summary>
public sealed class LiveAct
{
    private const int ManyChanges = 5000;

    // An import of a large file may be the act before.
    private const int LongestActSeconds = 600;

    private readonly NpgsqlConnection _connection;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    private LiveAct(NpgsqlConnection connection, WorkspaceId workspace, long number)
    {
        _connection = connection;
        Workspace = workspace;
        Number = number;
    }

    public WorkspaceId Workspace { get; }

    /// <summary>Its number in the workspace.</summary>
    public long Number { get; }

    /// <summary>How many records it has made, changed or ended so far.</summary>
    public int Changes { get; private set; }

    /// <summary>Begins an act over a connection in a transaction: waits for the act before.</summary>
    public static async Task<LiveAct> BeginAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO live_heads (workspace_id, act) VALUES ($1, 1) ON CONFLICT (workspace_id) DO UPDATE SET act = live_heads.act + 1 RETURNING act", connection)
        { CommandTimeout = LongestActSeconds };
        command.Parameters.AddWithValue(workspace.Value);
        return new LiveAct(connection, workspace, (long)(await command.ExecuteScalarAsync(cancellation))!);
    }

    /// <summary>Writes the act itself; commit afterwards. An act without changes is rolled back instead.</summary>
    public async Task SignAsync(LiveActRow row, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        await using var batch = new NpgsqlBatch(_connection);
        var insert = new NpgsqlBatchCommand(
            """
            INSERT INTO live_acts (workspace_id, number, at, author_id, author_name, kind, summary, reason, effective, changes, reverts)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """);
        foreach (var (value, type) in new (object?, NpgsqlDbType)[]
        {
            (Workspace.Value, NpgsqlDbType.Uuid), (Number, NpgsqlDbType.Bigint), (row.At, NpgsqlDbType.TimestampTz), (row.AuthorId, NpgsqlDbType.Uuid),
            (row.AuthorName, NpgsqlDbType.Text), (row.Kind, NpgsqlDbType.Text), (row.Summary, NpgsqlDbType.Text), (row.Reason, NpgsqlDbType.Text),
            (row.Effective, NpgsqlDbType.Date), (Changes, NpgsqlDbType.Integer), (row.Reverts, NpgsqlDbType.Bigint),
        })
        {
            insert.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        }

        batch.BatchCommands.Add(insert);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Records as they stand inside the act.</summary>
    public Task<List<LiveRecord>> ReadAsync(ObjectType type, LiveQuery query, CancellationToken cancellation) =>
        LiveReader.ReadAsync(_connection, Workspace, type, query, cancellation);

    /// <summary>Makes records from whole values; the ids come back in the same order.</summary>
    public async Task<IReadOnlyList<string>> InsertAsync(ObjectType type, IReadOnlyList<IReadOnlyDictionary<string, object?>> records, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.Count == 0)
        {
            return [];
        }

        var table = ObjectTable.Of(type);
        var first = await TakeNumbersAsync(records.Count, cancellation);
        string[] ids = [.. first.Select(number => RecordIds.Of(table.IdPrefix, number))];
        await CopyAsync(type, table, records.Select((values, at) => (ids[at], Number, values)), cancellation);
        Changes += records.Count;
        return ids;
    }

    /// <summary>Writes the next version of a record from its whole values; false when it is not there.</summary>
    public async Task<bool> UpdateAsync(ObjectType type, string id, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(values);
        var table = ObjectTable.Of(type);
        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        var places = string.Join(", ", table.Columns.Select((_, at) => $"${at + 5}"));

        // A version that this very act wrote is not history yet and is written over.
        var sql = $"""
            WITH same AS (
                DELETE FROM {table.Name} WHERE workspace_id = $1 AND id = $2 AND to_act IS NULL AND from_act = $3 RETURNING created_act),
            ended AS (
                UPDATE {table.Name} SET to_act = $3 WHERE workspace_id = $1 AND id = $2 AND to_act IS NULL AND from_act < $3 RETURNING created_act)
            SELECT created_act FROM same UNION ALL SELECT created_act FROM ended
            """;
        await using var end = new NpgsqlCommand(sql, _connection);
        AddKey(end, id);
        if (await end.ExecuteScalarAsync(cancellation) is not long created)
        {
            return false;
        }

        await using var insert = new NpgsqlCommand(
            $"INSERT INTO {table.Name} (workspace_id, id, from_act, created_act, custom, {columns}) VALUES ($1, $2, $3, {created}, $4, {places})", _connection);
        AddKey(insert, id);
        insert.Parameters.Add(new NpgsqlParameter { Value = (object?)CustomValues.Write(type, values) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb });
        foreach (var column in table.Columns)
        {
            insert.Parameters.Add(new NpgsqlParameter { Value = values.GetValueOrDefault(column.Field.Name) ?? DBNull.Value, NpgsqlDbType = column.DbType });
        }

        await insert.ExecuteNonQueryAsync(cancellation);
        _written.Add(type.Name);
        Changes++;
        return true;
    }

    /// <summary>Writes the next version of many records, each once, from their whole values. Unknown ids are passed over.</summary>
    public async Task UpdateAsync(ObjectType type, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> valuesOfId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(valuesOfId);
        if (valuesOfId.Count == 0)
        {
            return;
        }

        var table = ObjectTable.Of(type);
        var versions = new List<(string, long, IReadOnlyDictionary<string, object?>)>(valuesOfId.Count);

        // Two statements, for a version that this very act wrote is written over and one of before is ended: one statement would not see the other's rows.
        foreach (var sql in (string[])
        [
            $"UPDATE {table.Name} SET to_act = $3 WHERE workspace_id = $1 AND id = ANY($2) AND to_act IS NULL AND from_act < $3 RETURNING id, created_act",
            $"DELETE FROM {table.Name} WHERE workspace_id = $1 AND id = ANY($2) AND to_act IS NULL AND from_act = $3 RETURNING id, created_act",
        ])
        {
            await using var end = new NpgsqlCommand(sql, _connection) { CommandTimeout = LongestActSeconds };
            end.Parameters.AddWithValue(Workspace.Value);
            end.Parameters.AddWithValue(valuesOfId.Keys.ToArray());
            end.Parameters.AddWithValue(Number);
            await using var reader = await end.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                versions.Add((reader.GetString(0), reader.GetInt64(1), valuesOfId[reader.GetString(0)]));
            }
        }

        await CopyAsync(type, table, versions, cancellation);
        Changes += versions.Count;
    }

    /// <summary>Writes the next version of many records that differ in one field only. Unknown ids are passed over.</summary>
    public async Task SetAsync(ObjectType type, string field, IReadOnlyCollection<(string Id, string? Value)> values, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (values.Count == 0)
        {
            return;
        }

        var table = ObjectTable.Of(type);
        var set = table.Columns.First(column => column.Field.Name == field);
        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        var copied = string.Join(", ", table.Columns.Select(column => column == set ? $"value::{set.SqlType}" : column.Name));
        await using var batch = new NpgsqlBatch(_connection);
        foreach (var sql in (string[])
        [
            $"""
            UPDATE {table.Name} SET {set.Name} = v.value::{set.SqlType} FROM unnest($2, $4) AS v (record, value)
            WHERE workspace_id = $1 AND id = v.record AND to_act IS NULL AND from_act = $3
            """,
            $"""
            WITH ended AS (
                UPDATE {table.Name} SET to_act = $3 FROM unnest($2, $4) AS v (record, value)
                WHERE workspace_id = $1 AND id = v.record AND to_act IS NULL AND from_act < $3
                RETURNING {table.Name}.*, v.value)
            INSERT INTO {table.Name} (workspace_id, id, from_act, created_act, custom, {columns})
            SELECT workspace_id, id, $3, created_act, custom, {copied} FROM ended
            """,
        ])
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new NpgsqlParameter { Value = Workspace.Value });
            command.Parameters.Add(new NpgsqlParameter { Value = values.Select(one => one.Id).ToArray() });
            command.Parameters.Add(new NpgsqlParameter { Value = Number });
            command.Parameters.Add(new NpgsqlParameter { Value = values.Select(one => one.Value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        _written.Add(type.Name);
        Changes += Affected(batch).Sum();
    }

    /// <summary>Ends records, with what goes with them; references of others that may be empty become empty. Unknown ids are passed over.</summary>
    /// <param name="catalog">The workspace's.</param>
    /// <param name="type">The object.</param>
    /// <param name="ids">Which.</param>
    /// <param name="cancellation">To stop.</param>
    public async Task DeleteAsync(ObjectCatalog catalog, ObjectType type, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(type);
        if (ids.Count == 0)
        {
            return;
        }

        foreach (var child in catalog.ChildrenOf(type.Name))
        {
            var childType = catalog.Find(child.ChildObject)!;
            if (childType.IsDerived)
            {
                continue;
            }

            var children = await ReadAsync(childType, LiveQuery.Where(child.Field, ids), cancellation);
            if (child.DeletesWithParent)
            {
                await DeleteAsync(catalog, childType, [.. children.Select(one => one.Id)], cancellation);
                continue;
            }

            if (childType.Find(child.Field)!.Has(FieldFlags.Nillable))
            {
                await UpdateAsync(
                    childType,
                    children.ToDictionary(one => one.Id, IReadOnlyDictionary<string, object?> (one) => new Dictionary<string, object?>(one.Values, StringComparer.OrdinalIgnoreCase) { [child.Field] = null }),
                    cancellation);
            }
        }

        await EndAsync(type, ids, cancellation);
    }

    /// <summary>Ends records alone: nothing goes with them.</summary>
    public async Task EndAsync(ObjectType type, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var table = ObjectTable.Of(type);
        await using var batch = new NpgsqlBatch(_connection);
        foreach (var sql in (string[])
        [
            $"DELETE FROM {table.Name} WHERE workspace_id = $1 AND id = ANY($2) AND to_act IS NULL AND from_act = $3",
            $"UPDATE {table.Name} SET to_act = $3 WHERE workspace_id = $1 AND id = ANY($2) AND to_act IS NULL",
        ])
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new NpgsqlParameter { Value = Workspace.Value });
            command.Parameters.Add(new NpgsqlParameter { Value = ids.ToArray() });
            command.Parameters.Add(new NpgsqlParameter { Value = Number });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        Changes += Affected(batch).Sum();
    }

    /// <summary>
    /// Puts every record of an object back to what it was right before an act, as new versions. Answers null, or the first later act that
    /// changed a record which the act changed too: then nothing may be committed.
    /// </summary>
    public async Task<long?> RevertAsync(ObjectType type, long act, CancellationToken cancellation)
    {
        var table = ObjectTable.Of(type);
        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        await using var later = new NpgsqlCommand(
            $"""
            WITH touched AS (SELECT id FROM {table.Name} WHERE workspace_id = $1 AND (from_act = $2 OR to_act = $2))
            SELECT min(least(CASE WHEN v.from_act > $2 THEN v.from_act END, CASE WHEN v.to_act > $2 THEN v.to_act END))
            FROM {table.Name} v JOIN touched USING (id)
            WHERE v.workspace_id = $1 AND (v.from_act > $2 OR v.to_act > $2)
            """,
            _connection);
        later.Parameters.AddWithValue(Workspace.Value);
        later.Parameters.AddWithValue(act);
        if (await later.ExecuteScalarAsync(cancellation) is long conflict)
        {
            return conflict;
        }

        await using var batch = new NpgsqlBatch(_connection);
        foreach (var sql in (string[])
        [
            $"UPDATE {table.Name} SET to_act = $3 WHERE workspace_id = $1 AND from_act = $2 AND to_act IS NULL",
            $"""
            INSERT INTO {table.Name} (workspace_id, id, from_act, created_act, custom, {columns})
            SELECT workspace_id, id, $3, created_act, custom, {columns} FROM {table.Name} WHERE workspace_id = $1 AND to_act = $2
            """,
        ])
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new NpgsqlParameter { Value = Workspace.Value });
            command.Parameters.Add(new NpgsqlParameter { Value = act });
            command.Parameters.Add(new NpgsqlParameter { Value = Number });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        _written.Add(type.Name);
        Changes += Affected(batch).Max();
        return null;
    }

    /// <summary>Accounts on which the rules may judge otherwise after this act: those it wrote, and those whose assignments or exclusions it wrote or ended.</summary>
    public async Task<IReadOnlyList<string>> AccountsAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT coalesce(array_agg(id), ARRAY[]::text[]) FROM (
                SELECT id FROM live_account WHERE workspace_id = $1 AND from_act = $2
                UNION SELECT object_id FROM live_object_territory2_association WHERE workspace_id = $1 AND (from_act = $2 OR to_act = $2)
                UNION SELECT object_id FROM live_territory2_object_exclusion WHERE workspace_id = $1 AND (from_act = $2 OR to_act = $2)) touched
            WHERE EXISTS (SELECT FROM live_account a WHERE a.workspace_id = $1 AND a.id = touched.id AND a.to_act IS NULL)
            """,
            _connection);
        command.Parameters.AddWithValue(Workspace.Value);
        command.Parameters.AddWithValue(Number);
        return (string[])(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Records that this act ended for good.</summary>
    public async Task<IReadOnlyList<string>> GoneAsync(ObjectType type, CancellationToken cancellation)
    {
        var table = ObjectTable.Of(type);
        await using var command = new NpgsqlCommand(
            $"""
            SELECT coalesce(array_agg(e.id), ARRAY[]::text[]) FROM {table.Name} e
            WHERE e.workspace_id = $1 AND e.to_act = $2
                AND NOT EXISTS (SELECT FROM {table.Name} p WHERE p.workspace_id = $1 AND p.id = e.id AND p.to_act IS NULL)
            """,
            _connection);
        command.Parameters.AddWithValue(Workspace.Value);
        command.Parameters.AddWithValue(Number);
        return (string[])(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>A reference of a record that this act wrote to a record that is not there, or null when there is none. Nothing may be committed with one.</summary>
    /// <param name="catalog">The workspace's.</param>
    /// <param name="cancellation">To stop.</param>
    public async Task<(ObjectType Type, ObjectField Field, string Value)?> DanglingAsync(ObjectCatalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(catalog);

        // Rows that this act has just written are not in the planner's statistics: it takes them for a few and would look each up by reading the whole table.
        await using (var plan = new NpgsqlCommand($"SET LOCAL enable_nestloop = {(Changes > ManyChanges ? "off" : "on")}", _connection))
        {
            await plan.ExecuteNonQueryAsync(cancellation);
        }

        foreach (var type in catalog.Objects.Where(type => _written.Contains(type.Name)))
        {
            var table = ObjectTable.Of(type);
            foreach (var column in table.Columns.Where(column => column.Field.Type == FieldType.Reference))
            {
                var targets = column.Field.RefersTo.Select(catalog.Find).ToList();
                if (targets.Contains(null))
                {
                    continue;
                }

                var missing = string.Join(" AND ", targets.Select(target =>
                    $"NOT EXISTS (SELECT FROM {ObjectTable.Of(target!).Name} p WHERE p.workspace_id = $1 AND p.id = c.{column.Name} AND p.to_act IS NULL)"));
                await using var command = new NpgsqlCommand(
                    $"SELECT c.{column.Name} FROM {table.Name} c WHERE c.workspace_id = $1 AND c.from_act = $2 AND c.to_act IS NULL AND c.{column.Name} IS NOT NULL AND {missing} LIMIT 1", _connection)
                { CommandTimeout = 600 };
                command.Parameters.AddWithValue(Workspace.Value);
                command.Parameters.AddWithValue(Number);
                if (await command.ExecuteScalarAsync(cancellation) is string value)
                {
                    return (type, column.Field, value);
                }
            }
        }

        return null;
    }

    private async Task CopyAsync(
        ObjectType type, ObjectTable table, IEnumerable<(string Id, long Created, IReadOnlyDictionary<string, object?> Values)> versions, CancellationToken cancellation)
    {
        await using var writer = await _connection.BeginBinaryImportAsync(
            $"COPY {table.Name} (workspace_id, id, from_act, created_act, custom{string.Concat(table.Columns.Select(column => $", {column.Name}"))}) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var (id, created, values) in versions)
        {
            await writer.StartRowAsync(cancellation);
            await writer.WriteAsync(Workspace.Value, NpgsqlDbType.Uuid, cancellation);
            await writer.WriteAsync(id, NpgsqlDbType.Text, cancellation);
            await writer.WriteAsync(Number, NpgsqlDbType.Bigint, cancellation);
            await writer.WriteAsync(created, NpgsqlDbType.Bigint, cancellation);
            await WriteAsync(writer, CustomValues.Write(type, values), NpgsqlDbType.Jsonb, cancellation);
            foreach (var column in table.Columns)
            {
                await WriteAsync(writer, values.GetValueOrDefault(column.Field.Name), column.DbType, cancellation);
            }
        }

        await writer.CompleteAsync(cancellation);
        _written.Add(type.Name);
    }

    private async Task<long[]> TakeNumbersAsync(int count, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT array_agg(nextval('live_record_numbers')) FROM generate_series(1, $1)", _connection);
        command.Parameters.AddWithValue(count);
        return (long[])(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static IEnumerable<int> Affected(NpgsqlBatch batch) => from NpgsqlBatchCommand command in batch.BatchCommands select (int)command.RecordsAffected;

    private void AddKey(NpgsqlCommand command, string id)
    {
        command.Parameters.AddWithValue(Workspace.Value);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(Number);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter writer, object? value, NpgsqlDbType type, CancellationToken cancellation) =>
        value is null ? writer.WriteNullAsync(cancellation) : writer.WriteAsync(value, type, cancellation);
}
