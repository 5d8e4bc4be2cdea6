using Bailiwick.Core;
using Bailiwick.Server.Management.Unattended;
using Bailiwick.Storage.Management;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Management.Routing;

/// <summary>
/// Routes leads right after the act that made them, where a workspace wants that: in the order they were made, each looked at once. How far it is stands in the
/// database and moves in the transaction of the act that routes, so that several nodes or a restart route nothing twice and leave nothing out.
/// </summary>
internal sealed class RouteNewLeads(RouteLeads routing, LiveActs acts, TimeProvider time, ILogger<RouteNewLeads> logger) : IUnattendedWork
{
    private readonly WorkspaceTries _tries = new(time, logger, "Routing new leads");

    /// <summary>The place after the last lead that was looked at.</summary>
    private sealed record Place(long Act, string Lead);

    public async Task DoAsync(CancellationToken cancellation)
    {
        foreach (var workspace in await BehindAsync(cancellation))
        {
            await _tries.TryAsync(workspace, () => RouteAsync(workspace, cancellation), cancellation);
        }
    }

    private async Task<List<WorkspaceId>> BehindAsync(CancellationToken cancellation)
    {
        await using var connection = await acts.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "SELECT workspace_id FROM live_lead_routing r WHERE is_on AND EXISTS (SELECT FROM live_acts a WHERE a.workspace_id = r.workspace_id AND a.number > r.act) ORDER BY workspace_id", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var behind = new List<WorkspaceId>();
        while (await reader.ReadAsync(cancellation))
        {
            behind.Add(new WorkspaceId(reader.GetGuid(0)));
        }

        return behind;
    }

    private async Task<Refusal?> RouteAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var (refusal, isAll) = await RouteSomeAsync(workspace, cancellation);
                if (refusal is not null)
                {
                    await FailAsync(workspace, refusal.Message, cancellation);
                }

                if (isAll)
                {
                    return refusal;
                }
            }
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            await FailAsync(workspace, "Something went wrong that is no fault of the leads; it is tried again.", cancellation);
            logger.LogWarning(e, "Routing new leads failed in workspace {Workspace}.", workspace.Value);
            throw;
        }
    }

    /// <summary>Up to as many leads as one act takes.</summary>
    private async Task<(Refusal? Refusal, bool IsAll)> RouteSomeAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await TakeAsync(connection, workspace, cancellation) is not { } place)
        {
            return (null, true);
        }

        var (leads, last) = await NewAsync(connection, workspace, place, cancellation);
        if (leads.Count > 0)
        {
            var routed = await routing.RouteNewAsync(connection, ServiceCaller.In(workspace), [.. leads.Select(one => one.Lead)], cancellation);
            if (!routed.IsDone)
            {
                return (routed.Refusal, true);
            }

            if (!routed.Value)
            {
                // Somebody took them all meanwhile: looked at anew, they are not among the waiting.
                return (null, false);
            }
        }

        var isAll = leads.Count < RouteLeads.Most;
        await MoveAsync(connection, workspace, isAll ? new Place(last, "~") : leads[^1], cancellation);
        await transaction.CommitAsync(cancellation);
        return (null, isAll);
    }

    // Held until the transaction ends; null when another node has it, or it was turned off.
    private static async Task<Place?> TakeAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT act, lead FROM live_lead_routing WHERE workspace_id = $1 AND is_on FOR UPDATE SKIP LOCKED", connection);
        command.Parameters.AddWithValue(workspace.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new Place(reader.GetInt64(0), reader.GetString(1)) : null;
    }

    /// <summary>Open leads without an owner that were made after a place, in the order they were made; and the last act that is there.</summary>
    private static async Task<(List<Place> Leads, long Last)> NewAsync(NpgsqlConnection connection, WorkspaceId workspace, Place after, CancellationToken cancellation)
    {
        await using var last = new NpgsqlCommand("SELECT coalesce(max(number), 0) FROM live_acts WHERE workspace_id = $1", connection);
        last.Parameters.AddWithValue(workspace.Value);
        var reached = (long)(await last.ExecuteScalarAsync(cancellation))!;
        await using var command = new NpgsqlCommand(
            """
            SELECT created_act, id FROM live_lead
            WHERE workspace_id = $1 AND to_act IS NULL AND owner_id IS NULL AND NOT coalesce(is_converted, false)
                AND created_act <= $4 AND (created_act, id COLLATE "C") > ($2, $3 COLLATE "C")
            ORDER BY created_act, id COLLATE "C"
            LIMIT $5
            """,
            connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(after.Act);
        command.Parameters.AddWithValue(after.Lead);
        command.Parameters.AddWithValue(reached);
        command.Parameters.AddWithValue(RouteLeads.Most);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var leads = new List<Place>();
        while (await reader.ReadAsync(cancellation))
        {
            leads.Add(new Place(reader.GetInt64(0), reader.GetString(1)));
        }

        return (leads, reached);
    }

    private static async Task MoveAsync(NpgsqlConnection connection, WorkspaceId workspace, Place to, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("UPDATE live_lead_routing SET act = $2, lead = $3, failure = NULL, failed_at = NULL WHERE workspace_id = $1", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(to.Act);
        command.Parameters.AddWithValue(to.Lead);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task FailAsync(WorkspaceId workspace, string why, CancellationToken cancellation)
    {
        await using var connection = await acts.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("UPDATE live_lead_routing SET failure = $2, failed_at = $3 WHERE workspace_id = $1", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(why);
        command.Parameters.Add(new NpgsqlParameter { Value = time.GetUtcNow(), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
