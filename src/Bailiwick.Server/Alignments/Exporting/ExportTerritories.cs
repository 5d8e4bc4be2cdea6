using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Geography.Maps;
using Bailiwick.Server.Access;

namespace Bailiwick.Server.Alignments.Exporting;

/// <summary>
/// GeoJSON with one feature an area of one level and its figures. Boundaries are dissolved to outlines; where records are the units, an area
/// is the points of its records. The property <c>shape</c> says which.
/// </summary>
public sealed class ExportTerritories(OpenAlignments alignments)
{
    /// <summary>Writes the areas of a level (0 is the top), of the lowest when none is given.</summary>
    public async Task<Outcome<ExportFile>> HandleAsync(Guid alignment, int? level, Caller caller, CancellationToken cancellation)
    {
        var view = await ExportView.TakeAsync(alignments, alignment, caller, cancellation);
        if (!view.IsDone)
        {
            return view.Refusal;
        }

        var chosen = level ?? view.Value.State.Frame.LowestLevel;
        return chosen < 0 || chosen > view.Value.State.Frame.LowestLevel
            ? AlignmentRefusals.UnknownLevel(chosen, view.Value.Row.Levels.Length)
            : view.Value.File("territories.geojson", "application/geo+json", stream => WriteAsync(view.Value, chosen, stream, cancellation));
    }

    private static async Task WriteAsync(ExportView view, int level, Stream stream, CancellationToken cancellation)
    {
        var areas = view.State.Areas.OfLevel(level).ToList();
        var placeOfUnit = PlaceOfUnit(view.State, areas, level);
        var shapes = view.Units.Boundaries is { } set ? Dissolver.Dissolve(set, placeOfUnit, areas.Count) : null;
        var unitsOfPlace = shapes is null ? placeOfUnit.Index().ToLookup(pair => pair.Item, pair => pair.Index) : null;
        await using var writer = new Utf8JsonWriter(stream);
        GeoJsonWriter.BeginCollection(writer);
        for (var place = 0; place < areas.Count; place++)
        {
            var area = areas[place];
            if (shapes is not null)
            {
                GeoJsonWriter.WriteFeature(writer, $"{area.Number.Value}", shapes[place], properties => WriteFigures(properties, view, area, "outline"));
            }
            else
            {
                WritePoints(writer, view, area, unitsOfPlace![place]);
            }

            await writer.FlushAsync(cancellation);
        }

        GeoJsonWriter.EndCollection(writer);
    }

    private static int[] PlaceOfUnit(AlignmentState state, List<Area> areas, int level)
    {
        var placeOfArea = areas.Index().ToDictionary(pair => pair.Item.Number, pair => pair.Index);
        var placeOfLowest = state.Areas.OfLevel(state.Frame.LowestLevel).ToDictionary(
            area => AlignmentState.Encode(area.Number),
            area => placeOfArea[state.Areas.PathTo(area.Number)[level].Number]);
        var placeOfUnit = new int[state.Frame.Units];
        for (var unit = 0; unit < placeOfUnit.Length; unit++)
        {
            placeOfUnit[unit] = placeOfLowest.GetValueOrDefault(state.AreaOfUnit[unit], -1);
        }

        return placeOfUnit;
    }

    private static void WriteFigures(Utf8JsonWriter writer, ExportView view, Area area, string shape)
    {
        var total = view.State.RollUp(area.Number);
        writer.WriteNumber("number", area.Number.Value);
        writer.WriteString("name", area.Name);
        writer.WriteString("level", view.Row.Levels[area.Level]);
        writer.WriteString("path", string.Join(" / ", view.State.Areas.PathTo(area.Number).Select(each => each.Name)));
        writer.WriteString("owner", view.OwnerOf(area.Number));
        writer.WriteString("color", area.Color);
        writer.WriteString("shape", shape);
        writer.WriteStartObject("measures");
        for (var measure = 0; measure < view.Units.Measures.Count; measure++)
        {
            writer.WriteNumber(view.Units.Measures[measure].Key, view.Units.Measures[measure].Exact(total.Sums[measure]));
        }

        writer.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter writer, ExportView view, Area area, IEnumerable<int> units)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteString("id", $"{area.Number.Value}");
        writer.WriteStartObject("properties");
        WriteFigures(writer, view, area, "points");
        writer.WriteEndObject();
        writer.WriteStartObject("geometry");
        writer.WriteString("type", "MultiPoint");
        writer.WriteStartArray("coordinates");
        foreach (var unit in units.Where(unit => !double.IsNaN(view.Units.Longitude[unit])))
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(Math.Round(view.Units.Longitude[unit], 7));
            writer.WriteNumberValue(Math.Round(view.Units.Latitude[unit], 7));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
