using System.Globalization;

namespace Bailiwick.Server.Tests.Management.Rules;

/// <summary>
/// Random parts of the map: two drawn shapes (one with a hole, one of two parts) and two choices of units of a grid with bent corners. PostgreSQL's own polygon
/// type judges them, on the plane of longitude and latitude as GeoJSON has it.
/// </summary>
internal sealed class OracleMap
{
    public const int Areas = 4;

    private const int Columns = 5;
    private const int Rows = 3;

    private readonly (double Longitude, double Latitude)[,] _corners = new (double, double)[Columns + 1, Rows + 1];
    private readonly List<List<(double Longitude, double Latitude)>>[] _ringsOfShape;
    private readonly int[][] _cellsOfArea;

    public OracleMap(Random random)
    {
        for (var column = 0; column <= Columns; column++)
        {
            for (var row = 0; row <= Rows; row++)
            {
                _corners[column, row] = (-125.03 + (column * 11) + (random.NextDouble() * 5), 29.07 + (row * 4.3) + (random.NextDouble() * 1.9));
            }
        }

        _ringsOfShape = [[Star(random, -118, 37, 9, 4, 15), Star(random, -118, 37, 2.5, 1.2, 6)], [Star(random, -120, 38, 4, 3, 9), Star(random, -88, 35, 12, 5, 12)]];
        _cellsOfArea = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, Columns * Rows).Where(_ => random.Next(2) == 0).ToArray())];
    }

    /// <summary>The grid as a boundary file.</summary>
    public string CellsGeoJson => Collection(Enumerable.Range(0, Columns * Rows).Select(cell =>
        $$$"""{"type":"Feature","properties":{"code":"C{{{cell}}}"},"geometry":{"type":"Polygon","coordinates":[{{{Ring(Cell(cell))}}}]}}"""));

    public static bool IsOfUnits(int area) => area >= 2;

    public IEnumerable<string> CellsOf(int area) => _cellsOfArea[area - 2].Select(cell => $"c{cell}");

    /// <summary>The first is a polygon with a hole as a bare geometry, the second a feature of a multi-polygon.</summary>
    public string ShapeGeoJson(int area) => area == 0
        ? $$$"""{"type":"Polygon","coordinates":[{{{Ring(_ringsOfShape[0][0])}}},{{{Ring(_ringsOfShape[0][1])}}}]}"""
        : $$$"""{"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[{{{Ring(_ringsOfShape[1][0])}}}],[{{{Ring(_ringsOfShape[1][1])}}}]]}}""";

    /// <summary>Whether a point is in an area.</summary>
    public string Sql(int area, string point)
    {
        string In(IEnumerable<(double Longitude, double Latitude)> ring) => $"polygon '({string.Join(", ", ring.Select(one => $"({Text(one.Longitude)}, {Text(one.Latitude)})"))})' @> {point}";
        return area switch
        {
            0 => $"{In(_ringsOfShape[0][0])} AND NOT {In(_ringsOfShape[0][1])}",
            1 => $"({In(_ringsOfShape[1][0])} OR {In(_ringsOfShape[1][1])})",
            _ => $"({string.Join(" OR ", _cellsOfArea[area - 2].Select(cell => In(Cell(cell))).Prepend("false"))})",
        };
    }

    private static List<(double, double)> Star(Random random, double longitude, double latitude, double wide, double high, int corners) =>
        [.. Enumerable.Range(0, corners).Select(corner => (Angle: 2 * Math.PI * corner / corners, Reach: 0.6 + (0.4 * random.NextDouble())))
            .Select(one => (longitude + (wide * one.Reach * Math.Cos(one.Angle)), latitude + (high * one.Reach * Math.Sin(one.Angle))))];

    private List<(double, double)> Cell(int cell)
    {
        var (column, row) = (cell % Columns, cell / Columns);
        return [_corners[column, row], _corners[column + 1, row], _corners[column + 1, row + 1], _corners[column, row + 1]];
    }

    private static string Ring(List<(double Longitude, double Latitude)> ring) =>
        $"[{string.Join(",", ring.Append(ring[0]).Select(one => $"[{Text(one.Longitude)},{Text(one.Latitude)}]"))}]";

    private static string Collection(IEnumerable<string> features) => $$$"""{"type":"FeatureCollection","features":[{{{string.Join(",", features)}}}]}""";

    private static string Text(double degrees) => degrees.ToString("F6", CultureInfo.InvariantCulture);
}
