using System.IO.Compression;
using System.Net;
using Bailiwick.Server.Boundaries;
using Bailiwick.Server.Tests.Hosting;
using Xunit;

namespace Bailiwick.Server.Tests.Boundaries;

/// <summary>The sets that come with the service.</summary>
public sealed class BuiltInBoundaryTests(ServerHost host, PostgresCluster cluster) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task Counties_states_and_countries_are_there_once_for_all_workspaces()
    {
        var mine = await host.BoundarySetsAsync();
        var others = await host.Stranger.GetAsync<Page<BoundarySetInfo>>($"/api/workspaces/{host.OtherWorkspace}/boundary-sets");

        Assert.Equal([("US counties", 3230), ("US states", 56), ("World countries", 240)], mine.Where(set => set.BuiltIn).Select(set => (set.Name, set.Units)));
        Assert.Equal(mine.Where(set => set.BuiltIn).Select(set => set.Id), others.Items.Select(set => set.Id));
    }

    [Fact]
    public async Task Asking_for_the_first_time_at_once_makes_each_set_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.BoundarySetsAsync()));

        Assert.All(answers, answer => Assert.Equal(3, answer.Count(set => set.BuiltIn)));
    }

    [Fact]
    public async Task Units_come_with_key_name_point_area_and_box()
    {
        var counties = await host.BuiltInAsync("US counties");

        var units = await host.Viewer.GetAsync<BoundaryUnits>(host.In($"/boundary-sets/{counties.Id}/units"));

        var travis = units.Ids.ToList().IndexOf("48453");
        Assert.Equal("Travis, TX", units.Names[travis]);
        Assert.InRange(units.Longitude[travis], -98.2, -97.3);
        Assert.InRange(units.Latitude[travis], 30.0, 30.7);
        // The Census Bureau gives 1,023 square miles with water.
        Assert.InRange(units.AreaKm2[travis], 2600, 2700);
        Assert.Equal(4 * units.Ids.Count, units.Boxes.Length);
    }

    [Theory]
    [InlineData("units", "application/json")]
    [InlineData("mesh", "application/octet-stream")]
    [InlineData("mesh?detail=high", "application/octet-stream")]
    [InlineData("tiles/4/3/6", "application/vnd.mapbox-vector-tile")]
    public async Task What_never_changes_is_kept_by_the_client_and_asked_for_by_its_tag(string part, string type)
    {
        var states = await host.BuiltInAsync("US states");
        var path = host.In($"/boundary-sets/{states.Id}/{part}");
        var first = await host.Viewer.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(type, first.Content.Headers.ContentType?.MediaType);
        Assert.Equal("private, max-age=31536000, immutable", string.Join(", ", first.Headers.GetValues("Cache-Control").SelectMany(one => one.Split(", ")).OrderBy(one => one == "immutable" ? 2 : one == "private" ? 0 : 1)));
        Assert.False(first.Headers.ETag!.IsWeak);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        var second = await host.Viewer.Http.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_tile_is_gzipped_and_has_the_layer_of_units()
    {
        var states = await host.BuiltInAsync("US states");

        var response = await host.Viewer.GetAsync(host.In($"/boundary-sets/{states.Id}/tiles/0/0/0"));

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        await using var gzip = new GZipStream(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var tile = new MemoryStream();
        await gzip.CopyToAsync(tile, TestContext.Current.CancellationToken);
        // Field 3 of a tile is a layer; the layer's field 15, its version, comes somewhere, its name is in it.
        Assert.Equal(0x1A, tile.ToArray()[0]);
        Assert.True(tile.ToArray().AsSpan().IndexOf("units"u8) > 0);
    }

    [Fact]
    public async Task The_finer_mesh_has_more_points()
    {
        var states = await host.BuiltInAsync("US states");

        var low = await host.Viewer.Http.GetByteArrayAsync(host.In($"/boundary-sets/{states.Id}/mesh"), TestContext.Current.CancellationToken);
        var high = await host.Viewer.Http.GetByteArrayAsync(host.In($"/boundary-sets/{states.Id}/mesh?detail=high"), TestContext.Current.CancellationToken);

        Assert.True(BitConverter.ToInt32(high, 4) > BitConverter.ToInt32(low, 4), $"{BitConverter.ToInt32(low, 4)} and {BitConverter.ToInt32(high, 4)} points");
    }

    [Fact]
    public async Task A_tile_without_units_is_empty()
    {
        var states = await host.BuiltInAsync("US states");

        var response = await host.Viewer.GetAsync(host.In($"/boundary-sets/{states.Id}/tiles/6/33/22"));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Theory]
    [InlineData("tiles/9/0/0", HttpStatusCode.NotFound, "boundary-set.tile")]
    [InlineData("tiles/3/8/0", HttpStatusCode.NotFound, "boundary-set.tile")]
    [InlineData("tiles/3/0/-1", HttpStatusCode.NotFound, "boundary-set.tile")]
    [InlineData("mesh?detail=middling", HttpStatusCode.BadRequest, "boundary-set.detail")]
    public async Task What_a_set_does_not_have_is_refused(string part, HttpStatusCode status, string code)
    {
        var states = await host.BuiltInAsync("US states");

        await Refused.WithAsync(status, code, await host.Viewer.GetAsync(host.In($"/boundary-sets/{states.Id}/{part}")));
    }

    [Fact]
    public async Task A_built_in_set_cannot_be_removed()
    {
        var states = await host.BuiltInAsync("US states");

        await Refused.WithAsync(HttpStatusCode.Forbidden, "boundary-set.built-in", await host.Planner.DeleteAsync(host.In($"/boundary-sets/{states.Id}")));
    }

    [Fact]
    public async Task Without_the_geographic_data_the_refusal_names_the_missing_file()
    {
        var folder = Directory.CreateTempSubdirectory("bailiwick-no-geodata-");
        await using var bare = await ServerHost.StartAsync(cluster, settings => settings with { Tools = folder.FullName });

        var problem = await Refused.WithAsync(HttpStatusCode.Conflict, "boundary-set.no-geodata", await bare.Viewer.GetAsync(bare.In("/boundary-sets")));

        Assert.Contains(folder.FullName, problem.Detail, StringComparison.Ordinal);
        folder.Delete();
    }
}
