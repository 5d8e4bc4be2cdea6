using Bailiwick.Core.Management.Routing;
using static Bailiwick.Core.Management.Objects.FieldKit;

namespace Bailiwick.Core.Management.Objects;

/// <summary>Where leads go. Ours: the original has queues and assignment rules apart from territories, and keeps no log of decisions.</summary>
internal static class RoutingObjects
{
    public static IEnumerable<ObjectType> All =>
    [
        new("LeadQueue", "Lead Queue", ObjectCalls.All, Record(
            Label("Name", 80, "CUFGS"), DeveloperName(), Text("Description", 255, "CUNFGS"))),
        new("LeadQueueMember", "Lead Queue Member", ObjectCalls.All, Record(
            Ref("LeadQueueId", "CFGS", "LeadQueue", "LeadQueueMembers", true), Ref("UserId", "CFGS", "User"),
            Of(FieldType.Whole, "Capacity", "CUFGSD") with { Default = 1 }, Of(FieldType.Whole, "MostOpen", "CUNFGS"), Flag("IsActive", "CUFGSD", true))),
        new("LeadRoute", "Lead Route", ObjectCalls.All, Record(
            Label("Name", 80, "CUFGS"), Text("TerritoryKey", 80, "CUNFGS", "Territory Name"), Flag("AppliesToChildren", "CUFGSD", true),
            Pick("Target", "CUFGSR", [.. Enum.GetNames<RouteTarget>()]), Ref("LeadQueueId", "CUNFGS", "LeadQueue", "LeadRoutes"), Text("RoleInTerritory2", 255, "CUNFGS"), Flag("IsActive", "CUFGSD", true))),
        new("LeadDecision", "Lead Decision", ObjectCalls.Read, Record(
            Ref("LeadId", "FGS", "Lead", "LeadDecisions", true), Text("LeadName", 255, "NFGS"), Text("AccountId", 18, "NFGS"), Text("AccountName", 255, "NFGS"),
            Of(FieldType.Whole, "Score", "NFGS"), Text("Territory2Id", 18, "NFGS"), Text("TerritoryName", 80, "NFGS"), Text("OwnerId", 18, "NFGS"), Text("OwnerName", 121, "NFGS"),
            Text("RouteName", 80, "NFGS"), Pick("Verdict", "FGSR", [.. Enum.GetNames<RouteVerdict>()]), Words("Explanation", 32_000, "N"))),
    ];
}
