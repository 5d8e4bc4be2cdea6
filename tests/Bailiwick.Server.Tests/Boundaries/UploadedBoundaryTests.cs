using System.Net;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Server.Boundaries;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Boundaries;

/// <summary>From an uploaded file to a boundary set.</summary>
public sealed class UploadedBoundaryTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_file_is_described_with_its_properties_and_guesses()
    {
        var upload = await host.UploadAsync(BoundaryFiles.ThreeSquares);

        var description = await host.Planner.PostAsync<BoundaryInfo>(host.In("/boundary-sets/describe"), new { uploadId = upload });

        Assert.Equal(BoundaryFormat.GeoJson, description.Format);
        Assert.Equal(3, description.Features);
        Assert.Equal("code", description.KeyGuess);
        Assert.Equal("title", description.NameGuess);
        Assert.Equal(["code", "title"], description.Properties.Select(property => property.Name));
        Assert.All(description.Properties, property => Assert.True(property.Unique));
    }

    [Fact]
    public async Task A_file_becomes_a_set_with_units_neighbors_and_a_bridge()
    {
        var path = await host.AddSquaresAsync();

        var info = await host.Viewer.GetAsync<BoundarySetInfo>(path);
        var units = await host.Viewer.GetAsync<BoundaryUnits>(path + "/units");

        Assert.Equal(("Squares", false, 3, 1), (info.Name, info.BuiltIn, info.Units, info.Bridges));
        Assert.Equal([0, 0, 10, 1], info.Bounds.Select(degrees => Math.Round(degrees)));
        Assert.Equal("squares.geojson", info.Source);
        Assert.Equal(["A", "B", "C"], units.Ids);
        Assert.Equal(["Alpha", "Beta", "Gamma"], units.Names);
    }

    [Fact]
    public async Task Municipalities_that_lie_on_top_of_each_other_are_reported()
    {
        var upload = await host.UploadAsync(await File.ReadAllBytesAsync(BoundaryFiles.Austria, TestContext.Current.CancellationToken), "austria.geojson");
        var job = await host.AddAsync(new { uploadId = upload, name = "Austria", keyProperty = "iso", nameProperty = "name" });

        Assert.Equal(JobState.Succeeded, job.State);
        var findings = await host.Viewer.GetAsync<Page<BoundaryFindingInfo>>(host.In($"/boundary-sets/{job.BoundarySetId}/findings?limit=500"));
        var overlaps = findings.Items.Where(finding => finding.Code == "boundary.overlap").ToList();
        var districts = Enumerable.Range(1, 23).Select(number => $"9{number:00}01").ToList();
        Assert.All(districts, district => Assert.Contains(overlaps, overlap => overlap.Id == district || overlap.Message.Contains(district, StringComparison.Ordinal)));
        var info = await host.Viewer.GetAsync<BoundarySetInfo>(host.In($"/boundary-sets/{job.BoundarySetId}"));
        Assert.Equal(2118, info.Units);
        Assert.Equal(findings.Items.Count, info.Findings);
    }

    [Fact]
    public async Task Findings_come_in_pages()
    {
        var upload = await host.UploadAsync(await File.ReadAllBytesAsync(BoundaryFiles.Austria, TestContext.Current.CancellationToken), "austria.geojson");
        var job = await host.AddAsync(new { uploadId = upload, name = "Austria in pages", keyProperty = "iso" });
        var path = host.In($"/boundary-sets/{job.BoundarySetId}/findings");
        var whole = await host.Viewer.GetAsync<Page<BoundaryFindingInfo>>(path + "?limit=500");

        var paged = new List<BoundaryFindingInfo>();
        string? cursor = null;
        do
        {
            var page = await host.Viewer.GetAsync<Page<BoundaryFindingInfo>>($"{path}?limit=7{(cursor is null ? "" : "&cursor=" + cursor)}");
            paged.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(whole.Items, paged);
    }

    [Theory]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": [", "boundary.invalid-json")]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": []}", "boundary.no-polygons")]
    [InlineData("<kml></kml>", "boundary.unknown-format")]
    [InlineData("[1, 2, 3]", "boundary.unknown-format")]
    public async Task A_file_that_holds_no_boundaries_is_refused_when_described_and_when_read(string content, string code)
    {
        var upload = await host.UploadAsync(content);
        var before = (await host.BoundarySetsAsync()).Count;

        await Refused.WithAsync(HttpStatusCode.UnprocessableEntity, code, await host.Planner.PostAsync(host.In("/boundary-sets/describe"), new { uploadId = upload }));
        var job = await host.AddAsync(new { uploadId = upload, name = "Nothing", keyProperty = "code" });

        Assert.Equal(JobState.Failed, job.State);
        Assert.Equal(code, job.Problem!.Code);
        Assert.Equal(before, (await host.BoundarySetsAsync()).Count);
    }

    [Fact]
    public async Task A_property_that_no_feature_has_fails_the_job_and_names_those_there_are()
    {
        var upload = await host.UploadAsync(BoundaryFiles.ThreeSquares);

        var job = await host.AddAsync(new { uploadId = upload, name = "Squares", keyProperty = "fips" });

        Assert.Equal("boundary.unknown-property", job.Problem!.Code);
        Assert.Contains("'code'", job.Problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  ", "boundary-set.no-name")]
    public async Task A_set_needs_a_name(string name, string code)
    {
        var upload = await host.UploadAsync(BoundaryFiles.ThreeSquares);

        await Refused.WithAsync(
            HttpStatusCode.BadRequest, code, await host.Planner.PostAsync(host.In("/boundary-sets"), new { uploadId = upload, name, keyProperty = "code" }));
    }

    [Fact]
    public async Task An_upload_that_is_not_there_is_refused()
    {
        var request = new { uploadId = Guid.NewGuid(), name = "Squares", keyProperty = "code" };

        await Refused.WithAsync(HttpStatusCode.NotFound, "upload.unknown", await host.Planner.PostAsync(host.In("/boundary-sets"), request));
    }

    [Fact]
    public async Task A_removed_set_is_gone_with_all_its_parts()
    {
        var path = await host.AddSquaresAsync();
        await host.Viewer.GetAsync<BoundaryUnits>(path + "/units");

        await ApiClient.ReadAsync<object>(await host.Planner.DeleteAsync(path));

        foreach (var part in new[] { "", "/units", "/mesh", "/tiles/0/0/0", "/findings" })
        {
            await Refused.WithAsync(HttpStatusCode.NotFound, "boundary-set.unknown", await host.Viewer.GetAsync(path + part));
        }
    }

    [Fact]
    public async Task A_set_of_one_workspace_is_unknown_in_another()
    {
        var path = await host.AddSquaresAsync();
        var elsewhere = path.Replace(host.Workspace.ToString(), host.OtherWorkspace.ToString(), StringComparison.Ordinal);

        foreach (var part in new[] { "", "/units", "/mesh", "/tiles/0/0/0", "/findings" })
        {
            await Refused.WithAsync(HttpStatusCode.NotFound, "boundary-set.unknown", await host.Stranger.GetAsync(elsewhere + part));
        }
    }
}
