using Bailiwick.Core;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Storage.Management;

/// <summary>Reads what large runs need of assignments and opportunities, without a dictionary for each row.</summary>
public static class AssignmentReader
{
    /// <summary>Assignments to territories of one model.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="workspace">Whose.</param>
    /// <param name="model">The model's id.</param>
    /// <param name="accounts">Only these; null for all.</param>
    /// <param name="asOf">As things stood right after an act.</param>
    /// <param name="cancellation">To stop.</param>
    public static async Task<List<Assignment>> AssignmentsAsync(
        NpgsqlConnection connection, WorkspaceId workspace, string model, IReadOnlyCollection<string>? accounts, long? asOf, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT a.id, a.object_id, a.territory2_id, a.association_cause = 'Territory2Manual'
            FROM live_object_territory2_association a
            JOIN live_territory2 t ON t.workspace_id = a.workspace_id AND t.id = a.territory2_id AND {Present("t", asOf)}
            WHERE a.workspace_id = $1 AND t.territory2_model_id = $2 AND {Present("a", asOf)} AND ($3::text[] IS NULL OR a.object_id = ANY($3))
            """,
            connection)
        { CommandTimeout = 600 };
        Fill(command, workspace, model, accounts);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var assignments = new List<Assignment>();
        while (await reader.ReadAsync(cancellation))
        {
            assignments.Add(new Assignment(reader.GetString(0), reader.GetString(1), reader.GetString(2), !reader.IsDBNull(3) && reader.GetBoolean(3)));
        }

        return assignments;
    }

    /// <summary>Where rules may not put an account, by model.</summary>
    public static async Task<List<(string Account, string Territory)>> ExclusionsAsync(
        NpgsqlConnection connection, WorkspaceId workspace, string model, IReadOnlyCollection<string>? accounts, long? asOf, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT x.object_id, x.territory2_id
            FROM live_territory2_object_exclusion x
            JOIN live_territory2 t ON t.workspace_id = x.workspace_id AND t.id = x.territory2_id AND {Present("t", asOf)}
            WHERE x.workspace_id = $1 AND t.territory2_model_id = $2 AND {Present("x", asOf)} AND ($3::text[] IS NULL OR x.object_id = ANY($3))
            """,
            connection);
        Fill(command, workspace, model, accounts);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var exclusions = new List<(string, string)>();
        while (await reader.ReadAsync(cancellation))
        {
            exclusions.Add((reader.GetString(0), reader.GetString(1)));
        }

        return exclusions;
    }

    /// <summary>Accounts with a place, by ascending id, in degrees.</summary>
    public static async Task<List<(string Account, double Longitude, double Latitude)>> PlacesAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT id, billing_longitude::float8, billing_latitude::float8
            FROM live_account
            WHERE workspace_id = $1 AND to_act IS NULL AND billing_longitude IS NOT NULL AND billing_latitude IS NOT NULL
            ORDER BY id
            """,
            connection)
        { CommandTimeout = 600 };
        command.Parameters.AddWithValue(workspace.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var places = new List<(string, double, double)>();
        while (await reader.ReadAsync(cancellation))
        {
            places.Add((reader.GetString(0), reader.GetDouble(1), reader.GetDouble(2)));
        }

        return places;
    }

    /// <summary>Opportunities of accounts, by ascending id; of all when none are named.</summary>
    public static async Task<List<Pipeline>> OpportunitiesAsync(
        NpgsqlConnection connection, WorkspaceId workspace, IReadOnlyCollection<string>? accounts, long? asOf, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT o.id, o.account_id, o.territory2_id, coalesce(o.is_excluded_from_territory2_filter, false), coalesce(o.is_closed, false),
                coalesce(o.is_won, false), coalesce(o.amount, 0), o.close_date, o.forecast_category_name, o.name, o.owner_id
            FROM live_opportunity o
            WHERE o.workspace_id = $1 AND ($2::text IS NULL) AND {Present("o", asOf)} AND ($3::text[] IS NULL OR o.account_id = ANY($3))
            ORDER BY o.id
            """,
            connection)
        { CommandTimeout = 600 };
        Fill(command, workspace, null, accounts);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<Pipeline>();
        while (await reader.ReadAsync(cancellation))
        {
            string? TextAt(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
            rows.Add(new Pipeline(
                reader.GetString(0), TextAt(1), TextAt(2), reader.GetBoolean(3), reader.GetBoolean(4), reader.GetBoolean(5), reader.GetDecimal(6),
                reader.IsDBNull(7) ? null : reader.GetFieldValue<DateOnly>(7), TextAt(8), TextAt(9), TextAt(10)));
        }

        return rows;
    }

    private static string Present(string of, long? asOf) =>
        asOf is { } act ? $"{of}.from_act <= {act} AND ({of}.to_act IS NULL OR {of}.to_act > {act})" : $"{of}.to_act IS NULL";

    private static void Fill(NpgsqlCommand command, WorkspaceId workspace, string? model, IReadOnlyCollection<string>? accounts)
    {
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)model ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)accounts?.ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
    }

    /// <summary>An account in a territory.</summary>
    public readonly record struct Assignment(string Id, string Account, string Territory, bool IsManual);

    /// <summary>What a forecast and the opportunity filter look at.</summary>
    public sealed record Pipeline(
        string Id, string? Account, string? Territory, bool IsExcluded, bool IsClosed, bool IsWon, decimal Amount, DateOnly? CloseDate, string? Category, string? Name, string? Owner);
}
