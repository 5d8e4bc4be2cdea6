using System.Collections.Immutable;
using System.Data;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Storage.Alignments;
using Npgsql;

namespace Bailiwick.Storage.Datasets;

/// <summary>The datasets of a workspace.</summary>
public sealed class DatasetStore(NpgsqlDataSource database)
{
    private const string SelectHead =
        "SELECT id, name, version, rows, source, created_at, created_by_name, placed, findings, bounds FROM datasets";

    private const string SelectInfo = "key, name, kind, role, currency, scale, empty, distinct_values, min, max, sum";

    /// <summary>One dataset without its records, or null.</summary>
    public async Task<DatasetInfo?> FindAsync(WorkspaceId workspace, DatasetId dataset, CancellationToken cancellation)
    {
        var found = await ReadHeadsAsync(
            database.Of($"{SelectHead} WHERE workspace_id = $1 AND id = $2", workspace.Value, dataset.Value), workspace, cancellation);
        return found.SingleOrDefault();
    }

    /// <summary>A page of datasets, newest first (ids grow with time), below an id.</summary>
    public Task<List<DatasetInfo>> ListAsync(WorkspaceId workspace, Guid? below, int limit, CancellationToken cancellation) =>
        ReadHeadsAsync(
            database.Of(
                $"""
                {SelectHead}
                WHERE workspace_id = $1 AND ($2::uuid IS NULL OR id < $2)
                ORDER BY id DESC
                LIMIT $3
                """,
                workspace.Value, below, limit),
            workspace,
            cancellation);

    /// <summary>A dataset with all its records, or null. Reads each array straight off the wire.</summary>
    public async Task<Dataset?> LoadAsync(WorkspaceId workspace, DatasetId dataset, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var head = new NpgsqlCommand(
            "SELECT name, rows, longitude, latitude, places FROM datasets WHERE workspace_id = $1 AND id = $2", connection)
        {
            Parameters = { new() { Value = workspace.Value }, new() { Value = dataset.Value } },
        };
        string name;
        int rows;
        RecordPoints points;
        await using (var reader = await head.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation))
        {
            if (!await reader.ReadAsync(cancellation))
            {
                return null;
            }

            (name, rows) = (reader.GetString(0), reader.GetInt32(1));
            points = new RecordPoints(reader.GetFieldValue<double[]>(2), reader.GetFieldValue<double[]>(3), reader.GetFieldValue<byte[]>(4));
        }

