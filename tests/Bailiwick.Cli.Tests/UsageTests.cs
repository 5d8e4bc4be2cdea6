using Bailiwick.Cli.Tests.Hosting;
using Xunit;

namespace Bailiwick.Cli.Tests;

/// <summary>What the command line says before it reaches any service.</summary>
public sealed class UsageTests
{
    private static readonly Dictionary<string, string> _noService = new() { ["BAILIWICK_URL"] = "http://localhost:1" };

    [Theory]
    [InlineData("nonsense")]
    [InlineData("align")]
    [InlineData("import", "data.csv", "--bad-cells", "ignore")]
    [InlineData("export", "Plan")]
    [InlineData("jobs", "--state", "tired")]
    [InlineData("jobs", "cancel", "not-an-id")]
    [InlineData("optimize", "Plan", "--start", "middle")]
    [InlineData("datasets", "--url", "ftp://localhost")]
    [InlineData("align", "--dataset", "a", "--levels", "Territory")]
    [InlineData("align", "--dataset", "a", "--levels", "Territory:4", "--tolerance", "105%")]
    [InlineData("align", "--dataset", "a", "--levels", "Territory:4", "--tolerance", "5")]
    public async Task A_wrong_command_line_exits_with_2(params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(Path.GetTempPath(), _noService, arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Errors);
    }

    [Fact]
    public async Task Without_a_service_a_command_exits_with_4_and_says_how_to_start_one()
    {
        var run = await ProgramRun.OfAsync(Path.GetTempPath(), _noService, "datasets");
        Assert.Equal(4, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("cli.not-connected", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Maybe start the service with ./run", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_a_refusal_is_one_document_on_standard_output()
    {
        var run = await ProgramRun.OfAsync(Path.GetTempPath(), _noService, "alignments", "--json");
        Assert.Equal(4, run.ExitCode);
        Assert.Equal("cli.not-connected", (string?)run.Json["code"]);
    }

    [Fact]
    public async Task Doctor_names_every_check_that_fails()
    {
        var run = await ProgramRun.OfAsync(Path.GetTempPath(), _noService, "doctor", "--json");
        Assert.Equal(4, run.ExitCode);
        Assert.All(run.Json.AsArray(), check => Assert.False((bool)check!["good"]!));
    }

    [Fact]
    public async Task Help_lists_every_command_of_the_document()
    {
        var run = await ProgramRun.OfAsync(Path.GetTempPath(), _noService, "--help");
        Assert.Equal(0, run.ExitCode);
        foreach (var command in DocumentExamples.Commands().Select(line => CommandWords.Of(line)[0]).Distinct())
        {
            Assert.Contains($"  {command} ", run.Output, StringComparison.Ordinal);
        }
    }
}
