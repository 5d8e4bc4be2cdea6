using Bailiwick.Core;

namespace Bailiwick.Server.Management.Governance;

/// <summary>Every "no" of rights by subtree, requests, reviews and events.</summary>
internal static class GovernanceRefusals
{
    public static Refusal NotShown(string type) => new(
        "management.not-shown", $"Records of {type} are shown only to who sees the whole live model. Maybe ask a planner.", RefusalKind.Forbidden);

    public static Refusal OutsidePatch(string type) => new(
        "management.outside-patch", $"This change of a {type} is outside what was granted to you. Maybe propose it instead, or ask for a grant on the territory.", RefusalKind.Forbidden);
}
