using System.Diagnostics;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Tests.Hosting;
using Xunit;

namespace Bailiwick.Cli.Tests.Files;

/// <summary>The contract of <c>optimize UNITS.csv</c>: no service, exact files, exit codes, and figures that another program finds too.</summary>
public sealed class OptimizeFileTests
{
    [Theory]
    [InlineData("--territories 6 --balance beds:0.03")]
    [InlineData("--territories 6 --balance beds --balance accounts:10%:2 --limit units:60 --at-least units:20")]
    [InlineData("--territories 5 --balance beds --objective distance")]
    [InlineData("--territories 6 --balance beds --metric haversine")]
    [InlineData("--territories 6 --balance beds --metric haversine --objective distance")]
    [InlineData("--territories 4 --balance beds:0.1 --current now --disruption 3")]
    [InlineData("--capacity beds:700 --balance accounts:0.3 --seed 7")]
    [InlineData("--territories 12 --balance beds --medians --capacity beds:600 --objective distance --steps 1000000")]
    [InlineData("--territories 3")]
    public async Task Every_figure_of_a_report_can_be_recomputed(string options)
    {
        using var bench = new Workbench().WithUnits(240, 4);

        await bench.CheckedAsync(options);
    }

    [Fact]
    public async Task Contiguous_territories_are_in_one_piece()
    {
        using var bench = new Workbench().WithGrid(12, 9);

        var report = await bench.CheckedAsync("--territories 6 --balance beds:0.1 --adjacency edges.csv --contiguous");

        Assert.Equal(0, (int)report["contiguity"]!["extraComponents"]!);
    }

    [Fact]
    public async Task Shares_bounds_locks_and_centers_come_from_files()
    {
        using var bench = new Workbench().WithUnits(120, 3);
        File.WriteAllText(bench["shares.csv"], "territory,beds,beds:max\n0,2,\n1,1,\n2,1,5000\n");
        File.WriteAllText(bench["centers.csv"], "territory,x,y\n1,10,10\n");

        var report = await bench.CheckedAsync("--territories 3 --balance beds:0.6 --shares shares.csv --centers centers.csv --current now --closed 2");

        Assert.Equal(0.5, (double)report["measures"]![0]!["territories"]![0]!["target"]! / (double)report["measures"]![0]!["total"]!, 1e-12);
        Assert.Equal(10, (double)report["centers"]![1]!["x"]!);
        var now = Sheet.Read(bench["units.csv"]).Texts("now");
        Assert.Equal(now.Select(word => word == "2"), Sheet.Read(bench["out.csv"]).Texts("territory").Select(word => word == "2"));
    }

    [Fact]
    public async Task Groups_of_units_stay_together_or_apart()
    {
        using var bench = new Workbench();
        Sheet.Write(bench["units.csv"], "id,x,y,beds,pair,rival", Enumerable.Range(0, 60).Select<int, FormattableString>(unit =>
            $"u{unit},{unit % 10},{unit / 10},1,{(unit is 0 or 59 ? "p" : "")},{(unit is 20 or 21 or 22 ? "r" : "")}"));

        await bench.CheckedAsync("--territories 4 --balance beds:0.2 --together pair");

        var territory = Sheet.Read(bench["out.csv"]).Texts("territory");
        Assert.Equal(territory[0], territory[59]);
    }

    [Fact]
    public async Task What_cannot_hold_exits_with_3_and_is_named()
    {
        using var bench = new Workbench();
        Sheet.Write(bench["units.csv"], "id,x,y,beds", Enumerable.Range(0, 20).Select<int, FormattableString>(unit => $"u{unit},{unit},{unit % 3},{(unit == 4 ? 1000 : 1)}"));

        var report = await bench.CheckedAsync("--territories 4 --balance beds", exitCode: 3);

        Assert.Contains("'u4' alone", string.Join(' ', report["obstacles"]!.AsArray().Select(one => (string)one!)), StringComparison.Ordinal);
        Assert.Contains(report["broken"]!.AsArray(), one => (string)one!["constraint"]! == "balance" && (double)one["amount"]! >= 1000);
    }

