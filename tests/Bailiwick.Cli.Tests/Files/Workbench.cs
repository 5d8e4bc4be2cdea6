using System.Text.Json.Nodes;
using Bailiwick.Cli.Tests.Hosting;
using Xunit;

namespace Bailiwick.Cli.Tests.Files;

/// <summary>A folder of its own with files for one test, removed afterwards.</summary>
internal sealed class Workbench : IDisposable
{
    // Nothing answers there: a file's run must not ask.
    private static readonly Dictionary<string, string> _noService = new() { ["BAILIWICK_URL"] = "http://localhost:1" };

    public Workbench() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "bailiwick-" + Guid.NewGuid().ToString("N"));

    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Units with random places and amounts: id, x, y, beds, accounts, now.</summary>
    public Workbench WithUnits(int count, int territories, int seed = 1)
    {
        var random = new Random(seed);
        Sheet.Write(this["units.csv"], "id,x,y,beds,accounts,now", Enumerable.Range(0, count).Select<int, FormattableString>(unit =>
            $"u{unit},{100 * random.NextDouble()},{80 * random.NextDouble()},{1 + random.Next(40)},{random.Next(6)},{random.Next(territories)}"));
        return this;
    }

    /// <summary>Cells of a grid that touch at their sides: units.csv and edges.csv.</summary>
    public Workbench WithGrid(int width, int height)
    {
        Sheet.Write(this["units.csv"], "id,x,y,beds", Enumerable.Range(0, width * height).Select<int, FormattableString>(unit =>
            $"c{unit},{unit % width},{unit / width},{1 + (unit * 7 % 5)}"));
        Sheet.Write(this["edges.csv"], "one,other", Enumerable.Range(0, width * height).SelectMany(unit => new[]
        {
            unit % width < width - 1 ? (FormattableString)$"c{unit},c{unit + 1}" : null,
            unit / width < height - 1 ? (FormattableString)$"c{unit},c{unit + width}" : null,
        }).OfType<FormattableString>());
        return this;
    }

    public Task<ProgramRun> RunAsync(string options) => ProgramRun.OfAsync(Folder, _noService, CommandWords.Of("optimize units.csv --id id --x x --y y " + options));

    /// <summary>Runs with a report, expects an exit code, and has every figure checked.</summary>
    public async Task<JsonNode> CheckedAsync(string options, int exitCode = 0)
    {
        var run = await RunAsync(options + " --out out.csv --report report.json");
        Assert.True(run.ExitCode == exitCode, $"exit code {run.ExitCode}: {run.Errors}");
        var report = JsonNode.Parse(File.ReadAllText(this["report.json"]))!;
        ReportSchema.MustHold(report);
        new ReportChecker(this, report).Check();
        Assert.Equal(exitCode == 0, (bool)report["feasible"]!);
        return report;
    }

    public System.Diagnostics.Process Start(string options) =>
        ProgramRun.Start(Folder, _noService, CommandWords.Of("optimize units.csv --id id --x x --y y " + options));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
