using System.Text.Json;
using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>New accounts to look at, and what a balance is. One of dataset, list and day is given.</summary>
/// <param name="DatasetId">A dataset whose records are, or become, accounts; those that are not there yet are new.</param>
/// <param name="Columns">By account field, the key of the dataset's column, as in an import.</param>
/// <param name="Accounts">New accounts by field; each has an AccountNumber.</param>
/// <param name="Since">Accounts made on this day or later count as new.</param>
/// <param name="Measure">The account's number field that is balanced; nothing to count accounts.</param>
/// <param name="Target">What each territory is to have.</param>
/// <param name="Tolerance">Allowed deviation: 0.1 is ten per cent.</param>
/// <param name="MostMovedShare">The greatest share of the accounts of before that the adjustment may move.</param>
/// <param name="MovesOpportunities">Whether open opportunities of accounts that move go with them.</param>
[SchemaName("AnalyzeFlood")]
public sealed record FloodRequest(
    Guid? DatasetId = null, IReadOnlyDictionary<string, string>? Columns = null, IReadOnlyList<IReadOnlyDictionary<string, JsonElement>>? Accounts = null, DateOnly? Since = null,
    string? Measure = null, FloodTarget Target = FloodTarget.Mean, double Tolerance = 0.1, double MostMovedShare = 0.05, bool MovesOpportunities = true);
