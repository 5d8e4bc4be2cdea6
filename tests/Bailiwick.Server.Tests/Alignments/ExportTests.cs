using System.Globalization;
using System.Net;
using System.Text.Json;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Tests.Boundaries;
using Bailiwick.Server.Tests.Hosting;
using Microsoft.VisualBasic.FileIO;
using Xunit;

namespace Bailiwick.Server.Tests.Alignments;

public sealed class ExportTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task Accounts_and_totals_add_up_to_the_whole_dataset_to_the_last_cent()
    {
        var alignment = await AssignedAsync();
        var accounts = await ReadCsvAsync(alignment, "accounts.csv");
        Assert.Equal(["Unit", "Unit name", "Account", "Account name", "Region", "Territory", "Owner", "Beds", "Revenue"], accounts[0].Keys);
        Assert.Equal(120, accounts.Count);
        var totals = await ReadCsvAsync(alignment, "totals.csv");
        foreach (var (name, index) in new[] { ("Beds", 2), ("Revenue", 3) })
        {
            var whole = alignment.Measures[index].Total;
            Assert.Equal(whole, accounts.Sum(row => Number(row[name])));
            Assert.Equal(whole, totals.Where(row => row["Level"] is "Territory" or "Unassigned" or "Unplaced").Sum(row => Number(row[name])));
            Assert.Equal(whole, totals.Where(row => row["Level"] is "Region" or "Unassigned" or "Unplaced").Sum(row => Number(row[name])));
            Assert.Equal(whole, Number(totals.Single(row => row["Level"] == "Total")[name]));
            foreach (var territory in totals.Where(row => row["Level"] == "Territory"))
            {
                Assert.Equal(Number(territory[name]), accounts.Where(row => row["Territory"] == territory["Area"]).Sum(row => Number(row[name])));
            }
        }
    }

    [Fact]
    public async Task A_text_that_a_spreadsheet_would_run_is_disarmed()
    {
        var accounts = await ReadCsvAsync(await AssignedAsync(), "accounts.csv");
        Assert.Equal("'=cmd|' /C calc'!A0", accounts[3]["Account name"]);
    }

    [Fact]
    public async Task Territories_are_written_as_geojson_with_their_figures()
    {
        var alignment = await AssignedAsync();
        var response = await host.Viewer.GetAsync(host.In($"/alignments/{alignment.Id}/exports/territories.geojson?level=1"));
        Assert.Equal("application/geo+json", response.Content.Headers.ContentType!.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var features = document.RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(6, features.Count);
        Assert.All(features, feature => Assert.Equal("MultiPoint", feature.GetProperty("geometry").GetProperty("type").GetString()));
        Assert.Equal(
            alignment.Measures[3].Total,
            features.Sum(feature => feature.GetProperty("properties").GetProperty("measures").GetProperty("revenue").GetDecimal()) + await UnassignedAsync(alignment));
    }

    [Fact]
    public async Task A_record_off_the_border_is_in_the_nearest_unit_and_says_how_far_outside_it_lies()
    {
        const string TwoHalves =
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"code": "W"}, "geometry": {"type": "Polygon", "coordinates": [[[-113, 32], [-98, 32], [-98, 46], [-113, 46], [-113, 32]]]}},
              {"type": "Feature", "properties": {"code": "E"}, "geometry": {"type": "Polygon", "coordinates": [[[-98, 32], [-88, 32], [-88, 46], [-98, 46], [-98, 32]]]}}
            ]}
            """;
        var job = await host.AddAsync(new { uploadId = await host.UploadAsync(TwoHalves), name = "Halves", keyProperty = "code", nameProperty = "code" });
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 2000), boundarySet: job.BoundarySetId, regions: 1, territories: 2);
        await Planning.EditAsync(host, host.Planner, alignment, 0, Planning.Move(1, 0, 1));

        var accounts = await ReadCsvAsync(alignment, "accounts.csv");

        Assert.Equal(["Unit", "Unit name", "Outside by km", "Account", "Account name", "Region", "Territory", "Owner", "Beds", "Revenue"], accounts[0].Keys);
        var near = accounts.Where(row => row["Outside by km"].Length > 0).ToList();
        Assert.NotEmpty(near);
        Assert.All(near, row => Assert.Equal("E", row["Unit"]));
        Assert.All(near, row => Assert.InRange(Number(row["Outside by km"]), 0.001m, 25m));
        Assert.Equal(alignment.UnplacedRecords, accounts.Count(row => row["Unit"].Length == 0));
        Assert.True(alignment.UnplacedRecords > 0, "No record lies further off than is reached.");
        Assert.Equal(alignment.Measures[3].Total, accounts.Where(row => row["Unit"].Length > 0).Sum(row => Number(row["Revenue"])));
    }

    [Fact]
    public async Task What_an_alignment_stands_on_cannot_be_removed_before_it()
    {
        var job = await host.AddAsync(new { uploadId = await host.UploadAsync(BoundaryFiles.ThreeSquares), name = "Kept", keyProperty = "code", nameProperty = "title" });
        var dataset = await Planning.WriteDatasetAsync(host, 20);
        var alignment = await Planning.CreateAsync(host, dataset, boundarySet: job.BoundarySetId, regions: 1, territories: 2);

        await Refused.WithAsync(HttpStatusCode.Conflict, "boundary-set.in-use", await host.Planner.DeleteAsync(host.In($"/boundary-sets/{job.BoundarySetId}")));
        await Refused.WithAsync(HttpStatusCode.Conflict, "dataset.in-use", await host.Planner.DeleteAsync(host.In($"/datasets/{dataset}")));

        (await host.Planner.DeleteAsync(host.In($"/alignments/{alignment.Id}"))).EnsureSuccessStatusCode();
        (await host.Planner.DeleteAsync(host.In($"/boundary-sets/{job.BoundarySetId}"))).EnsureSuccessStatusCode();
        (await host.Planner.DeleteAsync(host.In($"/datasets/{dataset}"))).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Two_alignments_side_by_side_show_what_goes_where()
    {
        var left = await AssignedAsync();
        var right = await host.Planner.PostAsync<Alignment>(host.In($"/alignments/{left.Id}/copies"), new { name = $"Copy {Guid.NewGuid():N}" });
        await Planning.EditAsync(host, host.Planner, right, 0, Planning.Move(7, 0, 1, 2));

        var comparison = await host.Viewer.GetAsync<Bailiwick.Server.Comparison.Wire.Comparison>(host.In($"/comparisons?left={left.Id}&right={right.Id}"));

        Assert.Equal(3, comparison.MovedUnits);
        Assert.Equal(3, comparison.Scores.Right.MovedUnits);
        Assert.Equal(3, comparison.Matrix.Where(cell => cell.From != cell.To).Sum(cell => cell.Units));
        Assert.Equal(120, comparison.Matrix.Sum(cell => cell.Units));
        Assert.All(comparison.Measures.Index(), measure => Assert.Equal(measure.Item.Total, comparison.Matrix.Sum(cell => cell.Sums[measure.Index])));
        var gained = comparison.Areas.Single(area => area.Number == 7);
        Assert.Equal(3, gained.RightTotals!.Units - gained.LeftTotals!.Units);

        var other = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 120));
        await Refused.WithAsync(
            HttpStatusCode.BadRequest, "comparison.different-units", await host.Viewer.GetAsync(host.In($"/comparisons?left={left.Id}&right={other.Id}")));
    }

    private async Task<Alignment> AssignedAsync()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 120, withUnplaced: true));
        await Planning.EditAsync(host, host.Planner, alignment, 0, new
        {
            kind = "assignUnits",
            units = Enumerable.Range(0, 110).ToArray(),
            to = Enumerable.Range(0, 110).Select(unit => 2 + (unit / 20)).ToArray(),
        });
        return alignment;
    }

    private async Task<decimal> UnassignedAsync(Alignment alignment) =>
        (await host.Viewer.GetAsync<Alignment>(host.In($"/alignments/{alignment.Id}"))).Totals[0].Sums[3];

    private async Task<List<Dictionary<string, string>>> ReadCsvAsync(Alignment alignment, string file)
    {
        var response = await host.Viewer.GetAsync(host.In($"/alignments/{alignment.Id}/exports/{file}"));
        response.EnsureSuccessStatusCode();
        Assert.EndsWith(file, response.Content.Headers.ContentDisposition!.FileNameStar ?? response.Content.Headers.ContentDisposition.FileName!.Trim('"'), StringComparison.Ordinal);
        using var csv = new TextFieldParser(new StringReader(await response.Content.ReadAsStringAsync()));
        csv.SetDelimiters(",");
        var header = csv.ReadFields()!;
        var rows = new List<Dictionary<string, string>>();
        while (!csv.EndOfData)
        {
            rows.Add(header.Zip(csv.ReadFields()!).ToDictionary(cell => cell.First, cell => cell.Second));
        }

        return rows;
    }

    private static decimal Number(string text) => text.Length == 0 ? 0 : decimal.Parse(text, CultureInfo.InvariantCulture);
}
