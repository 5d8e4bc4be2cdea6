using Bailiwick.Core.Datasets;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Storage.Datasets;

/// <summary>Writes a dataset, one array a column, in the transaction the connection is in.</summary>
public static class DatasetWriter
{
    /// <summary>Writes everything; returns the version its name has come to.</summary>
    public static async Task<int> WriteAsync(NpgsqlConnection connection, NewDataset made, FindingLog findings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(findings);
        var version = await WriteHeadAsync(connection, made, findings.Count, cancellation);
        for (var number = 0; number < made.Dataset.Columns.Length; number++)
        {
            await WriteColumnAsync(connection, made, number, cancellation);
        }

        await FindingStore.WriteAsync(connection, made.Workspace, made.Dataset.Id.Value, findings, cancellation);
        return version;
    }

    private static async Task<int> WriteHeadAsync(NpgsqlConnection connection, NewDataset made, int findings, CancellationToken cancellation)
    {
        // The lock lasts to the end of the transaction, so two imports under one name get two versions.
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO datasets
              (workspace_id, id, name, version, rows, source, created_at, created_by, created_by_name, placed, findings, bounds,
               longitude, latitude, places)
            SELECT $1, $2, $3,
              1 + COALESCE((SELECT max(d.version) FROM datasets d WHERE d.workspace_id = $1 AND d.name = $3), 0),
              $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
            FROM (SELECT pg_advisory_xact_lock(hashtextextended($1::text || $3, 0))) AS locked
            RETURNING version
            """,
            connection);
        var (dataset, points) = (made.Dataset, made.Dataset.Points);
        var counts = points.Counts();
        var values = command.Parameters;
        values.AddWithValue(made.Workspace.Value);
        values.AddWithValue(dataset.Id.Value);
        values.AddWithValue(dataset.Name);
        values.AddWithValue(dataset.Rows);
        values.AddWithValue(made.Source);
        values.AddWithValue(made.CreatedAt);
        values.AddWithValue(made.CreatedBy.Value);
        values.AddWithValue(made.CreatedByName);
        values.AddWithValue(new[] { counts.Given, counts.PostalCode, counts.City, counts.County, counts.State, counts.Country, counts.None });
        values.AddWithValue(findings);
        values.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Double, (object?)points.Bounds() ?? DBNull.Value);
        values.AddWithValue(points.Longitude);
        values.AddWithValue(points.Latitude);
        values.AddWithValue(points.Places);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task WriteColumnAsync(NpgsqlConnection connection, NewDataset made, int number, CancellationToken cancellation)
    {
        var column = made.Dataset.Columns[number];
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO dataset_columns
              (workspace_id, dataset_id, number, key, name, kind, role, currency, scale, empty, distinct_values, min, max, sum,
               numbers, amounts, days, flags, word_of_row, words)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            """,
            connection);
        var info = column.Info;
        var values = command.Parameters;
        values.AddWithValue(made.Workspace.Value);
        values.AddWithValue(made.Dataset.Id.Value);
        values.AddWithValue(number);
        values.AddWithValue(info.Key);
        values.AddWithValue(info.Name);
        values.AddWithValue(info.Kind.ToString());
        AddOrNull(values, NpgsqlDbType.Text, info.Role?.ToString());
        AddOrNull(values, NpgsqlDbType.Text, info.Currency);
        values.AddWithValue(info.Scale);
        values.AddWithValue(info.Empty);
        values.AddWithValue(info.Distinct);
        AddOrNull(values, NpgsqlDbType.Double, info.Min);
        AddOrNull(values, NpgsqlDbType.Double, info.Max);
        AddOrNull(values, NpgsqlDbType.Numeric, info.Sum);
        AddOrNull(values, NpgsqlDbType.Array | NpgsqlDbType.Double, (column as NumberColumn)?.Values);
        AddOrNull(values, NpgsqlDbType.Array | NpgsqlDbType.Bigint, (column as CurrencyColumn)?.Amounts);
        AddOrNull(values, NpgsqlDbType.Array | NpgsqlDbType.Integer, (column as DateColumn)?.Days);
        AddOrNull(values, NpgsqlDbType.Bytea, (column as BooleanColumn)?.Values);
        AddOrNull(values, NpgsqlDbType.Array | NpgsqlDbType.Integer, (column as TextColumn)?.WordOfRow);
        AddOrNull(values, NpgsqlDbType.Array | NpgsqlDbType.Text, (column as TextColumn)?.Words);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void AddOrNull(NpgsqlParameterCollection values, NpgsqlDbType type, object? value) => values.AddWithValue(type, value ?? DBNull.Value);
}
