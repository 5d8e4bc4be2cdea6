using System.Net.Http.Headers;
using System.Text;
using Bailiwick.Server.Boundaries;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Boundaries;

/// <summary>What a planner does with boundary sets, over HTTP.</summary>
internal static class BoundaryCalls
{
    public static Task<Guid> UploadAsync(this ServerHost host, string content, string name = "squares.geojson") =>
        host.UploadAsync(Encoding.UTF8.GetBytes(content), name);

    public static async Task<Guid> UploadAsync(this ServerHost host, byte[] content, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, host.In("/uploads")) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.Add("X-File-Name", Uri.EscapeDataString(name));
        var response = await host.Planner.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (await ApiClient.ReadAsync<SendUpload.Reply>(response)).Id;
    }

    /// <summary>The job once it has ended.</summary>
    public static async Task<JobInfo> AddAsync(this ServerHost host, object request)
    {
        var job = await host.Planner.PostAsync<JobInfo>(host.In("/boundary-sets"), request);
        while (job.State is JobState.Queued or JobState.Running)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
            job = await host.Planner.GetAsync<JobInfo>(host.In($"/jobs/{job.Id}"));
        }

        return job;
    }

    /// <summary>The path of the three squares as a boundary set.</summary>
    public static async Task<string> AddSquaresAsync(this ServerHost host)
    {
        var upload = await host.UploadAsync(BoundaryFiles.ThreeSquares);
        var job = await host.AddAsync(new { uploadId = upload, name = "Squares", keyProperty = "code", nameProperty = "title" });
        Assert.Equal(JobState.Succeeded, job.State);
        return host.In($"/boundary-sets/{job.BoundarySetId}");
    }

    public static async Task<List<BoundarySetInfo>> BoundarySetsAsync(this ServerHost host) =>
        [.. (await host.Viewer.GetAsync<Page<BoundarySetInfo>>(host.In("/boundary-sets"))).Items];

    public static async Task<BoundarySetInfo> BuiltInAsync(this ServerHost host, string name) =>
        (await host.BoundarySetsAsync()).Single(set => set.BuiltIn && set.Name == name);
}
