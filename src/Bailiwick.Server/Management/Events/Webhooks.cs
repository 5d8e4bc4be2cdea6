using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Hosting;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Management;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Management.Events;

/// <summary>Addresses that are told of assignment changes, their secrets and what was sent.</summary>
public sealed class Webhooks(LiveActs acts, WebhookSecrets secrets, EventSignal signal, ServerSettings settings, Audit audit, TimeProvider time)
{
    public static readonly string[] AllKinds = ["account.entered", "account.left", "member.began", "member.changed", "member.ended"];

    /// <param name="Kinds">Which events; all when nothing is said.</param>
    /// <param name="IsOn">Whether it is told anything now. What happens while it is off is sent when it is on again.</param>
    /// <param name="FromBeginning">Whether a new one is told of everything since the first act, or only of what comes.</param>
    [SchemaName("SetWebhook")]
    public sealed record Request(string Name, string Address, IReadOnlyList<string>? Kinds = null, bool IsOn = true, bool FromBeginning = false);

    /// <param name="Cursor">How far events were put into deliveries.</param>
    /// <param name="Secret">Only in the answer that makes it.</param>
    [SchemaName("Webhook")]
    public sealed record Info(
        Guid Id, string Name, string Address, IReadOnlyList<string> Kinds, bool IsOn, string Cursor, string MadeBy, DateTimeOffset MadeAt, int Waiting, int Delivered, int Dead, string? Secret);

    /// <param name="State">waiting, delivered or dead.</param>
    [SchemaName("WebhookDelivery")]
    public sealed record Delivery(long Number, string State, int Events, int Attempts, DateTimeOffset MadeAt, DateTimeOffset? NextAt, DateTimeOffset? EndedAt, int? Status, string? Error);

