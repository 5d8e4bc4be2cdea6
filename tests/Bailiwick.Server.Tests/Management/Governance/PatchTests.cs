using System.Net;
using System.Text;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.Governance;
using Bailiwick.Server.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Governance;

/// <summary>Who sees and does what, by subtree: managers and sellers over HTTP, raw answers searched.</summary>
public sealed class PatchTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_manager_sees_the_territories_below_and_a_seller_her_own_and_neither_anything_else()
    {
        var ids = await Patching.ModelAsync(host);

        Assert.Equal(["West", "Coast", "Hills"], (await TreeAsync(host.Manager)).Nodes.Select(node => node.Name));
        Assert.Equal(["Coast"], (await TreeAsync(host.Seller)).Nodes.Select(node => node.Name));
        Assert.Equal(5, (await TreeAsync(host.Viewer)).Nodes.Count);
        Assert.Equal(["Harbor Foods", "Summit Tools"], (await BookAsync(host.Manager)).Select(row => row.Name));
        var row = Assert.Single(await BookAsync(host.Seller));
        Assert.Equal(("Harbor Foods", "Sal Seller"), (row.Name, Assert.Single(row.Covers).User));
        var forecast = await host.Manager.GetAsync<ReadForecast.Reply>(host.In("/live/forecast?from=2027-01-01&to=2027-03-31"));
        Assert.Equal((1000m, 5000m), (forecast.Total.Commit, forecast.Total.Quota));
        var patch = await host.Manager.GetAsync<ReadPatch.Reply>(host.In("/live/patch"));
        Assert.Contains(ids["manager"], patch.UserIds);
        Assert.All(patch.Territories, one => Assert.Equal(["read", "propose", "approve"], one.Rights));
        await Refused.WithAsync(HttpStatusCode.NotFound, "management.record-not-found", await host.Seller.GetAsync(host.In($"/live/territories/{ids["hills"]}")));

        async Task<ReadTerritories.Tree> TreeAsync(ApiClient client) => await client.GetAsync<ReadTerritories.Tree>(host.In($"/live/models/{ids["model"]}/tree"));
        async Task<IReadOnlyList<ReadPatch.BookRow>> BookAsync(ApiClient client) => (await client.GetAsync<Page<ReadPatch.BookRow>>(host.In("/live/book?limit=100"))).Items;
    }

    [Fact]
    public async Task No_live_route_tells_a_manager_or_seller_a_word_from_outside_the_patch()
    {
        var ids = await Patching.ModelAsync(host);
        var asked = 0;
        foreach (var (client, outside) in new[] { (host.Manager, new[] { Patching.Hidden, "987654", "876543", ids["eastAccount"], ids["other"] }), (host.Seller, [Patching.Hidden, "987654", "876543", ids["eastAccount"], ids["other"], "Hills", "Summit", ids["hillsAccount"]]) })
        {
            foreach (var (method, path) in Paths(ids))
            {
                using var request = new HttpRequestMessage(method, path);
                if (method != HttpMethod.Get)
                {
                    request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
                }

                var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                Assert.True(response.StatusCode != HttpStatusCode.InternalServerError, $"{method} {path} failed.");
                var raw = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                foreach (var word in outside.Where(word => !path.Contains(word, StringComparison.Ordinal)))
                {
                    Assert.False(raw.Contains(word, StringComparison.OrdinalIgnoreCase), $"{method} {path} tells {word}: {raw}");
                }

                asked++;
            }
        }

        Assert.True(asked > 100, $"Only {asked} requests were made.");
        Assert.Contains(Patching.Hidden, await (await host.Viewer.GetAsync(host.In("/live/records/Account?limit=500"))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grant_lets_a_manager_change_its_subtree_and_nothing_beside_it()
    {
        var ids = await Patching.ModelAsync(host);
        object put = Create("ObjectTerritory2Association", new { ObjectId = ids["coastAccount"], Territory2Id = ids["hills"], AssociationCause = "Territory2Manual" });
        await OutsideAsync(host.Manager, put);
        await ChangeAsync(
            host, Create("TerritoryAdminAssignment", new { UserOrGroupId = ids["manager"], Territory2Id = ids["west"], Territory2ModelId = ids["model"], CanManageRecordAssociations = true, CanManageMembers = true }),
            Create("TerritoryAdminAssignment", new { UserOrGroupId = ids["seller"], Territory2Id = ids["hills"], Territory2ModelId = ids["model"], CanManageRecordAssociations = true }));

        await ApiClient.ReadAsync<ChangeRecords.Reply>(await host.Manager.PostAsync(host.In("/live/changes"), new { changes = new[] { put } }));
        await ApiClient.ReadAsync<ChangeRecords.Reply>(await host.Manager.PostAsync(host.In("/live/changes"), new { changes = new[] { Create("UserTerritory2Association", new { UserId = ids["seller"], Territory2Id = ids["hills"] }) } }));
        await OutsideAsync(host.Manager, Create("ObjectTerritory2Association", new { ObjectId = ids["coastAccount"], Territory2Id = ids["east"], AssociationCause = "Territory2Manual" }));
        await OutsideAsync(host.Manager, Create("ObjectTerritory2Association", new { ObjectId = ids["eastAccount"], Territory2Id = ids["hills"], AssociationCause = "Territory2Manual" }));
        await OutsideAsync(host.Manager, Delete("ObjectTerritory2Association", ids["rowEast"]));
        await OutsideAsync(host.Manager, Delete("UserTerritory2Association", ids["inEast"]));
        await OutsideAsync(host.Manager, Update("Territory2", ids["hills"], new { Name = "Peaks" }));
        await OutsideAsync(host.Manager, Update("Account", ids["coastAccount"], new { Name = "Renamed" }));
        await OutsideAsync(host.Manager, Create("TerritoryAdminAssignment", new { UserOrGroupId = ids["manager"], Territory2ModelId = ids["model"], CanManageHierarchy = true }));
        await OutsideAsync(host.Manager, Create("ForecastingAdjustment", new { Territory2Id = ids["coast"], StartDate = "2027-01-01", AdjustedAmount = 10 }));
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await host.Seller.PostAsync(host.In("/live/changes"), new { changes = new[] { put } }));
        Assert.Contains(await ListAsync(host, "Territory2", $"&field=Territory2ModelId&value={ids["model"]}"), one => Text(one, "Name") == "Hills");

        Task OutsideAsync(ApiClient client, object change) => CheckAsync(client, change);
        async Task CheckAsync(ApiClient client, object change) =>
            await Refused.WithAsync(HttpStatusCode.Forbidden, "management.outside-patch", await client.PostAsync(host.In("/live/changes"), new { changes = new[] { change } }));
    }

    [Fact]
    public async Task The_forecast_manager_adjusts_her_number_and_nobody_elses()
    {
        var ids = await Patching.ModelAsync(host);
        await ChangeAsync(host, Update("Territory2", ids["west"], new { ForecastUserId = ids["manager"] }), Update("Territory2", ids["east"], new { ForecastUserId = ids["other"] }));

        await ApiClient.ReadAsync<ChangeRecords.Reply>(await host.Manager.PostAsync(host.In("/live/changes"), new { changes = new[] { Create("ForecastingAdjustment", new { Territory2Id = ids["coast"], StartDate = "2027-01-01", AdjustedAmount = -250, AdjustmentNote = "One slips" }) } }));
        await Refused.WithAsync(
            HttpStatusCode.Forbidden, "management.outside-patch",
            await host.Manager.PostAsync(host.In("/live/changes"), new { changes = new[] { Create("ForecastingAdjustment", new { Territory2Id = ids["east"], StartDate = "2027-01-01", AdjustedAmount = 10 }) } }));

        var forecast = await host.Manager.GetAsync<ReadForecast.Reply>(host.In("/live/forecast?from=2027-01-01&to=2027-03-31"));
        Assert.Equal((-250m, 750m), (forecast.Total.Adjustment, forecast.Total.Forecast));
    }

    [Fact]
    public async Task Grants_are_copied_with_a_model_and_go_over_with_an_activation()
    {
        var ids = await Patching.ModelAsync(host);
        await ChangeAsync(host, Create("TerritoryAdminAssignment", new { UserOrGroupId = ids["manager"], Territory2Id = ids["west"], Territory2ModelId = ids["model"], CanApprove = true }));
        var clone = await host.Planner.PostAsync<PublishModel.Reply>(host.In($"/live/models/{ids["model"]}/clones"), new { name = $"Next {Guid.NewGuid():N}"[..20] });
        await ChangeAsync(host, Create("TerritoryAdminAssignment", new { UserOrGroupId = ids["seller"], Territory2Id = ids["hills"], Territory2ModelId = ids["model"], CanPropose = true }));
        await ActivateAsync(host, clone.ModelId, swap: true);

        var grants = await ListAsync(host, "TerritoryAdminAssignment", $"&field=Territory2ModelId&value={clone.ModelId}");
        var nameOf = (await ListAsync(host, "Territory2", $"&field=Territory2ModelId&value={clone.ModelId}")).ToDictionary(one => one.Id, one => Text(one, "Name"));
        Assert.Equal(["Hills", "West"], grants.Select(one => nameOf[Text(one, "Territory2Id")!]).Order());
        Assert.Equal(["Coast", "Hills"], (await host.Seller.GetAsync<ReadPatch.Reply>(host.In("/live/patch"))).Territories.Select(one => one.Name));
    }

    private IEnumerable<(HttpMethod Method, string Path)> Paths(Dictionary<string, string> ids)
    {
        foreach (var endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(one => one.RoutePattern.RawText!.Contains("{workspace:guid}/live/", StringComparison.Ordinal)))
        {
            var method = new HttpMethod(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]);
            var types = endpoint.RoutePattern.GetParameter("type") is null ? [""] : ObjectCatalog.Standard.Objects.Select(one => one.Name).ToArray();
            foreach (var type in types)
            {
                foreach (var id in endpoint.RoutePattern.GetParameter("id") is null ? [""] : (string[])[ids["east"], ids["eastAccount"], ids["other"], ids["rowEast"], ids["hiddenDeal"], ids["coast"], ids["coastAccount"], ids["seller"]])
                {
                    foreach (var query in (string[])["?limit=500&from=2026-01-01&to=2028-12-31&on=2027-02-01", $"?limit=500&from=2026-01-01&to=2028-12-31&asOf={DateTime.UtcNow:yyyy-MM-dd}"])
                    {
                        yield return (method, "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
                        {
                            RoutePatternLiteralPart literal => literal.Content,
                            RoutePatternSeparatorPart separator => separator.Content,
                            RoutePatternParameterPart { Name: "workspace" } => $"{host.Workspace}",
                            RoutePatternParameterPart { Name: "type" } => type,
                            RoutePatternParameterPart { Name: "id" } => id,
                            RoutePatternParameterPart { Name: "model" } => ids["model"],
                            RoutePatternParameterPart { Name: "territory" } => ids["east"],
                            RoutePatternParameterPart { Name: "account" } => ids["eastAccount"],
                            RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "guid") => $"{Guid.NewGuid()}",
                            _ => "1",
                        })))) + query);
                    }
                }
            }
        }
    }
}
