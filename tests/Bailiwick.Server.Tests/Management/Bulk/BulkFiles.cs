using System.IO.Compression;
using System.Text;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Management.Bulk;
using Bailiwick.Server.Tests.Datasets;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Management.Bulk;

/// <summary>Sends, runs and reads files of live records over HTTP, as a person of one workspace.</summary>
internal sealed class BulkFiles(ApiClient by, string workspace)
{
    public static BulkFiles Of(ServerHost host) => new(host.Planner, host.In(""));

    public string Workspace => workspace;

    /// <summary>Starts an import and waits for its end; what it left is read when it left something.</summary>
    public async Task<(JobInfo Job, ImportRecords.Reply? Import)> RunAsync(
        string type, BulkOperation operation, string file, string[]? match = null, bool allOrNothing = true, bool preview = false, bool clearBlanks = false, string[]? leaveOut = null)
    {
        var job = await Importing.EndAsync(by, workspace, (await StartAsync(type, operation, file, match, allOrNothing, preview, clearBlanks, leaveOut)).Id);
        var import = await by.GetAsync($"{workspace}/live/imports/{job.SubjectId}");
        return (job, import.IsSuccessStatusCode ? await ApiClient.ReadAsync<ImportRecords.Reply>(import) : null);
    }

    public async Task<JobInfo> StartAsync(
        string type, BulkOperation operation, string file, string[]? match = null, bool allOrNothing = true, bool preview = false, bool clearBlanks = false, string[]? leaveOut = null)
    {
        var upload = await Importing.SendAsync(by, workspace, Encoding.UTF8.GetBytes(file), $"{type}.csv");
        return await by.PostAsync<JobInfo>($"{workspace}/live/imports", new { uploadId = upload.Id, type, operation, match, allOrNothing, preview, clearBlanks, leaveOut });
    }

    /// <summary>The same; fails the test unless all of it is done.</summary>
    public async Task<ImportRecords.Reply> DoneAsync(
        string type, BulkOperation operation, string file, string[]? match = null, bool allOrNothing = true, bool clearBlanks = false, string[]? leaveOut = null)
    {
        var (job, import) = await RunAsync(type, operation, file, match, allOrNothing, clearBlanks: clearBlanks, leaveOut: leaveOut);
        Assert.True(job.State == JobState.Succeeded, $"{type}: {job.State} {job.Problem?.Detail}\n{file}");
        return import!;
    }

    public async Task<IReadOnlyList<ImportRecords.Row>> RowsAsync(Guid import, string? result = null) =>
        (await by.GetAsync<Page<ImportRecords.Row>>($"{workspace}/live/imports/{import}/rows?limit=500{(result is null ? "" : $"&result={result}")}")).Items;

    public Task<string> ResultsAsync(Guid import) => TextAsync($"imports/{import}/results?format=csv");

    public Task<string> ExportAsync(string type, string query = "") => TextAsync($"exports/{type}?{query}");

    public async Task<Dictionary<string, string>> ExportAllAsync(string query = "")
    {
        var response = await by.GetAsync($"{workspace}/live/exports?{query}");
        response.EnsureSuccessStatusCode();
        using var archive = new ZipArchive(new MemoryStream(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        });
    }

    /// <summary>Records of a file by column; what is empty is missing.</summary>
    public static List<Dictionary<string, string>> Read(string file, BulkFormat format = BulkFormat.Csv)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        using var rows = format == BulkFormat.Csv ? CsvFileRows.Open(stream, new Server.Datasets.Reading.ReadOptions(), clearsBlanks: false).Value : new JsonFileRows(stream);
        var read = new List<Dictionary<string, string>>();
        for (var next = rows.Next().Value; next is not null; next = rows.Next().Value)
        {
            Assert.Null(next.Fault);
            read.Add(next.Cells.Where(cell => cell.Value is not null).ToDictionary(cell => cell.Key, cell => CellText.Of(cell.Value)!));
        }

        return read;
    }

    private async Task<string> TextAsync(string path)
    {
        var response = await by.GetAsync($"{workspace}/live/{path}");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }
}
