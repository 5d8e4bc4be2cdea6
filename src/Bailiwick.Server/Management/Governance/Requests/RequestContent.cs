using Bailiwick.Server.Management.People;
using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Management.Governance.Requests;

/// <summary>What is proposed; exactly one of the three.</summary>
/// <param name="Accounts">Accounts go from one territory to another, with their open opportunities.</param>
/// <param name="People">A people move.</param>
/// <param name="Disqualified">Accounts leave all territories.</param>
[SchemaName("RequestContent")]
public sealed record RequestContent(RequestContent.MoveAccounts? Accounts = null, PeopleDesk.Request? People = null, RequestContent.Disqualify? Disqualified = null)
{
    [SchemaName("ProposedAccounts")]
    public sealed record MoveAccounts(IReadOnlyList<string> AccountIds, string From, string Into);

    [SchemaName("ProposedDisqualification")]
    public sealed record Disqualify(IReadOnlyList<string> AccountIds);

    public string Kind => Accounts is not null ? "accounts" : People is not null ? "people" : "disqualified";

    public IReadOnlyList<string> AccountIds => Accounts?.AccountIds ?? Disqualified?.AccountIds ?? [];
}
