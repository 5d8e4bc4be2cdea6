using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.People;

/// <summary>
/// Hand-overs that wait for their day. The wish is a record of the act that moved somebody, and goes when that act is taken back; how it ended stands beside the
/// records, so that nothing is done twice when its act is taken back, and the move can be taken back all the same.
/// </summary>
internal sealed class HandoverPlans
{
    /// <summary>How a wish ended.</summary>
    public enum End
    {
        /// <summary>By an act.</summary>
        Done,

        /// <summary>There was nothing to hand over any more.</summary>
        Nothing,

        /// <summary>Somebody canceled it.</summary>
        Canceled,
    }

    private HandoverPlans(LiveRecord? model, IReadOnlyDictionary<string, LiveRecord> users, IReadOnlyList<PlannedHandover> waiting) => (Model, Users, Waiting) = (model, users, waiting);

    /// <summary>The active model.</summary>
    public LiveRecord? Model { get; }

    public IReadOnlyDictionary<string, LiveRecord> Users { get; }

    /// <summary>By day. One that was done and taken back is among them, with that as its problem.</summary>
    public IReadOnlyList<PlannedHandover> Waiting { get; }

    public string NameOf(string? user) => (user is null ? null : Users.GetValueOrDefault(user))?.Text("Name") ?? user ?? "nobody";

    /// <summary>Workspaces where a day has come.</summary>
    public static async Task<List<WorkspaceId>> DueAsync(NpgsqlConnection connection, DateOnly today, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT DISTINCT workspace_id FROM live_planned_handover p
            WHERE to_act IS NULL AND handover_date <= $1 AND NOT EXISTS (SELECT FROM live_handovers_ended e WHERE e.workspace_id = p.workspace_id AND e.handover = p.id)
            ORDER BY workspace_id
            """,
            connection);
        command.Parameters.AddWithValue(today);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var due = new List<WorkspaceId>();
        while (await reader.ReadAsync(cancellation))
        {
            due.Add(new WorkspaceId(reader.GetGuid(0)));
        }

        return due;
    }

    public static async Task<HandoverPlans> ReadAsync(NpgsqlConnection connection, WorkspaceId workspace, ObjectCatalog catalog, LiveActs acts, DateOnly today, CancellationToken cancellation)
    {
        Task<List<LiveRecord>> OfAsync(string type, LiveQuery query) => LiveReader.ReadAsync(connection, workspace, catalog.Find(type)!, query, cancellation);
        var records = await OfAsync("PlannedHandover", LiveQuery.All);
        var model = (await OfAsync("Territory2Model", LiveQuery.Where("State", "Active"))).SingleOrDefault();
        var users = (await OfAsync("User", LiveQuery.All)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        if (records.Count == 0)
        {
            return new HandoverPlans(model, users, []);
        }

        var gone = (await OfAsync("UserAbsence", LiveQuery.All)).Where(one => one.Day("EndDate") is null && one.Day("StartDate") <= today).Select(one => one.Text("UserId")!).ToHashSet(StringComparer.Ordinal);
        var idOfKey = model is null ? [] : (await OfAsync("Territory2", LiveQuery.Where("Territory2ModelId", model.Id))).ToDictionary(one => one.Text("DeveloperName")!, one => one.Id, StringComparer.OrdinalIgnoreCase);
        var ended = await EndedAsync(connection, workspace, cancellation);
        var askedIn = await acts.FindAsync(workspace, records.Select(one => one.CreatedAct), cancellation);
        var waiting = records.Where(one => !ended.TryGetValue(one.Id, out var isTakenBack) || isTakenBack).OrderBy(one => one.Day("HandoverDate")).ThenBy(one => one.Id, StringComparer.Ordinal)
            .Select(one =>
            {
                var key = one.Text("TerritoryKey");
                var territory = key is null ? null : idOfKey.GetValueOrDefault(key);
                return new PlannedHandover(one, askedIn[one.CreatedAct], territory, ProblemOf(one, key is not null && territory is null ? key : null));
            });
        return new HandoverPlans(model, users, [.. waiting]);

        string? ProblemOf(LiveRecord one, string? missing)
        {
            var successor = one.Text("SuccessorId") is { } id ? users.GetValueOrDefault(id) : null;
            return ended.ContainsKey(one.Id) ? "It was done and taken back. Hand over by hand, or cancel it."
                : successor is null ? "The successor is not there any more."
                : !successor.Flag("IsActive") ? $"{successor.Text("Name")} is not an active user any more."
                : gone.Contains(successor.Id) ? $"{successor.Text("Name")} has left."
                : missing is not null ? $"The active model has no territory {missing}."
                : null;
        }
    }

    /// <summary>Notes how a wish ended; false when it had ended before.</summary>
    public static async Task<bool> EndAsync(NpgsqlConnection connection, WorkspaceId workspace, string handover, End end, long? act, (string Name, DateTimeOffset At) by, CancellationToken cancellation)
    {
        // One that was done and taken back may still be canceled.
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO live_handovers_ended (workspace_id, handover, how, act, by_name, at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (workspace_id, handover) DO UPDATE SET how = excluded.how, act = NULL, by_name = excluded.by_name, at = excluded.at
            WHERE live_handovers_ended.how = 'Done' AND excluded.how = 'Canceled'
            """,
            connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(handover);
        command.Parameters.AddWithValue(end.ToString());
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)act ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        command.Parameters.AddWithValue(by.Name);
        command.Parameters.AddWithValue(by.At);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    // By wish: whether its act was taken back.
    private static async Task<Dictionary<string, bool>> EndedAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT handover, e.act IS NOT NULL AND EXISTS (SELECT FROM live_acts a WHERE a.workspace_id = $1 AND a.reverts = e.act)
            FROM live_handovers_ended e WHERE workspace_id = $1
            """,
            connection);
        command.Parameters.AddWithValue(workspace.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ended = new Dictionary<string, bool>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            ended[reader.GetString(0)] = reader.GetBoolean(1);
        }

        return ended;
    }
}
