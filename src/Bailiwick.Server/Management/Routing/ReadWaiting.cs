using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Routing;

/// <summary>Open leads that no person and no queue has, oldest first.</summary>
public sealed class ReadWaiting(LiveActs acts)
{
    private const int MostShown = 200;

    /// <param name="Why">The last step of the last decision that left it here; nothing when none was made.</param>
    [SchemaName("WaitingLead")]
    public sealed record Lead(string Id, string Name, string Company, string? Email, string? City, string? State, string? Why);

    /// <param name="Count">All of them.</param>
    /// <param name="Leads">The first.</param>
    [SchemaName("WaitingLeads")]
    public sealed record Reply(int Count, IReadOnlyList<Lead> Leads);

    public async Task<Outcome<Reply>> HandleAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            """
            SELECT l.id, coalesce(l.name, l.last_name), l.company, l.email, l.city, l.state, count(*) OVER (),
                (SELECT d.explanation FROM live_lead_decision d WHERE d.workspace_id = $1 AND d.lead_id = l.id AND d.to_act IS NULL ORDER BY d.from_act DESC LIMIT 1)
            FROM live_lead l
            WHERE l.workspace_id = $1 AND l.to_act IS NULL AND l.owner_id IS NULL AND NOT coalesce(l.is_converted, false)
            ORDER BY l.id
            LIMIT $2
            """,
            connection);
        command.Parameters.AddWithValue(caller.Workspace.Value);
        command.Parameters.AddWithValue(MostShown);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var leads = new List<Lead>();
        var count = 0L;
        while (await reader.ReadAsync(cancellation))
        {
            string? TextAt(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
            leads.Add(new Lead(reader.GetString(0), reader.GetString(1), reader.GetString(2), TextAt(3), TextAt(4), TextAt(5), TextAt(7)?.Split('\n')[^1]));
            count = reader.GetInt64(6);
        }

        return new Reply((int)count, leads);
    }
}