    public async Task<IReadOnlyList<Info>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        Demand(caller);
        await using var connection = await acts.OpenAsync(cancellation);
        return await ReadAsync(connection, caller.Workspace, null, cancellation);
    }

    public async Task<Outcome<Info>> MakeAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        Demand(caller);
        if (WrongOf(request) is { } refusal)
        {
            return refusal;
        }

        var (id, secret) = (Guid.CreateVersion7(), WebhookSecrets.Make());
        await ChangeAsync(
            caller, "live.webhook-made", request,
            """
            INSERT INTO live_webhooks (workspace_id, id, name, address, kinds, is_on, secret, act, place, made_name, made_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, CASE WHEN $8 THEN 0 ELSE coalesce(max(number), 0) END, CASE WHEN $8 THEN 0 ELSE 2147483647 END, $9, $10 FROM live_acts WHERE workspace_id = $1
            """,
            id, cancellation, secrets.Protect(secret), request.FromBeginning, caller.Name, time.GetUtcNow());
        return (await FindAsync(id, caller, cancellation)) is { IsDone: true } made ? made.Value with { Secret = secret } : EventRefusals.NoWebhook(id);
    }

    public async Task<Outcome<Info>> SetAsync(Guid id, Request request, Caller caller, CancellationToken cancellation)
    {
        Demand(caller);
        if (WrongOf(request) is { } refusal)
        {
            return refusal;
        }

        await ChangeAsync(caller, "live.webhook-changed", request, "UPDATE live_webhooks SET name = $3, address = $4, kinds = $5, is_on = $6 WHERE workspace_id = $1 AND id = $2", id, cancellation);
        return await FindAsync(id, caller, cancellation);
    }

    /// <summary>A new secret; the old one is worth nothing any more.</summary>
    public async Task<Outcome<Info>> RenewSecretAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        Demand(caller);
        var found = await FindAsync(id, caller, cancellation);
        if (!found.IsDone)
        {
            return found;
        }

        var secret = WebhookSecrets.Make();
        var same = new Request(found.Value.Name, found.Value.Address, found.Value.Kinds, found.Value.IsOn);
        await ChangeAsync(
            caller, "live.webhook-secret-renewed", same, "UPDATE live_webhooks SET name = $3, address = $4, kinds = $5, is_on = $6, secret = $7 WHERE workspace_id = $1 AND id = $2", id, cancellation,
            secrets.Protect(secret));
        return found.Value with { Secret = secret };
    }

    public async Task<Outcome<Nothing>> RemoveAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        Demand(caller);
        var found = await FindAsync(id, caller, cancellation);
        if (!found.IsDone)
        {
            return found.Refusal;
        }

        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = Command(connection, "DELETE FROM live_webhooks WHERE workspace_id = $1 AND id = $2", caller.Workspace.Value, id);
        await command.ExecuteNonQueryAsync(cancellation);
        await audit.WriteAsync(connection, caller, new Audit.Entry("live.webhook-removed", found.Value.Name, found.Value.Address), cancellation);
        await transaction.CommitAsync(cancellation);
        return Nothing.Instance;
    }

    /// <summary>The last 200, newest first.</summary>
    public async Task<Outcome<IReadOnlyList<Delivery>>> DeliveriesAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        Demand(caller);
        var found = await FindAsync(id, caller, cancellation);
        if (!found.IsDone)
        {
            return found.Refusal;
        }

        await using var connection = await acts.OpenAsync(cancellation);
        await using var command = Command(
            connection,
            "SELECT number, state, events, attempts, made_at, next_at, ended_at, status, error FROM live_deliveries WHERE workspace_id = $1 AND webhook = $2 ORDER BY number DESC LIMIT 200",
            caller.Workspace.Value, id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var deliveries = new List<Delivery>();
        while (await reader.ReadAsync(cancellation))
        {
            var state = reader.GetString(1);
            deliveries.Add(new Delivery(
                reader.GetInt64(0), state, reader.GetInt32(2), reader.GetInt32(3), reader.GetFieldValue<DateTimeOffset>(4), state == "waiting" ? reader.GetFieldValue<DateTimeOffset>(5) : null,
                reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6), reader.IsDBNull(7) ? null : reader.GetInt32(7), reader.IsDBNull(8) ? null : reader.GetString(8)));
        }

        return deliveries;
    }

    /// <summary>A dead delivery waits again, with all its attempts before it.</summary>
    public async Task<Outcome<Nothing>> ResendAsync(Guid id, long number, Caller caller, CancellationToken cancellation)
    {
        Demand(caller);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var command = Command(
            connection, "UPDATE live_deliveries SET state = 'waiting', attempts = 0, next_at = $4, ended_at = NULL WHERE workspace_id = $1 AND webhook = $2 AND number = $3 AND state = 'dead'",
            caller.Workspace.Value, id, number, time.GetUtcNow());
        if (await command.ExecuteNonQueryAsync(cancellation) == 0)
        {
            return EventRefusals.NoDelivery(number);
        }

        signal.Wake();
        return Nothing.Instance;
    }

    private Refusal? WrongOf(Request request) =>
        OutgoingAddress.WrongOf(request.Address, settings.WebhooksToPrivate) is { } why ? EventRefusals.BadAddress(request.Address, why)
        : request.Kinds?.FirstOrDefault(kind => !AllKinds.Contains(kind)) is { } kind ? EventRefusals.BadKind(kind)
        : null;

    private async Task<Outcome<Info>> FindAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        await using var connection = await acts.OpenAsync(cancellation);
        return (await ReadAsync(connection, caller.Workspace, id, cancellation)).SingleOrDefault() is { } found ? found : EventRefusals.NoWebhook(id);
    }

    private async Task ChangeAsync(Caller caller, string action, Request request, string sql, Guid id, CancellationToken cancellation, params object[] more)
    {
        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = Command(
            connection, sql, [caller.Workspace.Value, id, request.Name.Trim(), request.Address, request.Kinds is { Count: > 0 } kinds ? kinds.Distinct().ToArray() : AllKinds, request.IsOn, .. more]);
        await command.ExecuteNonQueryAsync(cancellation);
        await audit.WriteAsync(connection, caller, new Audit.Entry(action, request.Name, request.Address), cancellation);
        await transaction.CommitAsync(cancellation);
        signal.Wake();
    }

    private static async Task<List<Info>> ReadAsync(NpgsqlConnection connection, WorkspaceId workspace, Guid? id, CancellationToken cancellation)
    {
        await using var command = Command(
            connection,
            """
            SELECT w.id, w.name, w.address, w.kinds, w.is_on, w.act, w.place, w.made_name, w.made_at,
                count(d.number) FILTER (WHERE d.state = 'waiting')::int, count(d.number) FILTER (WHERE d.state = 'delivered')::int, count(d.number) FILTER (WHERE d.state = 'dead')::int
            FROM live_webhooks w LEFT JOIN live_deliveries d ON d.workspace_id = w.workspace_id AND d.webhook = w.id
            WHERE w.workspace_id = $1 AND ($2::uuid IS NULL OR w.id = $2)
            GROUP BY w.workspace_id, w.id ORDER BY w.name, w.id
            """,
            workspace.Value);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Info>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new Info(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<string[]>(3), reader.GetBoolean(4), $"{new EventCursor(reader.GetInt64(5), reader.GetInt32(6))}",
                reader.GetString(7), reader.GetFieldValue<DateTimeOffset>(8), reader.GetInt32(9), reader.GetInt32(10), reader.GetInt32(11), null));
        }

        return found;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(Array.ConvertAll(values, value => new NpgsqlParameter { Value = value }));
        return command;
    }

    private static void Demand(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
    }
}
