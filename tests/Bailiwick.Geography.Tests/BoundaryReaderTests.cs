using System.Text;
using Bailiwick.Core;
using Bailiwick.Geography.Boundaries;
using Xunit;

namespace Bailiwick.Geography.Tests;

public sealed class BoundaryReaderTests
{
    [Fact]
    public void Counties_are_named_with_their_state_and_form_one_connected_graph()
    {
        var set = SharedData.Counties.Set;

        Assert.Equal("Travis, TX", set.Names[set.Ids.IndexOf("48453")]);
        Assert.True(set.Count >= 3230);
        Assert.Equal(set.Count, Graphs.ReachableFrom(set.Graph, 0));
    }

    [Fact]
    public void Vienna_stays_twice_and_every_district_of_it_is_told_to_overlap()
    {
        var reading = SharedData.Municipalities;
        var overlaps = reading.Findings.Where(finding => finding.Code == "boundary.overlap").ToArray();

        Assert.Equal(2118, reading.Set.Count);
        Assert.Equal(23, overlaps.Length);
        Assert.All(overlaps, overlap => Assert.Contains("Wien (90001)", overlap.Message));
    }

    [Fact]
    public void The_object_with_most_polygons_and_the_feature_id_are_guessed()
    {
        using var file = File.OpenRead(SharedData.PathOf("us-counties-states-10m.topo.json"));

        var description = BoundaryReader.Describe(file).Value;

        Assert.Equal(BoundaryFormat.TopoJson, description.Format);
        Assert.Equal(["counties", "states", "nation"], description.Objects);
        Assert.Equal(("id", "name", 3231), (description.KeyGuess, description.NameGuess, description.Features));
    }

    [Theory]
    [InlineData("us-zcta-2010-ct-ri-nh.topo.json", "ZCTA5CE10")]
    [InlineData("us-zcta-2010-dc-full.geojson", "GEOID10")]
    [InlineData("austria-municipalities-2021.geojson", "iso")]
    [InlineData("uk-london-postcode-districts.geojson", "name")]
    public void The_key_is_guessed(string name, string key)
    {
        using var file = File.OpenRead(SharedData.PathOf(name));

        Assert.Equal(key, BoundaryReader.Describe(file).Value.KeyGuess);
    }