    [Theory]
    [InlineData("--territories 4 --balance beds:0.5 --limit units:4", "limit of 'units'", "20 stands against 16")]
    [InlineData("--territories 4 --balance beds --lock same", "the lock of unit 'u0' to territory 2", "6 of 'beds' against 5.25")]
    [InlineData("--territories 2 --balance beds --medians --capacity beds:9", "the capacities of 2 centers", "20 of 'beds' against 18")]
    public async Task Settings_that_exclude_one_another_are_named(string options, string setting, string reason)
    {
        using var bench = new Workbench();
        Sheet.Write(bench["units.csv"], "id,x,y,beds,same", Enumerable.Range(0, 20).Select<int, FormattableString>(unit =>
            $"u{unit},{unit},{unit % 3},1,{(unit < 12 ? "2" : "")}"));

        var report = await bench.CheckedAsync(options, exitCode: 3);

        var clash = Assert.Single(report["clashes"]!.AsArray())!;
        Assert.Contains(setting, string.Join(", ", clash["settings"]!.AsArray().Select(one => (string)one!)), StringComparison.Ordinal);
        Assert.Contains(reason, (string)clash["message"]!, StringComparison.Ordinal);
        Assert.Contains("Maybe", (string)clash["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--territories 6 --balance beds:0.02")]
    [InlineData("--territories 6 --balance beds:0.02 --objective distance")]
    [InlineData("--territories 6 --balance beds --medians --capacity beds:999999 --objective distance --steps 1000000")]
    public async Task A_unit_is_explained_by_its_costs_and_what_keeps_it(string options)
    {
        using var bench = new Workbench().WithUnits(240, 4);

        var report = await bench.CheckedAsync(options + " --explain u7 --explain u200");

        var units = Sheet.Read(bench["units.csv"]);
        Assert.Equal(["u7", "u200"], report["explanations"]!.AsArray().Select(why => (string)why!["unit"]!));
        foreach (var why in report["explanations"]!.AsArray())
        {
            var row = Array.IndexOf(units.Texts("id"), (string)why!["unit"]!);
            var weight = (string)report["compactness"]!["weight"]! == "1" ? 1 : units.Numbers("beds")[row];
            Assert.Equal(weight * CostOf(row, (int)why["territory"]!), (double)why["cost"]!, 1e-6);
            Assert.Equal(weight * CostOf(row, (int)why["otherTerritory"]!), (double)why["otherCost"]!, 1e-6);
            Assert.True((double)why["change"]! > 0 || why["breaks"]!.AsArray().Count > 0, why.ToJsonString());
            Assert.Contains((string)why["unit"]!, (string)why["message"]!, StringComparison.Ordinal);
        }

        double CostOf(int row, int territory)
        {
            var center = report["centers"]![territory]!;
            var square = Math.Pow(units.Numbers("x")[row] - (double)center["x"]!, 2) + Math.Pow(units.Numbers("y")[row] - (double)center["y"]!, 2);
            return (string)report["objective"]!["kind"]! == "squared" ? square : Math.Sqrt(square);
        }
    }

    [Fact]
    public async Task A_unit_kept_by_contiguity_or_balance_is_told_what_moving_it_breaks()
    {
        using var bench = new Workbench().WithGrid(12, 9);

        var report = await bench.CheckedAsync("--territories 6 --balance beds:0.1 --adjacency edges.csv --contiguous --explain c0");

        Assert.Contains("pieces", string.Join(' ', report["explanations"]![0]!["breaks"]!.AsArray().Select(one => (string)one!)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--territories 5 --balance beds")]
    [InlineData("--territories 9 --medians --capacity beds:800 --balance beds --objective distance --steps 2000000")]
    public async Task One_thread_and_two_write_the_same_bytes(string options)
    {
        using var bench = new Workbench().WithUnits(300, 4);
        var one = await bench.RunAsync(options + " --threads 1 --out one.csv");
        var two = await bench.RunAsync(options + " --threads 2 --out two.csv");

        Assert.Equal((0, 0), (one.ExitCode, two.ExitCode));
        Assert.Equal(File.ReadAllBytes(bench["one.csv"]), File.ReadAllBytes(bench["two.csv"]));
    }

    [Fact]
    public async Task Time_ends_a_run_with_the_best_so_far()
    {
        using var bench = new Workbench().WithUnits(600, 4);

        var report = await bench.CheckedAsync("--territories 20 --medians --capacity beds:900 --balance beds --steps 100000000000 --time 1");

        Assert.Equal("time", (string)report["endedBy"]!);
        Assert.InRange((double)report["seconds"]!, 0.9, 20);
    }

    [Fact]
    public async Task Ctrl_C_writes_the_best_so_far_and_exits_with_130()
    {
        using var bench = new Workbench().WithUnits(600, 4);
        using var process = bench.Start("--territories 20 --medians --capacity beds:900 --balance beds --steps 100000000000 --out out.csv --report report.json");
        var errors = process.StandardError;
        while (await errors.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("polish", StringComparison.Ordinal))
        {
        }

        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        var report = JsonNode.Parse(File.ReadAllText(bench["report.json"]))!;
        Assert.Equal("canceled", (string)report["endedBy"]!);
        new ReportChecker(bench, report).Check();
    }

    [Theory]
    [InlineData("a,1,2,3\nb,x,2,3\n", "", "units.csv line 3", "'x' is 'x'")]
    [InlineData("a,1,2,3\nb,1,,3\n", "", "units.csv line 3", "'y' is empty")]
    [InlineData("a,1,2,3\nb,1,2,-3\n", "", "units.csv line 3", "'beds' is -3, below 0")]
    [InlineData("a,1,2,3\na,1,2,3\n", "", "units.csv line 3", "stands on line 2")]
    [InlineData("a,1,2,3\n,1,2,3\n", "", "units.csv line 3", "'id' is empty")]
    [InlineData("a,1,2,3\nb,1,2\n", "", "units.csv line 3", "3 cells where the header has 4")]
    [InlineData("a,1,2,NaN\nb,1,2,3\n", "", "units.csv line 2", "no finite number")]
    [InlineData("", "", "units.csv", "no units")]
    [InlineData("a,1,2,3\n", "", "cli.option", "--territories is 2, and there are 1 units")]
    [InlineData("a,1,2,3\nb,1,2,3\n", "--balance bed", "units.csv", "no column 'bed'")]
    [InlineData("a,1,2,3\nb,1,2,3\n", "--balance beds:much", "cli.option", "'much'")]
    [InlineData("a,1,2,3\nb,1,2,3\n", "--lock beds", "units.csv line 2", "none of the territories 0 to 1")]
    [InlineData("a,1,2,3\nb,1,2,3\n", "--contiguous", "cli.option", "--adjacency")]
    [InlineData("a,1,2,3\nb,1,2,3\n", "--adjacency pairs.csv", "pairs.csv line 3", "'z' is the id of no unit")]
    [InlineData("a,1,2,3\nb,1,2,3\n", "--adjacency none.csv", "none.csv", "cannot be read")]
    [InlineData("a,1,2,3\nb,1,200,3\n", "--metric haversine", "units.csv line 3", "no place on the globe")]
    [InlineData("a,1,2,3\nb,1,2,3\n", "--medians --limit beds:3", "cli.option", "--limit does not go with --medians")]
    [InlineData("a,1,2,3\nb,1,2,3\n", "--max-moved 0.1", "cli.option", "--current")]
    [InlineData("a,1,2,3\nb,1,2,3\n", "--explain z", "cli.option", "'z', which is the id of no unit")]
    [InlineData("a,1,2,3\nb,1,2,3\n", "--time 0", "cli.option", "--time is 0")]
    [InlineData("a,1,2,3\nb,1,2,3\n", "--capacity beds:9", "cli.option", "both say how many")]
    public async Task Bad_input_exits_with_2_and_says_where_and_what_to_do(string rows, string options, string where, string what)
    {
        using var bench = new Workbench();
        File.WriteAllText(bench["units.csv"], "id,x,y,beds\n" + rows);
        File.WriteAllText(bench["pairs.csv"], "one,other\na,b\na,z\n");

        var run = await bench.RunAsync($"--territories 2 --out out.csv {(options.Contains("--balance", StringComparison.Ordinal) ? "" : "--balance beds")} {options}");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(where, run.Errors, StringComparison.Ordinal);
        Assert.Contains(what, run.Errors, StringComparison.Ordinal);
        Assert.Contains("Maybe", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(bench["out.csv"]));
    }

    [Fact]
    public async Task A_word_that_is_no_file_is_an_alignment_of_the_service()
    {
        using var bench = new Workbench();
        var run = await ProgramRun.OfAsync(bench.Folder, new Dictionary<string, string> { ["BAILIWICK_URL"] = "http://localhost:1" }, "optimize", "Plan");
        Assert.Equal(4, run.ExitCode);
    }
}
