using Bailiwick.Core.Management;
using Bailiwick.Core.Management.Objects;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>The objects are those of the specification, and what the catalogue takes is what it says.</summary>
public sealed class ObjectCatalogTests
{
    private static readonly ObjectCatalog _catalog = ObjectCatalog.Standard;

    [Theory]
    [InlineData("Territory2Model", "Name DeveloperName Description State ActivatedDate DeactivatedDate LastRunRulesEndDate LastOppTerrAssignEndDate IsCloneSource IsOppUnassignmentDone IsSharingGroupDeleteDone")]
    [InlineData("Territory2", "Name DeveloperName Description Territory2ModelId Territory2TypeId ParentTerritory2Id ForecastUserId AccountAccessLevel OpportunityAccessLevel CaseAccessLevel ContactAccessLevel")]
    [InlineData("Territory2Type", "MasterLabel DeveloperName Description Language Priority")]
    [InlineData("UserTerritory2Association", "Territory2Id UserId RoleInTerritory2 IsActive")]
    [InlineData("ObjectTerritory2Association", "ObjectId Territory2Id AssociationCause SobjectType")]
    [InlineData("ObjectTerritory2AssignmentRule", "MasterLabel DeveloperName Territory2ModelId ObjectType IsActive BooleanFilter Language")]
    [InlineData("ObjectTerritory2AssignmentRuleItem", "RuleId Field Operation SortOrder Value")]
    [InlineData("RuleTerritory2Association", "RuleId Territory2Id IsInherited")]
    [InlineData("UserTerritory2AssocLog", "Name UserId Territory2Id Territory2ModelId RoleInTerritory2 StartDate EndDate")]
    [InlineData("Territory2AlignmentLog", "Territory2ModelId Territory2Id RunAsId StartTime EndTime Status Filter")]
    [InlineData("Territory2ObjectExclusion", "ObjectId Territory2Id Note")]
    [InlineData("TerritoryAdminAssignment", "UserOrGroupId Territory2Id Territory2ModelId CanManageHierarchy CanManageMembers CanManageRecordAssociations")]
    [InlineData("ObjectUserTerritory2View", "ObjectId UserId Territory2Id RoleInTerritory2")]
    [InlineData("Opportunity", "Territory2Id IsExcludedFromTerritory2Filter")]
    [InlineData("Account", "IsExcludedFromRealign")]
    [InlineData("OpportunitySplit", "Territory2Id ArchivedTerritoryName SplitPercentage")]
    public void An_object_has_the_fields_of_the_specification(string name, string fields) =>
        Assert.All(fields.Split(' '), one => Assert.NotNull(_catalog.Find(name)!.Find(one)));

