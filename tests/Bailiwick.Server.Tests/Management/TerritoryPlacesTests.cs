using System.Buffers.Binary;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management;

public sealed class TerritoryPlacesTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task Accounts_are_places_with_their_territory_and_none_is_told_apart()
    {
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"], swap: true);
        await ChangeAsync(
            host,
            Create("Account", new { Name = "In the north", BillingState = "ME", BillingLatitude = 44.5, BillingLongitude = -69.25 }),
            Create("Account", new { Name = "Nowhere in the model", BillingState = "OR", BillingLatitude = 45.5, BillingLongitude = -122.5 }),
            Create("Account", new { Name = "Without a place", BillingState = "TX" }));

        var bytes = await (await host.Viewer.GetAsync(host.In($"/live/models/{model["model"]}/places"))).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(4 + (2 * 12), bytes.Length);
        Assert.Equal(2, BinaryPrimitives.ReadInt32LittleEndian(bytes));
        float At(int offset) => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(offset));
        var placeOfNorth = new[] { model["region"], model["north"], model["south"] }.Order(StringComparer.Ordinal).ToList().IndexOf(model["north"]);
        Assert.Equal(
            [(-122.5f, 45.5f, -1), (-69.25f, 44.5f, placeOfNorth)],
            Enumerable.Range(0, 2).Select(at => (At(4 + (4 * at)), At(12 + (4 * at)), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(20 + (4 * at))))).Order());
    }
}
