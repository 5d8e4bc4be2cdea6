using System.Text.Json;
using Bailiwick.Core;
using Npgsql;

namespace Bailiwick.Storage.Alignments;

/// <summary>Audit rows and announcements that go into the same transaction as what they tell of.</summary>
public static class AlignmentTrail
{
    private const int LongestText = 500;

    private const string InsertAudit = """
        INSERT INTO audit (workspace_id, id, at, user_id, user_name, action, subject, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    internal static void Add(NpgsqlBatch batch, WorkspaceId workspace, AlignmentId alignment, EditRow edit)
    {
        Add(
            batch,
            new Act(workspace, new UserId(edit.AuthorId), edit.AuthorName, edit.At),
            new Entry("alignment.edited", alignment.Value, $"revision {edit.Revision}: {edit.Summary}"));
        batch.Add("SELECT pg_notify('bailiwick', $1)", JsonSerializer.Serialize(new
        {
            kind = "edited",
            workspace = workspace.Value,
            id = alignment.Value,
            revision = edit.Revision,
            author = Cut(edit.AuthorName),
            summary = Cut(edit.Summary),
        }));
    }

    internal static void Add(NpgsqlBatch batch, Act act, Entry entry) => batch.Add(
        InsertAudit,
        act.Workspace.Value, Guid.CreateVersion7(act.At), act.At, act.User.Value, act.UserName, entry.Action, entry.Subject.ToString(), entry.Detail);

    // PostgreSQL takes at most 8000 bytes.
    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];

    /// <summary>Who did something, where and when.</summary>
    public sealed record Act(WorkspaceId Workspace, UserId User, string UserName, DateTimeOffset At);

    /// <summary>What was done, to what, with which particulars.</summary>
    internal sealed record Entry(string Action, Guid Subject, string Detail);
}