    [Fact]
    public void Every_reference_leads_to_an_object_and_its_ways_have_one_name_each()
    {
        // Group, ForecastingType and Period are named by references and not kept here.
        string[] outside = ["Group", "ForecastingType", "Period"];
        Assert.All(_catalog.Objects.SelectMany(one => one.Fields).SelectMany(field => field.RefersTo), to => Assert.True(_catalog.Find(to) is not null || outside.Contains(to), to));
        Assert.All(_catalog.Objects, parent =>
        {
            var ways = _catalog.ChildrenOf(parent.Name).Where(child => child.Name is not null).Select(child => child.Name).ToList();
            Assert.Equal(ways.Count, ways.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        });
        Assert.Contains(_catalog.ChildrenOf("territory2"), child => child is { ChildObject: "UserTerritory2Association", Name: "UserTerritory2Associations", DeletesWithParent: true });
    }

    [Fact]
    public void Only_the_two_associations_do_not_tell_who_made_them() =>
        Assert.Equal(
            ["UserTerritory2Association", "ObjectTerritory2Association", "ObjectUserTerritory2View"],
            _catalog.Objects.Where(one => one.Find("CreatedDate") is null).Select(one => one.Name));

    [Theory]
    [InlineData("DeveloperName", "_x", "management.bad-developer-name")]
    [InlineData("DeveloperName", "a__b", "management.bad-developer-name")]
    [InlineData("DeveloperName", "a_", "management.bad-developer-name")]
    [InlineData("Name", null, "management.field-missing")]
    [InlineData("ForecastUserId", "005000000000001AAA", "management.field-not-writable")]
    [InlineData("ContactAccessLevel", "Edit", "management.field-not-writable")]
    [InlineData("AccountAccessLevel", "Everything", "management.not-in-list")]
    [InlineData("Territory", "x", "management.unknown-field")]
    [InlineData("Name", "123456789_123456789_123456789_123456789_123456789_123456789_123456789_123456789_1", "management.too-long")]
    [InlineData("Name", 7, "management.bad-value")]
    public void A_territory_that_breaks_its_fields_is_refused(string field, object? value, string code)
    {
        var values = new Dictionary<string, object?>
        {
            ["Name"] = "North",
            ["DeveloperName"] = "North",
            ["Territory2ModelId"] = "0MA000000000001AAA",
            ["Territory2TypeId"] = "0M5000000000001AAA",
            [field] = value,
        };
        Assert.Equal(code, RecordRules.ForCreate(_catalog.Find("Territory2")!, values).Refusal!.Code);
    }

    [Fact]
    public void A_new_record_is_completed_with_defaults_and_both_spellings_of_access_are_taken()
    {
        var made = RecordRules.ForCreate(_catalog.Find("Territory2")!, new Dictionary<string, object?>
        {
            ["name"] = "North",
            ["DeveloperName"] = "North",
            ["Territory2ModelId"] = "0MA",
            ["Territory2TypeId"] = "0M5",
            ["AccountAccessLevel"] = "Read/Write",
        }).Value;
        Assert.Equal(("North", "Edit", "None"), (made["Name"], made["AccountAccessLevel"], made["CaseAccessLevel"]));
        Assert.Equal("Planning", RecordRules.ForCreate(_catalog.Find("Territory2Model")!, new Dictionary<string, object?> { ["Name"] = "M", ["DeveloperName"] = "M" }).Value["State"]);
    }

    [Fact]
    public void What_is_fixed_stays_and_what_the_service_keeps_is_not_made_by_hand()
    {
        var moved = RecordRules.ForUpdate(_catalog.Find("Territory2")!, new Dictionary<string, object?> { ["Territory2ModelId"] = "0MA" });
        Assert.Equal("management.field-not-writable", moved.Refusal!.Code);
        Assert.Contains("fixed", moved.Refusal.Message);
        Assert.Equal("management.call-not-taken", RecordRules.ForCreate(_catalog.Find("UserTerritory2AssocLog")!, new Dictionary<string, object?>()).Refusal!.Code);
    }

    [Theory]
    [InlineData("NumberOfEmployees", "12", 12)]
    [InlineData("IsExcludedFromRealign", "true", true)]
    public void Text_is_read_as_the_field_s_type(string field, string text, object value) =>
        Assert.Equal(value, RecordRules.ForUpdate(_catalog.Find("Account")!, new Dictionary<string, object?> { [field] = text }).Value[field]);

    [Fact]
    public void A_custom_field_is_a_field_like_any_other()
    {
        var wider = _catalog.With("Account", new ObjectField("Segment__c", FieldType.Text, FieldFlags.Create | FieldFlags.Nillable) { Length = 20 }).Value;
        Assert.True(wider.Find("Account")!.Find("segment__C")!.Has(FieldFlags.Custom));
        Assert.Null(_catalog.Find("Account")!.Find("Segment__c"));
        Assert.Equal("management.bad-custom-field", wider.With("Account", new ObjectField("segment__c", FieldType.Text, FieldFlags.None) { Length = 20 }).Refusal!.Code);
        Assert.Equal("management.bad-custom-field", wider.With("UserTerritory2Association", new ObjectField("A__c", FieldType.Flag, FieldFlags.None)).Refusal!.Code);
        Assert.Equal("management.unknown-object", wider.With("Accounts", new ObjectField("A__c", FieldType.Flag, FieldFlags.None)).Refusal!.Code);
    }

    [Theory]
    [InlineData("North-East 7", "North_East_7")]
    [InlineData("7", "T7")]
    [InlineData("Ö", "T")]
    public void A_label_becomes_a_developer_name(string label, string name) => Assert.Equal(name, DeveloperNames.Of(label));

    [Fact]
    public void Limits_are_lifted_unless_an_edition_is_asked_for()
    {
        Assert.Null(TerritoryLimits.Check("items in the rule", 10_000, TerritoryLimits.Lifted.ItemsPerRule));
        Assert.Null(TerritoryLimits.Check("items in the rule", 10, TerritoryLimits.Enterprise.ItemsPerRule));
        Assert.Contains("11 items in the rule; 10", TerritoryLimits.Check("items in the rule", 11, TerritoryLimits.Enterprise.ItemsPerRule)!.Message);
    }
}
