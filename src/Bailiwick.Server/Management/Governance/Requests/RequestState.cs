using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Management.Governance.Requests;

/// <summary>Where a request stands; all but the first are ends.</summary>
[SchemaName("RequestState")]
public enum RequestState
{
    Proposed,
    Approved,
    Refused,
    Withdrawn,

    /// <summary>What it was judged on changed before anybody approved it.</summary>
    Stale,
}