        return new Dataset(dataset, name, rows, await LoadColumnsAsync(connection, workspace, dataset, cancellation), points);
    }

    /// <summary>Gives a dataset another name; false when it is gone.</summary>
    public static async Task<bool> RenameAsync(NpgsqlConnection connection, WorkspaceId workspace, DatasetId dataset, string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("UPDATE datasets SET name = $3 WHERE workspace_id = $1 AND id = $2", connection)
        {
            Parameters = { new() { Value = workspace.Value }, new() { Value = dataset.Value }, new() { Value = name } },
        };
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }

    /// <summary>
    /// Deletes a dataset with its findings; false when it is gone. Throws <see cref="PostgresException"/> with
    /// <see cref="PostgresErrorCodes.ForeignKeyViolation"/> while anything is made of it.
    /// </summary>
    public static async Task<bool> DeleteAsync(NpgsqlConnection connection, WorkspaceId workspace, DatasetId dataset, CancellationToken cancellation)
    {
        await FindingStore.DeleteAsync(connection, workspace, dataset.Value, cancellation);
        await using var command = new NpgsqlCommand("DELETE FROM datasets WHERE workspace_id = $1 AND id = $2", connection)
        {
            Parameters = { new() { Value = workspace.Value }, new() { Value = dataset.Value } },
        };
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }

    /// <summary>Names of the alignments made of a dataset, in order.</summary>
    public async Task<List<string>> AlignmentsOfAsync(WorkspaceId workspace, DatasetId dataset, CancellationToken cancellation)
    {
        await using var command = database.Of(
            "SELECT name FROM alignments WHERE workspace_id = $1 AND dataset_id = $2 ORDER BY name, id", workspace.Value, dataset.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private async Task<List<DatasetInfo>> ReadHeadsAsync(NpgsqlCommand command, WorkspaceId workspace, CancellationToken cancellation)
    {
        var heads = new List<DatasetInfo>();
        await using (command)
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                heads.Add(ReadHead(reader));
            }
        }

        var columns = await ReadInfosAsync(workspace, heads.ConvertAll(head => head.Id.Value), cancellation);
        return heads.ConvertAll(head => head with { Columns = [.. columns[head.Id.Value]] });
    }

    private static DatasetInfo ReadHead(NpgsqlDataReader reader)
    {
        var placed = reader.GetFieldValue<int[]>(7);
        return new DatasetInfo
        {
            Id = new DatasetId(reader.GetGuid(0)),
            Name = reader.GetString(1),
            Version = reader.GetInt32(2),
            Rows = reader.GetInt32(3),
            Source = reader.GetString(4),
            CreatedAt = reader.GetFieldValue<DateTimeOffset>(5),
            CreatedBy = reader.GetString(6),
            Placed = new PlaceCounts(placed[0], placed[1], placed[2], placed[3], placed[4], placed[5], placed[6]),
            Findings = reader.GetInt32(8),
            Bounds = reader.IsDBNull(9) ? null : reader.GetFieldValue<double[]>(9),
            Columns = [],
        };
    }

    private async Task<ILookup<Guid, ColumnInfo>> ReadInfosAsync(WorkspaceId workspace, List<Guid> datasets, CancellationToken cancellation)
    {
        await using var command = database.Of(
            $"""
            SELECT dataset_id, {SelectInfo}
            FROM dataset_columns
            WHERE workspace_id = $1 AND dataset_id = ANY($2)
            ORDER BY dataset_id, number
            """,
            workspace.Value, datasets);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var infos = new List<(Guid Dataset, ColumnInfo Info)>();
        while (await reader.ReadAsync(cancellation))
        {
            infos.Add((reader.GetGuid(0), ReadInfo(reader, 1)));
        }

        return infos.ToLookup(entry => entry.Dataset, entry => entry.Info);
    }

    private static async Task<ImmutableArray<Column>> LoadColumnsAsync(
        NpgsqlConnection connection, WorkspaceId workspace, DatasetId dataset, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT {SelectInfo}, numbers, amounts, days, flags, word_of_row, words
            FROM dataset_columns
            WHERE workspace_id = $1 AND dataset_id = $2
            ORDER BY number
            """,
            connection)
        {
            Parameters = { new() { Value = workspace.Value }, new() { Value = dataset.Value } },
        };
        var columns = ImmutableArray.CreateBuilder<Column>();
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            columns.Add(ReadColumn(reader, ReadInfo(reader, 0)));
        }

        return columns.ToImmutable();
    }

    private static Column ReadColumn(NpgsqlDataReader reader, ColumnInfo info) => info.Kind switch
    {
        ColumnKind.Number or ColumnKind.Latitude or ColumnKind.Longitude => new NumberColumn(info, reader.GetFieldValue<double[]>(11)),
        ColumnKind.Currency => new CurrencyColumn(info, reader.GetFieldValue<long[]>(12)),
        ColumnKind.Date => new DateColumn(info, reader.GetFieldValue<int[]>(13)),
        ColumnKind.Boolean => new BooleanColumn(info, reader.GetFieldValue<byte[]>(14)),
        _ => new TextColumn(info, reader.GetFieldValue<int[]>(15), reader.GetFieldValue<string[]>(16)),
    };

    // Ordinals only grow: the reader goes over the row once.
    private static ColumnInfo ReadInfo(NpgsqlDataReader reader, int first) => new()
    {
        Key = reader.GetString(first),
        Name = reader.GetString(first + 1),
        Kind = Enum.Parse<ColumnKind>(reader.GetString(first + 2)),
        Role = reader.IsDBNull(first + 3) ? null : Enum.Parse<ColumnRole>(reader.GetString(first + 3)),
        Currency = reader.IsDBNull(first + 4) ? null : reader.GetString(first + 4),
        Scale = reader.GetInt32(first + 5),
        Empty = reader.GetInt32(first + 6),
        Distinct = reader.GetInt32(first + 7),
        Min = reader.IsDBNull(first + 8) ? null : reader.GetDouble(first + 8),
        Max = reader.IsDBNull(first + 9) ? null : reader.GetDouble(first + 9),
        Sum = reader.IsDBNull(first + 10) ? null : reader.GetDecimal(first + 10),
    };
}
