using System.Net;
using Bailiwick.Server.Tests.Boundaries;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Rules;

/// <summary>A boundary set that rules stand on stays until they do not.</summary>
public sealed class BoundaryGuardTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_boundary_set_of_a_value_set_is_not_removed_and_the_rules_are_named()
    {
        var path = await host.AddSquaresAsync();
        var model = await ModelAsync(host, "By squares");
        var ids = (await ChangeAsync(
            host,
            Create("Territory2ValueSet", new { MasterLabel = "West half", DeveloperName = "WestHalf", Territory2ModelId = model["model"], BoundarySetId = path[(path.LastIndexOf('/') + 1)..], Words = "A\nB" }),
            Create("ObjectTerritory2AssignmentRule", new { MasterLabel = "The west", DeveloperName = "TheWest", Territory2ModelId = model["model"], ObjectType = "Account", IsActive = true }, "rule"),
            Create("ObjectTerritory2AssignmentRuleItem", new { RuleId = "@rule", Field = "BillingAddress", Operation = "inBoundary", SortOrder = 1, Value = "westhalf" }),
            Create("RuleTerritory2Association", new { RuleId = "@rule", Territory2Id = model["north"] }))).Ids;

        Assert.Contains("The west (By squares)", await RefusalAsync(), StringComparison.Ordinal);

        await ActivateAsync(host, model["model"]);
        await EndAsync(host, $"/live/models/{model["model"]}/moves", new { to = "archived" });
        Assert.Contains("The west (By squares)", await RefusalAsync(), StringComparison.Ordinal);

        await EndAsync(host, $"/live/models/{model["model"]}/moves", new { to = "planning" });
        await ChangeAsync(host, Delete("ObjectTerritory2AssignmentRule", ids[1]));
        Assert.Contains("value set West half (By squares)", await RefusalAsync(), StringComparison.Ordinal);

        await ChangeAsync(host, Delete("Territory2ValueSet", ids[0]));
        (await host.Planner.DeleteAsync(path)).EnsureSuccessStatusCode();

        async Task<string> RefusalAsync() => (await Refused.WithAsync(HttpStatusCode.Conflict, "boundary-set.in-rules", await host.Planner.DeleteAsync(path))).Detail;
    }
}
