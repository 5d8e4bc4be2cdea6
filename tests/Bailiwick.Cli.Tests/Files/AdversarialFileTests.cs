using Xunit;

namespace Bailiwick.Cli.Tests.Files;

/// <summary>Instances that break methods which trust their input; each run is checked figure by figure.</summary>
public sealed class AdversarialFileTests
{
    public static TheoryData<string, string, int> Instances => new()
    {
        { "all equal", "--territories 5 --balance beds:0.2", 0 },
        { "on a line", "--territories 5 --balance beds:0.2", 0 },
        { "zero weights", "--territories 4 --balance beds", 0 },
        { "plain", "--territories 40 --balance beds:3", 0 },
        { "plain", "--territories 1 --balance beds", 0 },
        { "giant", "--territories 4 --balance beds", 3 },
        { "spread", "--territories 4 --balance beds:0.3", 0 },
        { "antimeridian", "--territories 4 --balance beds:0.2 --metric haversine", 0 },
        { "poles", "--territories 4 --balance beds:0.2 --metric haversine", 0 },
        { "all equal", "--territories 5 --medians --capacity beds:9 --balance beds", 0 },
        { "on a line", "--territories 5 --medians --capacity beds:9 --balance beds --objective distance", 0 },
        { "plain", "--territories 40 --medians --balance beds", 0 },
        { "plain", "--territories 1 --medians --balance beds", 0 },
        { "zero weights", "--territories 4 --medians --capacity beds:1 --balance beds", 0 },
        { "giant", "--territories 4 --medians --capacity beds:50 --balance beds", 3 },
    };

    [Theory]
    [MemberData(nameof(Instances))]
    public async Task Each_is_divided_or_its_broken_constraint_named(string kind, string options, int exitCode)
    {
        using var bench = new Workbench();
        var random = new Random(5);
        Sheet.Write(bench["units.csv"], "id,x,y,beds", Enumerable.Range(0, 40).Select<int, FormattableString>(unit => kind switch
        {
            "all equal" => $"u{unit},3,4,1",
            "on a line" => $"u{unit},{unit},7,1",
            "zero weights" => $"u{unit},{random.NextDouble()},{random.NextDouble()},0",
            "giant" => $"u{unit},{random.NextDouble()},{random.NextDouble()},{(unit == 7 ? 1000000 : 1)}",
            "spread" => $"u{unit},{1e7 * random.NextDouble()},{1e-3 * random.NextDouble()},{Math.Pow(10, -7 + (7 * (unit % 10 == 0 ? 1 : random.NextDouble())))}",
            "antimeridian" => $"u{unit},{(unit % 2 == 0 ? 179.9 - random.NextDouble() : -179.9 + random.NextDouble())},{10 * random.NextDouble()},1",
            "poles" => $"u{unit},{(unit * 9) - 180},{89 + random.NextDouble()},1",
            _ => $"u{unit},{random.NextDouble()},{random.NextDouble()},{1 + random.Next(3)}",
        }));

        var report = await bench.CheckedAsync(options + (options.Contains("--medians", StringComparison.Ordinal) ? " --steps 500000" : ""), exitCode);

        Assert.Equal(exitCode == 0, report["broken"]!.AsArray().Count == 0);
        if (kind is "antimeridian" or "poles")
        {
            // A territory that went the long way round would be thousands of kilometers wide.
            Assert.InRange((double)report["compactness"]!["farthest"]!, 0, 1000);
        }
    }

    [Theory]
    [InlineData("star", 0, "--territories 3 --balance beds:2")]
    [InlineData("islands", 3, "--territories 3 --balance beds:0.05")]
    public async Task Graphs_that_hang_together_badly_are_divided_or_named(string kind, int exitCode, string options)
    {
        using var bench = new Workbench();
        Sheet.Write(bench["units.csv"], "id,x,y,beds", Enumerable.Range(0, 24).Select<int, FormattableString>(unit => $"u{unit},{unit % 6},{unit / 6},1"));
        Sheet.Write(bench["edges.csv"], "one,other", Enumerable.Range(1, 23).Where(unit => kind == "star" || unit % 6 != 0).Select<int, FormattableString>(unit =>
            $"u{(kind == "star" ? 0 : unit - 1)},u{unit}"));

        var report = await bench.CheckedAsync(options + " --adjacency edges.csv --contiguous", exitCode);

        Assert.Equal(exitCode == 0, (int)report["contiguity"]!["extraComponents"]! == 0);
    }
}
