using Bailiwick.Geography.Boundaries;
using Xunit;

namespace Bailiwick.Geography.Tests;

/// <summary>Shapes and units as rules ask them.</summary>
public sealed class BoundaryAreasTests
{
    private const string Holed = """{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[4,4],[6,4],[6,6],[4,6],[4,4]]]}""";
    private const string Pair = """{"type":"MultiPolygon","coordinates":[[[[0,0],[2,0],[2,2],[0,2],[0,0]]],[[[8,8],[9,8],[9,9],[8,9],[8,8]]]]}""";

    [Theory]
    [InlineData(Holed, 2, 2, true)]
    [InlineData(Holed, 5, 5, false)]
    [InlineData(Holed, 11, 5, false)]
    [InlineData(Pair, 1, 1, true)]
    [InlineData(Pair, 8.5, 8.5, true)]
    [InlineData(Pair, 5, 5, false)]
    public void A_point_lies_in_a_shape_or_not(string shape, double longitude, double latitude, bool isIn)
    {
        string[] forms =
        [
            shape,
            $$"""{"type":"Feature","properties":null,"geometry":{{shape}} }""",
            $$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"x":1},"geometry":{{shape}} }]}""",
        ];
        Assert.All(forms, form =>
        {
            using var areas = new BoundaryAreas(ShapeReader.Read(form).Value);
            var area = areas.Whole("Here");
            Assert.Equal(isIn, area.Contains(longitude, latitude));
            Assert.False(area.IsOfUnits);
            Assert.True(!isIn || (area.South <= latitude && latitude <= area.North));
        });
    }

    [Theory]
    [InlineData("{", "boundary.invalid-json")]
    [InlineData("{}", "boundary.no-polygons")]
    [InlineData("[]", "boundary.no-polygons")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "boundary.no-polygons")]
    [InlineData("""{"type":"Point","coordinates":[1,2]}""", "boundary.no-polygons")]
    public void What_is_no_shape_is_refused(string text, string code) => Assert.Equal(code, ShapeReader.Read(text).Refusal!.Code);

    [Fact]
    public void Some_units_hold_what_lies_in_one_of_them_and_an_unknown_one_is_refused()
    {
        var set = ShapeReader.Read(
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,1],[1,1],[1,0]]]}},
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[2,0],[3,0],[3,1],[2,1],[2,0]]]}}]}
            """).Value;
        using var areas = new BoundaryAreas(set);
        var area = areas.Some("Ends", [" 0 ", "", "2"]).Value;
        Assert.True(area.IsOfUnits);
        Assert.Equal([true, false, true, false, true], new[] { 0.5, 1.5, 2.5, 3.5, 0.5 }.Select(longitude => area.Contains(longitude, 0.5)));
        Assert.Equal("boundary.unknown-unit", areas.Some("Ends", ["9"]).Refusal!.Code);
    }
}
