using Bailiwick.Core;
using Bailiwick.Storage.Alignments;
using Npgsql;

namespace Bailiwick.Storage.Targets;

/// <summary>Who answers for which areas of an alignment, and which branches of a plan are asked for their numbers.</summary>
public sealed class BranchStore(NpgsqlDataSource database)
{
    /// <summary>Everybody's areas, by area, then by name.</summary>
    public async Task<List<(int Area, UserId User, string Name)>> ListAsync(WorkspaceId workspace, Guid alignment, CancellationToken cancellation)
    {
        await using var command = database.Of(
            """
            SELECT b.area, b.user_id, u.name
            FROM branches b
            JOIN users u ON u.id = b.user_id
            WHERE b.workspace_id = $1 AND b.alignment_id = $2
            ORDER BY b.area, u.name, u.id
            """,
            workspace.Value, alignment);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var branches = new List<(int, UserId, string)>();
        while (await reader.ReadAsync(cancellation))
        {
            branches.Add((reader.GetInt32(0), new UserId(reader.GetGuid(1)), reader.GetString(2)));
        }

        return branches;
    }

    /// <summary>The areas a person answers for, ascending.</summary>
    public async Task<List<int>> AreasOfAsync(WorkspaceId workspace, Guid alignment, UserId user, CancellationToken cancellation)
    {
        await using var command = database.Of(
            "SELECT area FROM branches WHERE workspace_id = $1 AND alignment_id = $2 AND user_id = $3 ORDER BY area", workspace.Value, alignment, user.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var areas = new List<int>();
        while (await reader.ReadAsync(cancellation))
        {
            areas.Add(reader.GetInt32(0));
        }

        return areas;
    }

    /// <summary>Replaces everybody's areas. False when somebody is no member (any more): nothing is written then.</summary>
    public async Task<bool> ReplaceAsync(AlignmentTrail.Act act, Guid alignment, IReadOnlyList<(int Area, UserId User)> branches, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(branches);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("DELETE FROM branches WHERE workspace_id = $1 AND alignment_id = $2", act.Workspace.Value, alignment);
        batch.Add(
            """
            INSERT INTO branches (workspace_id, alignment_id, area, user_id)
            SELECT $1, $2, area, user_id
            FROM unnest($3::integer[], $4::uuid[]) AS given (area, user_id)
            """,
            act.Workspace.Value, alignment, branches.Select(one => one.Area).ToArray(), branches.Select(one => one.User.Value).ToArray());
        AlignmentTrail.Add(batch, act, new AlignmentTrail.Entry("alignment.branches-set", alignment, $"{branches.Count} branches"));
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return false;
        }
    }

    /// <summary>The branches of a plan that were asked, by area.</summary>
    public async Task<List<TargetRequestRow>> RequestsAsync(WorkspaceId workspace, Guid plan, CancellationToken cancellation)
    {
        await using var command = database.Of(
            """
            SELECT area, due, state, note, created_at, created_by_name, changed_at, changed_by_name
            FROM target_requests
            WHERE workspace_id = $1 AND plan_id = $2
            ORDER BY area
            """,
            workspace.Value, plan);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var requests = new List<TargetRequestRow>();
        while (await reader.ReadAsync(cancellation))
        {
            requests.Add(new TargetRequestRow
            {
                Area = reader.GetInt32(0),
                Due = reader.GetFieldValue<DateOnly>(1),
                State = reader.GetString(2),
                Note = reader.IsDBNull(3) ? null : reader.GetString(3),
                CreatedAt = reader.GetFieldValue<DateTimeOffset>(4),
                CreatedBy = reader.GetString(5),
                ChangedAt = reader.GetFieldValue<DateTimeOffset>(6),
                ChangedBy = reader.GetString(7),
            });
        }

        return requests;
    }

    /// <summary>Asks branches, or asks them again with another due date.</summary>
    public async Task AskAsync(
        AlignmentTrail.Act act, (Guid Alignment, Guid Plan) of, (IReadOnlyList<int> Areas, DateOnly Due, string? Note) asked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            INSERT INTO target_requests
              (workspace_id, plan_id, area, due, state, note, created_at, created_by_name, changed_at, changed_by_name)
            SELECT $1, $2, area, $4, 'open', $5, $6, $7, $6, $7
            FROM unnest($3::integer[]) AS area
            ON CONFLICT (workspace_id, plan_id, area) DO UPDATE
            SET due = excluded.due, state = 'open', note = excluded.note, changed_at = excluded.changed_at, changed_by_name = excluded.changed_by_name
            """,
            act.Workspace.Value, of.Plan, asked.Areas.ToArray(), asked.Due, asked.Note, act.At, act.UserName);
        AlignmentTrail.Add(batch, act, new AlignmentTrail.Entry("target-plan.asked", of.Plan, $"{asked.Areas.Count} branches until {asked.Due:yyyy-MM-dd}"));
        TargetLog.Announce(batch, act.Workspace, of, (null, act.UserName, $"Asked {asked.Areas.Count} branches until {asked.Due:yyyy-MM-dd}"));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Brings a request from one of some states to another; false when it is in none of them.</summary>
    public async Task<bool> SettleAsync(
        AlignmentTrail.Act act, (Guid Alignment, Guid Plan, int Area) of, (IReadOnlyList<string> From, string To, string? Note) step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.Add(
            """
            UPDATE target_requests
            SET state = $5, note = COALESCE($6, note), changed_at = $7, changed_by_name = $8
            WHERE workspace_id = $1 AND plan_id = $2 AND area = $3 AND state = ANY ($4)
            """,
            act.Workspace.Value, of.Plan, of.Area, step.From.ToArray(), step.To, step.Note, act.At, act.UserName);
        AlignmentTrail.Add(batch, act, new AlignmentTrail.Entry("target-plan.request-settled", of.Plan, $"branch {of.Area}: {step.To}"));
        TargetLog.Announce(batch, act.Workspace, (of.Alignment, of.Plan), (null, act.UserName, $"Branch {of.Area}: {step.To}"));
        await batch.ExecuteNonQueryAsync(cancellation);
        if (batch.BatchCommands[0].RecordsAffected == 0)
        {
            return false;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }
}
