using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Management.Governance;

/// <summary>What a workspace decided about its live model: up to which size a manager approves, and what the health checks measure against.</summary>
public sealed class Settings(LiveActs acts, WorkspaceCatalog catalogs, Audit audit)
{
    /// <param name="ManagerAccounts">A manager approves a request of up to so many accounts,</param>
    /// <param name="ManagerAmount">and up to so much in open opportunities; what is larger, operations approve.</param>
    /// <param name="BalanceField">The account's number that territories are balanced by; nothing counts accounts.</param>
    /// <param name="BalanceByQuota">Whether a territory's target is its share of the quotas; else all are equal.</param>
    /// <param name="BalancePercent">How far off its target a territory may be, in per cent.</param>
    /// <param name="VacantDays">After so many days a vacancy is too long.</param>
    /// <param name="StaleDays">After so many days without a change, accounts are stale.</param>
    /// <param name="RedesignTerritories">A redesign is due when more than this per cent of territories are off balance,</param>
    /// <param name="RedesignUnassigned">or more than this per cent of accounts in no territory.</param>
    /// <param name="KeepsHealth">Whether the findings are kept every day and after each activation without anybody asking.</param>
    /// <param name="HealthHour">From this hour on, 0 to 23 UTC.</param>
    [SchemaName("GovernanceSettings")]
    public sealed record Values(
        int ManagerAccounts = 10, decimal ManagerAmount = 100_000, string? BalanceField = null, bool BalanceByQuota = false, int BalancePercent = 50, int VacantDays = 30,
        int StaleDays = 90, int RedesignTerritories = 33, int RedesignUnassigned = 10, bool KeepsHealth = true, int HealthHour = 2);

    public async Task<Values> ReadAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        await using var connection = await acts.OpenAsync(cancellation);
        return await ReadAsync(connection, caller.Workspace, cancellation);
    }

    public async Task<Outcome<Values>> WriteAsync(Values values, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        if (values.ManagerAccounts < 0 || values.ManagerAmount < 0 || values.BalancePercent is < 1 or > 1000 || values.VacantDays < 0 || values.StaleDays < 1
            || values.RedesignTerritories is < 0 or > 100 || values.RedesignUnassigned is < 0 or > 100)
        {
            return GovernanceRefusals.BadSettings(values);
        }

        if (values.HealthHour is < 0 or > 23)
        {
            return GovernanceRefusals.BadHealthHour(values.HealthHour);
        }

        if (values.BalanceField is { } name
            && (await catalogs.ReadAsync(caller.Workspace, cancellation)).Find("Account")!.Find(name) is not
            { Type: Core.Management.Objects.FieldType.Money or Core.Management.Objects.FieldType.Number or Core.Management.Objects.FieldType.Whole })
        {
            return GovernanceRefusals.BadBalanceField(name);
        }

        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "INSERT INTO live_governance (workspace_id, settings) VALUES ($1, $2) ON CONFLICT (workspace_id) DO UPDATE SET settings = excluded.settings", connection);
        command.Parameters.AddWithValue(caller.Workspace.Value);
        command.Parameters.Add(new NpgsqlParameter { Value = JsonSerializer.Serialize(values, WireJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancellation);
        await audit.WriteAsync(connection, caller, new Audit.Entry("live.governed", "Live model", $"managers approve up to {values.ManagerAccounts} accounts and {values.ManagerAmount:#,0}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return values;
    }

    internal static async Task<Values> ReadAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT settings::text FROM live_governance WHERE workspace_id = $1", connection);
        command.Parameters.AddWithValue(workspace.Value);
        return await command.ExecuteScalarAsync(cancellation) is string json ? JsonSerializer.Deserialize<Values>(json, WireJson.Options)! : new Values();
    }
}
