using static Bailiwick.Core.Management.Objects.FieldKit;

namespace Bailiwick.Core.Management.Objects;

/// <summary>Accounts, people and pipeline as far as territories need them, each open for custom fields. Source: Object Reference v67.</summary>
internal static class RecordObjects
{
    private const string Any = "CUNFGS";

    private static readonly string[] _access = ["None", "Read", "Edit"];

    public static IEnumerable<ObjectType> All =>
    [
        new("Account", "Account", ObjectCalls.All | ObjectCalls.Replicate, Record(
        [
            Label("Name", 255, "CUFGS", "Account Name"), Text("AccountNumber", 40, Any), Ref("ParentId", Any, "Account", "ChildAccounts"), Ref("OwnerId", "CUFGSD", "User"),
            Pick("Type", Any), Pick("Industry", Any), Of(FieldType.Money, "AnnualRevenue", scale: 2), Of(FieldType.Whole, "NumberOfEmployees", Any), Pick("Rating", Any),
            Pick("Ownership", Any), Text("Site", 80, Any), Text("Sic", 20, Any), Text("NaicsCode", 8, Any), Text("TickerSymbol", 20, Any), Of(FieldType.Phone, "Phone", Any),
            Of(FieldType.Url, "Website", Any), Words("Description", 32_000, "CUN"), .. Address("Billing"), .. Address("Shipping"),
            Flag("IsExcludedFromRealign"), Flag("IsDisqualified", "FGSD"), Text("DisqualifiedReason", 255, "NFGS"), Of(FieldType.Date, "DisqualifiedDate", "NFS"),
            Of(FieldType.Date, "LastActivityDate", "NFS"),
        ]))
        { KeyPrefix = "001", TakesCustomFields = true },
        new("Contact", "Contact", ObjectCalls.All | ObjectCalls.Replicate, Record(
        [
            Label("Name", 121, "FGS"), Text("FirstName", 40, Any), Text("LastName", 80, "CUFGS"), Ref("AccountId", Any, "Account", "Contacts", true), Ref("OwnerId", "CUFGSD", "User"),
            Text("Title", 128, Any), Of(FieldType.Email, "Email", Any), Of(FieldType.Phone, "Phone", Any), .. Address("Mailing"),
        ]))
        { KeyPrefix = "003", TakesCustomFields = true },
        new("Lead", "Lead", ObjectCalls.All | ObjectCalls.Replicate, Record(
        [
            Label("Name", 121, "FGS"), Text("FirstName", 40, Any), Text("LastName", 80, "CUFGS"), Text("Company", 255, "CUFGS"), Ref("OwnerId", "CUFGSD", "User Group"),
            Pick("Status", "CUFGSD") with { Default = "Open" }, Pick("LeadSource", Any), Pick("Industry", Any), Pick("Rating", Any), Of(FieldType.Money, "AnnualRevenue", scale: 2),
            Of(FieldType.Whole, "NumberOfEmployees", Any), Of(FieldType.Email, "Email", Any), Of(FieldType.Phone, "Phone", Any), Of(FieldType.Url, "Website", Any), .. Address(""),
            Flag("IsConverted", "CFGSD"), Of(FieldType.Date, "ConvertedDate", "NFGS"), Ref("ConvertedAccountId", "NFGS", "Account"),
        ]))
        { KeyPrefix = "00Q", TakesCustomFields = true },
        new("Opportunity", "Opportunity", ObjectCalls.All | ObjectCalls.Replicate, Record(
            Label("Name", 120, "CUFGS", "Opportunity Name"), Ref("AccountId", Any, "Account", "Opportunities", true), Ref("OwnerId", "CUFGSD", "User"),
            Of(FieldType.Money, "Amount", scale: 2), Of(FieldType.Percent, "Probability", "CUNFSD"), Of(FieldType.Date, "CloseDate", "CUFGS"), Pick("StageName", "CUFGS"),
            Pick("Type", Any), Pick("LeadSource", Any), Pick("ForecastCategoryName", "CUNFGSD"), Flag("IsClosed", "FGSD"), Flag("IsWon", "FGSD"),
            Ref("Territory2Id", Any, "Territory2", "Opportunities"), Flag("IsExcludedFromTerritory2Filter", "CUFGSD")))
        { KeyPrefix = "006", TakesCustomFields = true },
        new("Case", "Case", ObjectCalls.All | ObjectCalls.Replicate, Record(
            Label("CaseNumber", 30, "FGSD"), Ref("AccountId", Any, "Account", "Cases"), Ref("ContactId", Any, "Contact", "Cases"), Ref("OwnerId", "CUFGSD", "User Group"),
            Text("Subject", 255, "CUNFS"), Pick("Status", "CUFGSD") with { Default = "New" }, Pick("Priority", Any), Pick("Origin", Any), Flag("IsClosed", "FGSD")))
        { KeyPrefix = "500", TakesCustomFields = true },
        new("User", "User", ObjectCalls.Read | ObjectCalls.Create | ObjectCalls.Update | ObjectCalls.Upsert, Record(
            Label("Name", 121, "FGS"), Text("FirstName", 40, Any), Text("LastName", 80, "CUFGS"), Text("Username", 80, "CUFGSQ"), Of(FieldType.Email, "Email", "CUFGS"),
            Text("Title", 80, Any), Text("Department", 80, Any), Text("EmployeeNumber", 20, Any), Ref("ManagerId", Any, "User"), Flag("IsActive", "CUFGSD", true),
            Flag("ForecastEnabled", "CUFGSD")))
        { KeyPrefix = "005", TakesCustomFields = true },
        new("AccountTeamMember", "Account Team Member", ObjectCalls.All, Record(
            Ref("AccountId", "CFGS", "Account", "AccountTeamMembers", true), Ref("UserId", "CFGS", "User"), Pick("TeamMemberRole", Any),
            Pick("AccountAccessLevel", "CUFGSRD", "Read", "Edit", "All") with { Default = "Read" }, Pick("OpportunityAccessLevel", "CUFGSRD", _access) with { Default = "None" },
            Pick("CaseAccessLevel", "CUFGSRD", _access) with { Default = "None" },
            Pick("ContactAccessLevel", "CUFGSRD", [.. _access, "ControlledByParent"]) with { Default = "None" }, Of(FieldType.Url, "PhotoUrl", "NFGS"), Text("Title", 80, "NFGS"),
            Ref("TeamRuleId", "NFGS", "AccountTeamRule", "AccountTeamMembers", true)))
        { KeyPrefix = "01M", TakesCustomFields = true },
        new("OpportunityTeamMember", "Opportunity Team Member", ObjectCalls.All, Record(
            Ref("OpportunityId", "CFGS", "Opportunity", "OpportunityTeamMembers", true), Ref("UserId", "CFGS", "User"), Pick("TeamMemberRole", Any),
            Pick("OpportunityAccessLevel", "CUFGSRD", "Read", "Edit", "All") with { Default = "Read" }))
        { KeyPrefix = "00q", TakesCustomFields = true },
        new("OpportunitySplit", "Opportunity Split", ObjectCalls.All, Record(
            Text("Split", 30, "FGSD"), Ref("OpportunityId", "CFGS", "Opportunity", "OpportunitySplits", true), Ref("SplitOwnerId", "CFGS", "User"),
            Ref("SplitTypeId", "CNFGS", "OpportunitySplitType"), Of(FieldType.Percent, "SplitPercentage", "CUFS", 2), Of(FieldType.Money, "SplitAmount", "NFS", 2),
            Text("SplitNote", 255, "CUNFGS"), Flag("HasOpportunityLineItemSplit", "FGSD"), Ref("Territory2Id", Any, "Territory2"), Text("ArchivedTerritoryName", 80, "NFGS")))
        { TakesCustomFields = true },
        new("OpportunitySplitType", "Opportunity Split Type", ObjectCalls.All, Record(
            Label("MasterLabel", 80, "CUFGS", "Label"), DeveloperName(), Flag("IsActive", "CUFGSD", true), Flag("IsTotalValidated", "CFGSD"), Text("SplitEntity", 80, "CFGS"),
            Text("SplitField", 80, "CFGS"), Pick("SplitDataStatus", "FGSD"), Text("Description", 255, "CUNFGS"), Text("Language", 40, "CUNFGS"))),
        new("ForecastingQuota", "Quota", ObjectCalls.All, Record(
            Ref("QuotaOwnerId", "CUNFGS", "User"), Ref("Territory2Id", "CUNFGS", "Territory2", "ForecastingQuotas"), Ref("ForecastingTypeId", "CUFGS", "ForecastingType"),
            Of(FieldType.Date, "StartDate", "CUFGS"), Ref("PeriodId", "FGS", "Period"), Of(FieldType.Money, "QuotaAmount", scale: 2), Of(FieldType.Number, "QuotaQuantity", scale: 2),
            Flag("IsAmount", "CUFGSD", true), Flag("IsQuantity", "CUFGSD"), Text("ProductFamily", 255, Any))),
        new("ForecastingAdjustment", "Forecast Adjustment", ObjectCalls.All, Record(
            Ref("ForecastOwnerId", "CUNFGS", "User"), Ref("Territory2Id", "CFGS", "Territory2", "ForecastingAdjustments"), Of(FieldType.Date, "StartDate", "CFGS"),
            Of(FieldType.Money, "AdjustedAmount", "CUFS", 2), Text("AdjustmentNote", 140, "CUNFS"))),
        new("UserAbsence", "Absence", ObjectCalls.All, Record(
            Ref("UserId", "CFGS", "User", "UserAbsences", true), Of(FieldType.Date, "StartDate", "CUFGS"), Of(FieldType.Date, "EndDate", "CUNFGS"))),
        new("PlannedHandover", "Planned Hand-over", ObjectCalls.All, Record(
            Ref("UserId", "CFGS", "User", "PlannedHandovers", true), Ref("SuccessorId", "CUNFGS", "User"), Of(FieldType.Date, "HandoverDate", "CUFGS"),
            Text("TerritoryKey", 80, "CUNFGS", "Territory Name"))),
        new("AccountTeamRule", "Account Team Rule", ObjectCalls.All, Record(
            Label("MasterLabel", 80, "CUFGS", "Label"), Flag("IsActive", "CUFGSD", true), Pick("RoleInTerritory2", "CUNFGS"), Ref("Territory2TypeId", "CUNFGS", "Territory2Type"),
            Flag("CoversBelow"), Pick("TeamMemberRole", Any), Pick("AccountAccessLevel", "CUFGSRD", "Read", "Edit", "All") with { Default = "Read" })),
    ];

    private static IEnumerable<ObjectField> Address(string of) =>
    [
        Words($"{of}Street", 255, "CUNFGS"), Text($"{of}City", 40, Any), Text($"{of}State", 80, Any), Text($"{of}PostalCode", 20, Any), Text($"{of}Country", 80, Any),
        Of(FieldType.Number, $"{of}Latitude", scale: 15), Of(FieldType.Number, $"{of}Longitude", scale: 15),
    ];
}
