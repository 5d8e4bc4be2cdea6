using Bailiwick.Core.Management.Models;
using Bailiwick.Core.Management.People;
using Bailiwick.Core.Management.Rules;
using static Bailiwick.Core.Management.Objects.FieldKit;

namespace Bailiwick.Core.Management.Objects;

/// <summary>The objects of Enterprise Territory Management. Source: Object Reference v67 and Field Reference v67.</summary>
internal static class TerritoryObjects
{
    private const ObjectCalls Rows = ObjectCalls.Read | ObjectCalls.Create | ObjectCalls.Delete;

    private static readonly string[] _levels = ["None", "Read", "Edit"];

    public static IEnumerable<ObjectType> All =>
    [
        new("Territory2Model", "Territory Model", ObjectCalls.All | ObjectCalls.Replicate, Record(
            Label("Name", 80, "CUFGS", "Label"), DeveloperName(), Words("Description", 255, "CUN"),
            Pick("State", "DUNFGRS", [.. ModelStates.All.Select(ModelStates.WireName)]) with { Default = "Planning" },
            Of(FieldType.Instant, "ActivatedDate", "NFS"), Of(FieldType.Instant, "DeactivatedDate", "NFS"), Of(FieldType.Instant, "LastRunRulesEndDate", "NFS"),
            Of(FieldType.Instant, "LastOppTerrAssignEndDate", "NFS"), Flag("IsCloneSource", "FGSD"), Flag("IsOppUnassignmentDone", "FGSD"),
            Flag("IsSharingGroupDeleteDone", "FGSD")))
        { KeyPrefix = "0MA", TakesCustomFields = true },
        new("Territory2", "Territory", ObjectCalls.All, Record(
            Label("Name", 80, "CUFGS", "Territory Label"), DeveloperName(label: "Territory Name") with { UniqueWithin = "Territory2ModelId" }, Words("Description", 1000, "CUNFS"),
            Ref("Territory2ModelId", "CFGS", "Territory2Model", "Territory2s", true), Ref("Territory2TypeId", "CUFGS", "Territory2Type"),
            Ref("ParentTerritory2Id", "CUNFGS", "Territory2"), Ref("ForecastUserId", "UNFGS", "User"),
            Ref("NextForecastUserId", "UNFGS", "User"), Of(FieldType.Date, "NextForecastDate", "UNFGS"),
            Pick("AccountAccessLevel", "CUFGSRD", "Read", "Edit", "All") with { Default = "Read" },
            Pick("OpportunityAccessLevel", "CUFGSRD", _levels) with { Default = "None" }, Pick("CaseAccessLevel", "CUFGSRD", _levels) with { Default = "None" },
            Pick("ContactAccessLevel", "FGSRD", _levels) with { Default = "None" }))
        { KeyPrefix = "0MI", TakesCustomFields = true },
        new("Territory2Type", "Territory Type", ObjectCalls.All, Record(
            Label("MasterLabel", 80, "CUFGS", "Label"), DeveloperName(), Text("Description", 1000, "CUNFGS"), Text("Language", 40, "CUNFGS"),
            Of(FieldType.Whole, "Priority", "CUFGSQ")))
        { KeyPrefix = "0M5" },
        new("UserTerritory2Association", "Territory Member", Rows | ObjectCalls.Update, Association(
            Ref("Territory2Id", "CFGS", "Territory2", "UserTerritory2Associations", true), Ref("UserId", "CFGS", "User"),
            Pick("RoleInTerritory2", "CUNFGS"), Flag("IsActive", "FGSD", true), Of(FieldType.Date, "StartDate", "CUNFGS"), Of(FieldType.Date, "EndDate", "CUNFGS"),
            Pick("Kind", "CUFGSRD", [.. Enum.GetNames<MembershipKind>()]) with { Default = nameof(MembershipKind.Regular) }, Text("Reason", 255, "CUNFS"))),
        new("ObjectTerritory2Association", "Territory-Assigned Record", Rows | ObjectCalls.Replicate, Association(
            Ref("ObjectId", "CFGS", "Account Lead", "ObjectTerritory2Associations", true),
            Ref("Territory2Id", "CFGS", "Territory2", "ObjectTerritory2Associations", true),
            Pick("AssociationCause", "CFGSR", "Territory2AssignmentRule", "Territory2Manual"), Text("SobjectType", 40, "FGS"), Text("Reason", 255, "CNFS"))),
        new("ObjectTerritory2AssignmentRule", "Assignment Rule", ObjectCalls.All, Record(
            Label("MasterLabel", 80, "CUFGS", "Label"), DeveloperName() with { UniqueWithin = "Territory2ModelId" },
            Ref("Territory2ModelId", "CFGS", "Territory2Model", "ObjectTerritory2AssignmentRules", true), Pick("ObjectType", "CFGSRD", "Account") with { Default = "Account" },
            Pick("FamilyReach", "CUNFGSR", [.. Enum.GetNames<FamilyReach>()]), Flag("IsActive"), Text("BooleanFilter", 255, "CUNFGS"), Text("Language", 40, "CUNFGS"))),
        new("ObjectTerritory2AssignmentRuleItem", "Assignment Rule Item", ObjectCalls.All, Record(
            Ref("RuleId", "CFGS", "ObjectTerritory2AssignmentRule", "RuleItems", true), Pick("Field", "CUFGS"),
            Pick("Operation", "CUFGSR", "equals", "notEqual", "lessThan", "greaterThan", "lessOrEqual", "greaterOrEqual", "contains", "notContain", "startsWith", "includes", "excludes", "within", "inSet", "notInSet",
                "inShape", "notInShape", "inBoundary", "notInBoundary"),
            Of(FieldType.Whole, "SortOrder", "CUFGS"), Words("Value", 32_000, "CUNFS"),
            Pick("Reading", "CUFGSRD", [.. Enum.GetNames<ValueReading>()]) with { Default = nameof(ValueReading.AsField) })),
        new("Territory2ValueSet", "Value Set", ObjectCalls.All, Record(
            Label("MasterLabel", 80, "CUFGS", "Label"), DeveloperName() with { UniqueWithin = "Territory2ModelId" },
            Ref("Territory2ModelId", "CFGS", "Territory2Model", "Territory2ValueSets", true), Words("Words", 16_000_000, "CUN"),
            Words("Shape", 16_000_000, "CUN"), Text("BoundarySetId", 36, "CUNFGS"))),
        new("RuleTerritory2Association", "Rule of a Territory", Rows | ObjectCalls.Replicate, Record(
            Ref("RuleId", "CFGS", "ObjectTerritory2AssignmentRule", "RuleTerritory2Associations", true),
            Ref("Territory2Id", "CFGS", "Territory2", "RuleTerritory2Associations", true), Flag("IsInherited", "CFGSD"))),
        new("UserTerritory2AssocLog", "Territory Member Log", ObjectCalls.Read, Record(
            Label("Name", 80, "FGSD"), Ref("UserId", "FGS", "User"), Ref("Territory2Id", "FGS", "Territory2"), Ref("Territory2ModelId", "NFGS", "Territory2Model"),
            Text("RoleInTerritory2", 255, "NFGS"), Of(FieldType.Instant, "StartDate", "UFS"), Of(FieldType.Instant, "EndDate", "UNFS")))
        { IsDerived = true },
        new("Territory2AlignmentLog", "Rule Run", ObjectCalls.Read, Record(
            Ref("Territory2ModelId", "FGS", "Territory2Model"), Ref("Territory2Id", "NFGS", "Territory2"), Ref("RunAsId", "NFGS", "User"),
            Of(FieldType.Instant, "StartTime", "NFS"), Of(FieldType.Instant, "EndTime", "NFS"), Pick("Status", "FGSR", "Running", "Completed", "Failed"),
            Words("Filter", 4000, "N"))),
        new("Territory2ObjectExclusion", "Territory Exclusion", ObjectCalls.All, Record(
            Ref("ObjectId", "CFGS", "Account", "Territory2ObjectExclusions", true), Ref("Territory2Id", "CFGS", "Territory2", "Territory2ObjectExclusions", true),
            Text("Note", 255, "CUNFGS"))),
        new("Territory2ObjSharingConfig", "Territory Record Access", ObjectCalls.Query | ObjectCalls.Update, Record(
            Ref("Territory2Id", "FGS", "Territory2", null, true), Ref("TerritoryMgmtObjectConfigId", "FGS", "TerritoryMgmtObjectConfig"), Pick("AccessLevel", "UFGSR", _levels))),
        new("TerritoryMgmtObjectConfig", "Territory Object", ObjectCalls.Query | ObjectCalls.Create | ObjectCalls.Update, Record(
            Label("MasterLabel", 80, "CUFGS", "Label"), DeveloperName(), Pick("Object", "CFGSR", "Lead"), Pick("DefaultAccessLevel", "CUFGSR", _levels),
            Pick("State", "CUFGS"), Text("Language", 40, "CUNFGS"))),
        new("TerritoryAdminAssignment", "Territory Administrator", ObjectCalls.All, Record(
            Ref("UserOrGroupId", "CFGS", "User Group"), Ref("Territory2Id", "CNFGS", "Territory2", null, true), Ref("Territory2ModelId", "CFGS", "Territory2Model", null, true),
            Flag("CanManageHierarchy"), Flag("CanManageMembers"), Flag("CanManageRecordAssociations"), Flag("CanPropose"), Flag("CanApprove"))),
        new("ObjectUserTerritory2View", "Who Covers a Record", ObjectCalls.Query,
        [
            Ref("ObjectId", "FGS", "Account Lead"), Ref("UserId", "FGS", "User"), Ref("Territory2Id", "FGS", "Territory2"), Pick("RoleInTerritory2", "NFGS"),
        ])
        { IsDerived = true },
        new("Territory2ModelHistory", "Model History", ObjectCalls.Read,
        [
            .. Record(Ref("Territory2ModelId", "FGS", "Territory2Model", "Histories", true), Pick("Field", "FGS"), Text("OldValue", 255, "N"), Text("NewValue", 255, "N"))
                .Where(one => one.Name is not ("LastModifiedDate" or "LastModifiedById" or "SystemModstamp")),
        ])
        { IsDerived = true },
    ];
}