    [Theory]
    [InlineData("", "boundary.invalid-json")]
    [InlineData("[1,2]", "boundary.unknown-format")]
    [InlineData("{}", "boundary.unknown-format")]
    [InlineData("<kml/>", "boundary.unknown-format")]
    [InlineData("PK\u0003\u0004", "boundary.unknown-format")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[1,2]}", "boundary.unknown-format")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "boundary.no-polygons")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[7]}", "boundary.malformed")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[NaN,1]]]}}]}", "boundary.invalid-json")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]} x", "boundary.invalid-json")]
    [InlineData("{\"type\":\"Topology\"}", "boundary.malformed")]
    [InlineData("{\"type\":\"Topology\",\"objects\":{}}", "boundary.no-polygons")]
    public void What_is_no_boundary_file_is_refused(string text, string code) =>
        Assert.Equal(code, Read(text).Refusal?.Code);

    [Fact]
    public void Projected_coordinates_are_refused_with_the_values_seen()
    {
        var refusal = Read(Square("a", 500_000, 4_649_776, 1000)).Refusal;

        Assert.Equal("boundary.projected", refusal?.Code);
        Assert.Contains("4649776", refusal?.Message);
    }

    [Fact]
    public void A_bow_tie_is_repaired_and_told()
    {
        var reading = Read(Collection("""{"type":"Feature","id":"a","geometry":{"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}}""")).Value;

        Assert.Contains(reading.Findings, finding => finding.Code == "boundary.repaired" && finding.Unit == 0);
        Assert.Equal(2, reading.Set.Topology.ShapeOf(0).Polygons.Length);
    }

    [Fact]
    public void A_ten_megabyte_text_is_refused()
    {
        var text = Collection("{\"type\":\"Feature\",\"id\":\"" + new string('x', 10 << 20) + "\",\"geometry\":null}");

        Assert.Equal(("boundary.too-large", RefusalKind.TooLarge), (Read(text).Refusal!.Code, Read(text).Refusal!.Kind));
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Equal("boundary.too-deep", Read("{\"type\":" + new string('[', 10_000)).Refusal?.Code);

    [Fact]
    public void A_scribble_of_twenty_thousand_corners_is_left_out_and_not_taken_apart()
    {
        var random = new Random(3);
        var corners = Enumerable.Range(0, 20_000).Select(_ => $"[{random.NextDouble()},{random.NextDouble()}]").ToList();
        corners.Add(corners[0]);
        var scribble = "{\"type\":\"Feature\",\"id\":\"x\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + string.Join(",", corners) + "]]}}";

        var reading = Read(Collection(scribble, SquareFeature("a", 0, 0, 1))).Value;

        Assert.Equal(["a"], reading.Set.Ids);
        Assert.Contains(reading.Findings, finding => finding.Code == "boundary.tangled" && finding.Id == "x");
    }

    [Fact]
    public void A_heap_of_two_thousand_equal_squares_becomes_as_many_units_in_as_many_layers()
    {
        var squares = Enumerable.Range(0, 2000).Select(index => SquareFeature($"s{index}", 0, 0, 1)).ToArray();

        var reading = Read(Collection(squares)).Value;

        Assert.Equal(2000, reading.Set.Count);
        Assert.Equal(2000, reading.Set.Topology.Layer.Distinct().Count());
        Assert.Equal(2000, Graphs.ReachableFrom(reading.Set.Graph, 0));
        Assert.Contains(reading.Findings, finding => finding.Code == "boundary.overlap");
    }

    [Fact]
    public void Duplicate_missing_unclosed_and_foreign_features_are_told_one_by_one()
    {
        var text = Collection(
            SquareFeature("a", 0, 0, 1),
            SquareFeature("a", 5, 5, 1),
            SquareFeature("", 9, 9, 1),
            """{"type":"Feature","id":"open","geometry":{"type":"Polygon","coordinates":[[[20,0],[21,0],[21,1]]]}}""",
            """{"type":"Feature","id":"dot","geometry":{"type":"Point","coordinates":[1,2]}}""",
            """{"type":"Feature","id":"none","geometry":null}""",
            """{"type":"Feature","id":"line","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}}""",
            """{"type":"Feature","id":"text","geometry":{"type":"Polygon","coordinates":[[["0","0"]]]}}""",
            SquareFeature("moon", 500, 0, 1));

        var reading = Read(text).Value;

        Assert.Equal(["a", "#3", "open"], reading.Set.Ids);
        Assert.Equal(2, reading.Set.Topology.ShapeOf(0).Polygons.Length);
        Assert.Equal(
            [("boundary.duplicate-key", 1), ("boundary.missing-key", 2), ("boundary.unclosed-ring", 3), ("boundary.not-a-polygon", 4), ("boundary.empty-geometry", 5),
             ("boundary.collapsed-ring", 6), ("boundary.empty-geometry", 6), ("boundary.bad-coordinates", 7), ("boundary.out-of-range", 8)],
            reading.Findings.Where(finding => finding.Feature is not null).Select(finding => (finding.Code, finding.Feature!.Value)));
    }

    [Fact]
    public void An_unknown_object_or_property_is_refused_with_those_there_are()
    {
        var noObject = SharedData.Read("us-counties-states-10m.topo.json", new BoundaryChoice("id", "name", "regions")).Refusal;
        var noKey = SharedData.Read("us-counties-states-10m.topo.json", new BoundaryChoice("geoid", "name", "states")).Refusal;

        Assert.Equal(("boundary.unknown-object", true), (noObject?.Code, noObject?.Message.Contains("'counties', 'states', 'nation'")));
        Assert.Equal(("boundary.unknown-property", true), (noKey?.Code, noKey?.Message.Contains("'id', 'name'")));
    }

    internal static Outcome<BoundaryReading> Read(string text) =>
        BoundaryReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), new BoundaryChoice("id"));

    internal static string Square(string id, double x, double y, double side) => Collection(SquareFeature(id, x, y, side));

    internal static string SquareFeature(string id, double x, double y, double side) =>
        $$$"""{"type":"Feature","id":"{{{id}}}","geometry":{"type":"Polygon","coordinates":[[[{{{x}}},{{{y}}}],[{{{x + side}}},{{{y}}}],[{{{x + side}}},{{{y + side}}}],[{{{x}}},{{{y + side}}}],[{{{x}}},{{{y}}}]]]}}""";

    internal static string Collection(params string[] features) => "{\"type\":\"FeatureCollection\",\"features\":[" + string.Join(",", features) + "]}";
}
