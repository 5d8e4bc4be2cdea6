namespace Bailiwick.Server.Management.Governance.Requests;

/// <summary>What a proposal was judged on. When it differs at the approval, the proposal is stale.</summary>
/// <param name="Model">The active model.</param>
/// <param name="Versions">By account, the act that wrote the version that was looked at.</param>
/// <param name="Effect">What the change did when it was tried, in words that name ids and days.</param>
/// <param name="Accounts">How many accounts change.</param>
/// <param name="Amount">Their open opportunities.</param>
/// <param name="Lines">What would change, for a person.</param>
public sealed record RequestBasis(string Model, IReadOnlyDictionary<string, long> Versions, string Effect, int Accounts, decimal Amount, IReadOnlyList<string> Lines);
