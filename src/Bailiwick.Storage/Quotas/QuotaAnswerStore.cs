using Bailiwick.Core;
using Bailiwick.Storage.Alignments;
using Npgsql;

namespace Bailiwick.Storage.Quotas;

/// <summary>What sellers answered to their quotas, append-only, and which seats they hold.</summary>
public sealed class QuotaAnswerStore(NpgsqlDataSource database)
{
    /// <summary>Writes an answer with its audit row, in one transaction.</summary>
    public async Task AppendAsync(AlignmentTrail.Act act, QuotaPlanRow plan, QuotaAnswerRow answer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(answer);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            INSERT INTO quota_answers (workspace_id, plan_id, id, revision, seat, answer, comment, author_id, author_name, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            act.Workspace.Value, plan.Id, answer.Id, answer.Revision, answer.Seat, answer.Answer, answer.Comment, answer.AuthorId, answer.AuthorName, answer.At);
        AlignmentTrail.Add(batch, act, new AlignmentTrail.Entry("quota-plan.answered", plan.Id, $"{plan.Name}, seat {answer.Seat}: {answer.Answer}"));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>All answers of a plan, oldest first.</summary>
    public async Task<List<QuotaAnswerRow>> ListAsync(WorkspaceId workspace, Guid plan, CancellationToken cancellation)
    {
        await using var command = database.Of(
            """
            SELECT id, revision, seat, answer, comment, author_id, author_name, at
            FROM quota_answers
            WHERE workspace_id = $1 AND plan_id = $2
            ORDER BY id
            """,
            workspace.Value, plan);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var answers = new List<QuotaAnswerRow>();
        while (await reader.ReadAsync(cancellation))
        {
            answers.Add(new QuotaAnswerRow
            {
                Id = reader.GetGuid(0),
                Revision = reader.GetInt32(1),
                Seat = reader.GetString(2),
                Answer = reader.GetString(3),
                Comment = reader.IsDBNull(4) ? null : reader.GetString(4),
                AuthorId = reader.GetGuid(5),
                AuthorName = reader.GetString(6),
                At = reader.GetFieldValue<DateTimeOffset>(7),
            });
        }

        return answers;
    }

    /// <summary>The areas of a person's seats in the approved and running quota plans on a target plan, ascending.</summary>
    public async Task<List<int>> AreasOfAsync(WorkspaceId workspace, Guid targetPlan, UserId user, CancellationToken cancellation)
    {
        await using var command = database.Of(
            """
            SELECT DISTINCT (credit ->> 'area')::integer
            FROM quota_plans q
            JOIN LATERAL (
              SELECT x.state FROM quota_edits x
              WHERE x.workspace_id = q.workspace_id AND x.plan_id = q.id AND x.state IS NOT NULL
              ORDER BY x.revision DESC LIMIT 1) state ON TRUE
            JOIN LATERAL (
              SELECT x.content FROM quota_edits x
              WHERE x.workspace_id = q.workspace_id AND x.plan_id = q.id AND x.content IS NOT NULL
              ORDER BY x.revision DESC LIMIT 1) content ON TRUE
            CROSS JOIN LATERAL jsonb_array_elements(content.content -> 'seats') seat
            CROSS JOIN LATERAL jsonb_array_elements(seat -> 'areas') credit
            WHERE q.workspace_id = $1 AND q.target_plan_id = $2 AND state.state IN ('Approved', 'Running') AND seat ->> 'memberId' = $3
            ORDER BY 1
            """,
            workspace.Value, targetPlan, user.Value.ToString());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var areas = new List<int>();
        while (await reader.ReadAsync(cancellation))
        {
            areas.Add(reader.GetInt32(0));
        }

        return areas;
    }

    /// <summary>Those of some people who are members of the workspace.</summary>
    public async Task<HashSet<Guid>> MembersAsync(WorkspaceId workspace, Guid[] people, CancellationToken cancellation)
    {
        await using var command = database.Of("SELECT user_id FROM memberships WHERE workspace_id = $1 AND user_id = ANY ($2)", workspace.Value, people);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var members = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            members.Add(reader.GetGuid(0));
        }

        return members;
    }
}
