using Bailiwick.Server.Management.Territories;
using Bailiwick.Server.Tests.Hosting;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Governance;

/// <summary>An active model in which the manager leads West with two territories below, the seller sells in one of them, and East is none of their business.</summary>
internal static class Patching
{
    /// <summary>A word in the name of everything outside the manager's patch.</summary>
    public const string Hidden = "Zanzibar";

    /// <summary>Ids by name: model, type, top, west, coast, hills, east, manager, seller, other, coastAccount, hillsAccount, eastAccount, and the rows of each.</summary>
    public static async Task<Dictionary<string, string>> ModelAsync(ServerHost host)
    {
        var key = $"P{Guid.NewGuid():N}"[..20];
        string[] names =
        [
            "model", "type", "top", "west", "coast", "hills", "east", "manager", "seller", "other", "inWest", "inCoast", "inEast",
            "coastAccount", "hillsAccount", "eastAccount", "rowCoast", "rowHills", "rowEast", "deal", "hiddenDeal", "quota", "hiddenQuota",
        ];
        object Place(string name, string developer, string? parent) =>
            new { Name = name, DeveloperName = $"{developer}_{key}", Territory2ModelId = "@model", Territory2TypeId = "@type", ParentTerritory2Id = parent };
        var made = await ChangeAsync(
            host,
            Create("Territory2Model", new { Name = "Patches", DeveloperName = key }, "model"),
            Create("Territory2Type", new { MasterLabel = "Field", DeveloperName = $"T{key}", Priority = Random.Shared.Next() }, "type"),
            Create("Territory2", Place($"{Hidden} top", "Top", null), "top"),
            Create("Territory2", Place("West", "West", "@top"), "west"),
            Create("Territory2", Place("Coast", "Coast", "@west"), "coast"),
            Create("Territory2", Place("Hills", "Hills", "@west"), "hills"),
            Create("Territory2", Place($"{Hidden} east", "East", "@top"), "east"),
            Create("User", new { FirstName = "Mona", LastName = "Manager", Username = $"m-{key}", Email = "Manager@Example.org" }, "manager"),
            Create("User", new { FirstName = "Sal", LastName = "Seller", Username = $"s-{key}", Email = "seller@example.org" }, "seller"),
            Create("User", new { FirstName = Hidden, LastName = "Person", Username = $"o-{key}", Email = $"{Hidden}@example.org" }, "other"),
            Create("UserTerritory2Association", new { UserId = "@manager", Territory2Id = "@west", RoleInTerritory2 = "Manager" }, "inWest"),
            Create("UserTerritory2Association", new { UserId = "@seller", Territory2Id = "@coast", RoleInTerritory2 = "Sales Rep" }, "inCoast"),
            Create("UserTerritory2Association", new { UserId = "@other", Territory2Id = "@east", RoleInTerritory2 = $"{Hidden} role" }, "inEast"),
            Create("Account", new { Name = "Harbor Foods" }, "coastAccount"),
            Create("Account", new { Name = "Summit Tools" }, "hillsAccount"),
            Create("Account", new { Name = $"{Hidden} Mills", BillingCity = Hidden }, "eastAccount"),
            Create("ObjectTerritory2Association", new { ObjectId = "@coastAccount", Territory2Id = "@coast", AssociationCause = "Territory2Manual" }, "rowCoast"),
            Create("ObjectTerritory2Association", new { ObjectId = "@hillsAccount", Territory2Id = "@hills", AssociationCause = "Territory2Manual" }, "rowHills"),
            Create("ObjectTerritory2Association", new { ObjectId = "@eastAccount", Territory2Id = "@east", AssociationCause = "Territory2Manual", Reason = Hidden }, "rowEast"),
            Create("Opportunity", new { Name = "Freezers", AccountId = "@coastAccount", OwnerId = "@seller", Amount = 1000, CloseDate = "2027-02-01", StageName = "Proposal", ForecastCategoryName = "Commit", Territory2Id = "@coast" }, "deal"),
            Create("Opportunity", new { Name = $"{Hidden} deal", AccountId = "@eastAccount", OwnerId = "@other", Amount = 987654, CloseDate = "2027-02-01", StageName = "Proposal", ForecastCategoryName = "Commit", Territory2Id = "@east" }, "hiddenDeal"),
            Create("ForecastingQuota", new { Territory2Id = "@coast", ForecastingTypeId = "standard", StartDate = "2027-01-01", QuotaAmount = 5000 }, "quota"),
            Create("ForecastingQuota", new { Territory2Id = "@east", ForecastingTypeId = "standard", StartDate = "2027-01-01", QuotaAmount = 876543 }, "hiddenQuota"));
        var ids = names.Zip(made.Ids).ToDictionary(pair => pair.First, pair => pair.Second);
        await ActivateAsync(host, ids["model"], swap: true);
        await host.Planner.PostAsync<TerritoryComments.Reply>(host.In($"/live/territories/{ids["east"]}/comments"), new { text = $"Said of {Hidden}" });
        return ids;
    }
}
