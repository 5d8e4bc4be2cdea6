using System.Buffers.Binary;
using System.Net;
using Bailiwick.Server.Management.Territories;
using Bailiwick.Server.Tests.Boundaries;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Governance;

/// <summary>Territories as areas of the map: from rules that name units, and only what the caller sees.</summary>
public sealed class ModelAreasTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task Units_that_rules_name_are_areas_of_the_territories_that_the_caller_sees()
    {
        var set = Guid.Parse((await host.AddSquaresAsync()).Split('/')[^1]);
        var ids = await Patching.ModelAsync(host);
        await ChangeAsync(host,
        [
            Create("Territory2ValueSet", new { MasterLabel = "Shore", DeveloperName = "Shore", Territory2ModelId = ids["model"], Words = "A\nb" }),
            .. Rule("Shore", "BillingPostalCode", "inSet", "Shore", ids["coast"]),
            .. Rule("Peaks", "BillingPostalCode", "equals", "B,c", ids["east"]),
            .. Rule("Whole", "BillingPostalCode", "equals", "A,B,C", ids["top"]),
        ]);

        var found = await host.Viewer.GetAsync<Page<ReadAreas.Info>>(host.In($"/live/models/{ids["model"]}/areas"));
        Assert.Equal([new ReadAreas.Info(set, "Squares", 3, 2)], found.Items.Where(one => one.BoundarySetId == set));
        // B is claimed by Coast, which is deeper than East, and C by East, which is deeper than the top.
        Assert.Equal(["coast", "coast", "east"], await UnitsAsync(host.Viewer, "top", "west", "coast", "hills", "east"));
        Assert.Equal(["coast", "coast", null], await UnitsAsync(host.Manager, "west", "coast", "hills"));
        Assert.Equal(["coast", "coast", null], await UnitsAsync(host.Seller, "coast"));
        Assert.Equal(2, (await host.Manager.GetAsync<Page<ReadAreas.Info>>(host.In($"/live/models/{ids["model"]}/areas"))).Items.Single(one => one.BoundarySetId == set).Units);
        await Refused.WithAsync(HttpStatusCode.NotFound, "boundary-set.unknown", await host.Viewer.GetAsync(host.In($"/live/models/{ids["model"]}/areas/{Guid.NewGuid()}")));

        object[] Rule(string name, string field, string operation, string value, string territory) =>
        [
            Create("ObjectTerritory2AssignmentRule", new { MasterLabel = name, DeveloperName = name, Territory2ModelId = ids["model"], ObjectType = "Account", IsActive = true }, name),
            Create("ObjectTerritory2AssignmentRuleItem", new { RuleId = $"@{name}", Field = field, Operation = operation, SortOrder = 1, Value = value }),
            Create("RuleTerritory2Association", new { RuleId = $"@{name}", Territory2Id = territory }),
        ];

        async Task<IEnumerable<string?>> UnitsAsync(ApiClient client, params string[] seen)
        {
            var bytes = await (await client.GetAsync(host.In($"/live/models/{ids["model"]}/areas/{set}"))).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal(3, BinaryPrimitives.ReadInt32LittleEndian(bytes));
            var names = seen.OrderBy(name => ids[name], StringComparer.Ordinal).ToList();
            return Enumerable.Range(0, 3).Select(unit => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4 + (4 * unit)))).Select(place => place < 0 ? null : names[place]);
        }
    }

    [Fact]
    public async Task A_manager_gets_the_places_of_the_accounts_of_the_patch_only()
    {
        var ids = await Patching.ModelAsync(host);
        await ChangeAsync(host, [.. new[] { "coastAccount", "hillsAccount", "eastAccount" }.Select((name, at) => Update("Account", ids[name], new { BillingLatitude = 40 + at, BillingLongitude = -80 - at }))]);

        Assert.Equal([(-81f, 41f), (-80f, 40f)], await PlacesAsync(host.Manager));
        Assert.Equal([(-80f, 40f)], await PlacesAsync(host.Seller));
        Assert.Contains((-82f, 42f), await PlacesAsync(host.Viewer));

        async Task<List<(float Longitude, float Latitude)>> PlacesAsync(ApiClient client)
        {
            var bytes = await (await client.GetAsync(host.In($"/live/models/{ids["model"]}/places"))).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var count = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            float At(int offset) => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(offset));
            return [.. Enumerable.Range(0, count).Select(at => (At(4 + (4 * at)), At(4 + (4 * (count + at))))).Order()];
        }
    }
}
