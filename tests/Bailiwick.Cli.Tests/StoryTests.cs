using System.Diagnostics;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Tests.Hosting;
using Xunit;

namespace Bailiwick.Cli.Tests;

/// <summary>The main job by the command line against the real service: every example of docs/cli.md, and what is said when it cannot be done.</summary>
public sealed class StoryTests(RunningService service) : IClassFixture<RunningService>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bailiwick-cli-story-");

    [Fact]
    public async Task The_examples_of_the_document_work_in_order()
    {
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "data"), Path.Combine(Repository.Root, "data"));
        foreach (var command in DocumentExamples.Commands())
        {
            var run = await RunAsync(CommandWords.Of(command));
            Assert.True(run.ExitCode == 0, $"{command}\nexit code {run.ExitCode}\n{run.Output}\n{run.Errors}");
            Assert.NotEmpty(run.Output);
        }

        await AssertTheStoryHoldsAsync();
    }

    [Fact]
    public async Task An_unreadable_cell_refuses_the_import_and_is_named()
    {
        var file = await FileAsync("beds.csv", "Id,Beds,Latitude,Longitude\nA,10,40,-75\nB,many,41,-75\nC,12,42,-75\n");
        var run = await RunAsync("import", file, "--key", "Id", "--map", "Beds=number");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Beds", run.Errors, StringComparison.Ordinal);
        Assert.Contains("many", run.Errors, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task A_blank_is_left_where_a_cell_cannot_be_read_when_asked_for()
    {
        var file = await FileAsync("blank.csv", "Id,Beds,Latitude,Longitude\nA,10,40,-75\nB,many,41,-75\nC,12,42,-75\n");
        var run = await RunAsync("import", file, "--key", "Id", "--map", "Beds=number", "--bad-cells", "blank", "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, (int)run.Json["dataset"]!["rows"]!);
        Assert.NotEmpty(run.Json["findings"]!.AsArray());
    }

    [Theory]
    [InlineData("cli.not-found", "optimize", "no such alignment")]
    [InlineData("cli.not-found", "align", "--dataset", "no such dataset", "--levels", "Territory:4")]
    [InlineData("cli.not-found", "datasets", "--workspace", "no such workspace")]
    [InlineData("job.unknown", "jobs", "cancel", "00000000-0000-7000-8000-000000000000")]
    public async Task What_cannot_be_done_is_refused_with_its_code(string code, params string[] arguments)
    {
        var run = await RunAsync([.. arguments, "--json"]);
        Assert.Equal(3, run.ExitCode);
        Assert.Equal(code, (string?)run.Json["code"]);
    }

    [Fact]
    public async Task A_wrong_token_exits_with_4()
    {
        var run = await RunAsync("datasets", "--token", "bw_wrong");
        Assert.Equal(4, run.ExitCode);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task Ctrl_C_cancels_the_job_and_exits_with_130()
    {
        var file = Path.Combine(_folder.FullName, "large.csv");
        await WriteLargeAsync(file);
        using var process = ProgramRun.Start(_folder.FullName, service.Environment, "import", file, "--name", "Large", "--key", "Id");
        await WaitForJobAsync(process);
        using var signal = Process.Start("kill", ["-INT", process.Id.ToString()]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        var jobs = (await RunAsync("jobs", "--state", "canceled", "--json")).Json.AsArray();
        Assert.Contains(jobs, job => (string?)job!["kind"] == "import");
        Assert.DoesNotContain((await RunAsync("datasets", "--json")).Json.AsArray(), one => (string?)one!["name"] == "Large");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(_folder.FullName, service.Environment, arguments);

    private async Task AssertTheStoryHoldsAsync()
    {
        var hospitals = Assert.Single((await RunAsync("datasets", "--json")).Json.AsArray(), one => (string?)one!["name"] == "Hospitals")!;
        Assert.Equal(7154, (int)hospitals["rows"]!);

        var alignments = (await RunAsync("alignments", "--json")).Json.AsArray();
        var first = Assert.Single(alignments, one => (string?)one!["name"] == "Hospitals")!;
        Assert.Equal(1, (int)first["revision"]!);
        Assert.Equal(44, (int)first["areas"]!);

        var comparison = (await RunAsync("compare", "Hospitals", "Hospitals within 2 %", "--json")).Json;
        Assert.True((int)comparison["movedUnits"]! > 0);

        Assert.Equal(7155, File.ReadLines(Path.Combine(_folder.FullName, "accounts.csv")).Count());
        var territories = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "territories.geojson")))!;
        Assert.Equal(40, territories["features"]!.AsArray().Count);

        var austria = Assert.Single((await RunAsync("boundaries", "list", "--json")).Json.AsArray(), one => (string?)one!["name"] == "Austrian municipalities")!;
        Assert.True((int)austria["findings"]! >= 23);
    }

    private async Task<string> FileAsync(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    /// <summary>Large enough that the import still runs when the signal comes.</summary>
    private static async Task WriteLargeAsync(string path)
    {
        await using var writer = new StreamWriter(path);
        await writer.WriteLineAsync("Id,Latitude,Longitude,Revenue,City,State,Note");
        for (var row = 0; row < 1_000_000; row++)
        {
            await writer.WriteLineAsync($"A{row},{30 + (row % 1000 * 0.01):0.00},{-120 + (row % 4000 * 0.01):0.00},{row * 3},Springfield,IL,note {row}");
        }
    }

    /// <summary>Reads the plain progress until the job itself reports.</summary>
    private static async Task WaitForJobAsync(Process process)
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Import", StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail("The import ended before it showed any progress.");
    }
}
