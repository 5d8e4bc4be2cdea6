using System.Text.Json.Nodes;
using Bailiwick.Cli.Tests.Hosting;
using Xunit;

namespace Bailiwick.Cli.Tests;

/// <summary>Every example of docs/targets.md and docs/quotas.md is run, without a service, and answers what the page says.</summary>
public sealed class EngineDocumentTests : IDisposable
{
    private static readonly Dictionary<string, string> _noService = new() { ["BAILIWICK_URL"] = "http://localhost:1" };

    private readonly string _folder = Directory.CreateTempSubdirectory("bailiwick-engine-").FullName;

    public static TheoryData<string, int> Examples()
    {
        var data = new TheoryData<string, int>();
        foreach (var page in (string[])["targets", "quotas"])
        {
            for (var i = 0; i < In(page).Count; i++)
            {
                data.Add(page, i);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_answers_what_the_page_says(string page, int number)
    {
        var (input, answer) = In(page)[number];
        var run = await RunAsync(page, input);
        var expected = JsonNode.Parse(answer)!;
        Assert.True(run.ExitCode == (expected["code"] is null ? 0 : 3), run.Errors);
        Assert.Equal("", Difference(expected, JsonNode.Parse(run.Output)!, "$"));
    }

    [Fact]
    public void Both_pages_have_examples()
    {
        Assert.True(In("targets").Count >= 15);
        Assert.True(In("quotas").Count >= 14);
    }

    [Theory]
    [InlineData("targets", """{ "total": 10, "acounts": [] }""", "$.acounts")]
    [InlineData("targets", """{ "total": "ten", "accounts": [] }""", "$.total")]
    [InlineData("targets", """{ "total": 10, "accounts": [ { "key": "a", "lock": "yes" } ] }""", "The lock of \"a\"")]
    [InlineData("targets", """{ "accounts": [ { "key": "a" } ] }""", "no total")]
    [InlineData("targets", """{ "total": 10, """, "line 1")]
    [InlineData("quotas", """{ "sellers": [ { "key": "Ann", "quote": 1 } ] }""", "$.sellers[0].quote")]
    public async Task A_file_that_is_none_is_refused_with_the_place(string page, string input, string place)
    {
        var run = await RunAsync(page, input);
        Assert.Equal(3, run.ExitCode);
        Assert.Equal("cli.bad-json", (string?)JsonNode.Parse(run.Output)!["code"]);
        Assert.Contains(place, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("targets", """{ "total": 10, "accounts": [ { "key": "a", "weight": -1 } ] }""", "target.negative-weight")]
    [InlineData("targets", """{ "total": 10, "method": "bucketed", "buckets": [ { "key": "A", "percent": 60 }, { "key": "B", "percent": 43 } ], "accounts": [ { "key": "a", "bucket": "A" } ] }""", "target.bucket-percents")]
    [InlineData("targets", """{ "total": 10, "accounts": [ { "key": "a", "floor": 11 } ] }""", "target.floors-above-pool")]
    [InlineData("targets", """{ "total": 10, "method": "bucketed", "buckets": [ { "key": "A", "percent": 100 } ], "accounts": [ { "key": "a", "bucket": "B" } ] }""", "target.no-bucket")]
    [InlineData("targets", """{ "total": 10, "areas": [ { "key": "East" } ], "accounts": [ { "key": "a", "areas": [ { "area": "West" } ] } ] }""", "target.unknown-key")]
    [InlineData("targets", """{ "unit": 1, "reconcile": { "nodes": [ { "key": "a", "topDown": 1 }, { "key": "b", "parent": "c", "bottomUp": 1 } ] } }""", "target.bad-tree")]
    [InlineData("targets", """{ "currency": "USD", "convert": [ { "amount": 1, "currency": "EUR", "day": "2027-01-01" } ] }""", "calendar.no-rate")]
    [InlineData("quotas", """{ "history": { "entries": [ { "from": "2027-01-01", "amount": 7 } ], "openFrom": "2027-05-01", "changes": [ { "from": "2027-04-30", "amount": 1 } ] } }""", "quota.period-closed")]
    [InlineData("targets", """{ "total": 10, "accounts": [ { "key": "a" }, { "key": "a" } ] }""", "target.duplicate-key")]
    [InlineData("targets", """{ "total": 10, "accounts": [ { "key": "a", "currency": "EUR" } ] }""", "target.mixed-currencies")]
    [InlineData("targets", """{ "total": 10, "explain": ["z"], "accounts": [ { "key": "a" } ] }""", "target.unknown-key")]
    [InlineData("targets", """{ "total": 10, "fields": [ { "field": "x", "weight": 1 } ], "accounts": [ { "key": "a", "attributes": { "x": "many" } } ] }""", "target.bad-field")]
    public async Task Bad_input_is_refused_by_code(string page, string input, string code)
    {
        var run = await RunAsync(page, input);
        Assert.Equal((3, code), (run.ExitCode, (string?)JsonNode.Parse(run.Output)!["code"]));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<ProgramRun> RunAsync(string page, string input)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "input.json"), input, TestContext.Current.CancellationToken);
        return await ProgramRun.OfAsync(_folder, _noService, page, page == "targets" ? "allocate" : "evaluate", "input.json", "--json");
    }

    // Everything the page says has to be in the answer; the answer may say more.
    private static string Difference(JsonNode? expected, JsonNode? actual, string path) => (expected, actual) switch
    {
        (JsonObject wanted, JsonObject had) => wanted.Select(pair => Difference(pair.Value, had[pair.Key], $"{path}.{pair.Key}")).FirstOrDefault(one => one != "") ?? "",
        (JsonArray wanted, JsonArray had) when wanted.Count == had.Count =>
            wanted.Select((one, i) => Difference(one, had[i], $"{path}[{i}]")).FirstOrDefault(one => one != "") ?? "",
        (JsonValue wanted, JsonValue had) when JsonNode.DeepEquals(wanted, had) || Near(wanted, had) => "",
        _ => $"{path}: {expected?.ToJsonString()} was expected and {actual?.ToJsonString() ?? "nothing"} came.",
    };

    private static bool Near(JsonValue wanted, JsonValue had) =>
        wanted.TryGetValue<double>(out var x) && had.TryGetValue<double>(out var y) && Math.Abs(x - y) < 1e-9;

    private static List<(string Input, string Answer)> In(string page)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", page + ".md"));
        var inputs = Blocks(text, "```json input\n");
        var answers = Blocks(text, "```json answer\n");
        Assert.Equal(inputs.Count, answers.Count);
        return [.. inputs.Zip(answers)];
    }

    private static List<string> Blocks(string text, string opening) =>
        [.. text.Split(opening).Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)])];
}
