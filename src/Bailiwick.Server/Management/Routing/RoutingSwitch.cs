using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.Events;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Routing;

/// <summary>Whether new leads are routed by themselves, and why they could not be.</summary>
public sealed class RoutingSwitch(LiveActs acts, EventSignal signal, Audit audit, TimeProvider time)
{
    /// <param name="IsOn">Leads that are made from now on without an owner are routed right after the act that made them.</param>
    [SchemaName("SetLeadRouting")]
    public sealed record Request(bool IsOn);

    /// <param name="SetBy">Who turned it on or off last; nothing when nobody did.</param>
    /// <param name="Failure">Why the last try failed; leads made since wait, and are tried again.</param>
    [SchemaName("LeadRouting")]
    public sealed record Reply(bool IsOn, string? SetBy, DateTimeOffset? SetAt, string? Failure, DateTimeOffset? FailedAt);

    public async Task<Reply> ReadAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("SELECT is_on, set_name, set_at, failure, failed_at FROM live_lead_routing WHERE workspace_id = $1", connection);
        command.Parameters.AddWithValue(caller.Workspace.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new Reply(
                reader.GetBoolean(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.IsDBNull(3) ? null : reader.GetString(3),
                reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4))
            : new Reply(false, null, null, null, null);
    }

    /// <summary>Leads that were made before it is turned on wait for somebody.</summary>
    public async Task<Reply> SetAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        await using (var connection = await acts.OpenAsync(cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var command = new NpgsqlCommand(
                """
                INSERT INTO live_lead_routing AS r (workspace_id, is_on, act, lead, set_name, set_at)
                SELECT $1, $2, coalesce(max(number), 0), '~', $3, $4 FROM live_acts WHERE workspace_id = $1
                ON CONFLICT (workspace_id) DO UPDATE SET
                    is_on = excluded.is_on, set_name = excluded.set_name, set_at = excluded.set_at, failure = NULL, failed_at = NULL,
                    act = CASE WHEN r.is_on THEN r.act ELSE excluded.act END, lead = CASE WHEN r.is_on THEN r.lead ELSE excluded.lead END
                """,
                connection);
            command.Parameters.AddWithValue(caller.Workspace.Value);
            command.Parameters.AddWithValue(request.IsOn);
            command.Parameters.AddWithValue(caller.Name);
            command.Parameters.AddWithValue(time.GetUtcNow());
            await command.ExecuteNonQueryAsync(cancellation);
            await audit.WriteAsync(connection, caller, new Audit.Entry("live.routing-set", "Lead routing", request.IsOn ? "new leads are routed by themselves" : "leads are routed when somebody asks"), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        signal.Wake();
        return await ReadAsync(caller, cancellation);
    }
}
