using Bailiwick.Core.Management.Opportunities;

namespace Bailiwick.Server.Management;

/// <summary>Long work of the live model; one of them is there.</summary>
/// <param name="Accounts">Accounts from a dataset.</param>
/// <param name="Move">A model to another state.</param>
/// <param name="Flood">New customers to look at.</param>
/// <param name="Rules">A model's rules over all accounts; opportunities too when the model is active.</param>
/// <param name="Accept">The adjustment of new customers that were looked at.</param>
/// <param name="Records">Records of any object from a file.</param>
public sealed record ManagementTask(
    ImportAccounts.Request? Accounts = null, ManagementTask.MoveModel? Move = null, ManagementTask.RunRules? Rules = null, Accounts.FloodRequest? Flood = null,
    ManagementTask.AcceptFlood? Accept = null, Bulk.ImportRecords.Request? Records = null)
{
    public sealed record MoveModel(string Model, ModelMoves.MoveRequest Request);

    public sealed record AcceptFlood(Guid Flood, string? Reason);

    public sealed record RunRules(string Model, TiePolicy Tie);
}
