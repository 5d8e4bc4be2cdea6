using System.Net.Http.Headers;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Datasets;

/// <summary>Sends files, maps their columns as the preview proposes, and waits for imports, over HTTP.</summary>
internal static class Importing
{
    public static byte[] RealFile(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "data", "accounts", name));

    public static async Task<SendUpload.Reply> SendAsync(ApiClient by, string workspace, byte[] file, string name = "accounts.csv") =>
        await ApiClient.ReadAsync<SendUpload.Reply>(await TrySendAsync(by, workspace, file, name));

    public static async Task<HttpResponseMessage> TrySendAsync(ApiClient by, string workspace, byte[] file, string name = "accounts.csv")
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        content.Headers.Add("X-File-Name", Uri.EscapeDataString(name));
        return await by.Http.PostAsync($"{workspace}/uploads", content, TestContext.Current.CancellationToken);
    }

    /// <summary>The request a user makes who takes the preview's proposals.</summary>
    public static async Task<ImportRequest> ProposeAsync(ApiClient by, string workspace, Guid upload, string name)
    {
        var preview = await by.GetAsync<PreviewUpload.Reply>($"{workspace}/uploads/{upload}/preview");
        return new ImportRequest(
            upload,
            name,
            preview.HasHeader,
            [.. preview.Columns.Select(column => new ImportRequest.ImportColumn(column.Index, column.Name, column.Kind, column.Currency, column.Role))],
            BadCells.Refuse,
            DuplicateKeys.Refuse);
    }

    public static async Task<JobInfo> RunAsync(ApiClient by, string workspace, ImportRequest request) =>
        await EndAsync(by, workspace, (await by.PostAsync<JobInfo>($"{workspace}/imports", request)).Id);

    /// <summary>Waits for a job's end.</summary>
    public static async Task<JobInfo> EndAsync(ApiClient by, string workspace, Guid job)
    {
        while (true)
        {
            var present = await by.GetAsync<JobInfo>($"{workspace}/jobs/{job}");
            if (present.State is not (JobState.Queued or JobState.Running))
            {
                return present;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Sends and imports a file as proposed; fails the test unless it succeeds.</summary>
    public static async Task<WorkspaceDatasets.Shown> ImportAsync(ServerHost host, byte[] file, string name, Func<ImportRequest, ImportRequest>? change = null)
    {
        var upload = await SendAsync(host.Planner, host.In(string.Empty), file, name);
        var request = await ProposeAsync(host.Planner, host.In(string.Empty), upload.Id, name);
        var job = await RunAsync(host.Planner, host.In(string.Empty), change is null ? request : change(request));
        Assert.True(job.State == JobState.Succeeded, $"{job.State}: {job.Problem?.Detail}");
        return await host.Viewer.GetAsync<WorkspaceDatasets.Shown>(host.In($"/datasets/{job.DatasetId}"));
    }
}
