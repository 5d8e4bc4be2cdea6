using System.CommandLine;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Alignments;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Jobs;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Optimization;

/// <summary>Has the service propose a division of an alignment, and accepts it when asked to.</summary>
internal sealed class OptimizeCommand : Command
{
    private readonly Argument<string> _alignment = new("alignment") { Description = "Alignment by name or id" };
    private readonly Option<string[]> _measure = new("--measure") { Description = "Measure to balance, with a tolerance of its own if wanted: \"ICU Beds=10%\"; may be given many times [the alignment's]", DefaultValueFactory = _ => [] };
    private readonly Option<string> _tolerance = new("--tolerance") { Description = "Allowed deviation from the target [the alignment's]" };
    private readonly Option<bool?> _contiguous = new("--contiguous") { Description = "Each territory in one piece: true or false [the alignment's]" };
    private readonly Option<string> _start = new("--start") { Description = "Begin afresh, or from the present assignment", DefaultValueFactory = _ => "fresh" };
    private readonly Option<string> _centers = new("--centers") { Description = "Centers may be found freely, or stay where they are", DefaultValueFactory = _ => "free" };
    private readonly Option<double> _disruption = new("--disruption") { Description = "How much a move costs, 0 (nothing) to 10", DefaultValueFactory = _ => 0 };
    private readonly Option<string> _within = new("--within") { Description = "Only below this area, by name" };
    private readonly Option<long> _seed = new("--seed") { Description = "Same seed and effort, same proposal", DefaultValueFactory = _ => 1 };
    private readonly Option<double> _effort = new("--effort") { Description = "Step budget: 1 is the usual, 2 twice that", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _accept = new("--accept") { Description = "Accept the proposal as one edit" };
    private readonly Option<string> _reason = new("--reason") { Description = "Reason to write into the history, with --accept" };

    public OptimizeCommand(ConnectionOptions connection)
        : base("optimize", "Propose a balanced division of an alignment")
    {
        _start.AcceptOnlyFromAmong("fresh", "present");
        _centers.AcceptOnlyFromAmong("free", "present");
        Add(_alignment);
        foreach (var option in new Option[] { _measure, _tolerance, _contiguous, _start, _centers, _disruption, _within, _seed, _effort, _accept, _reason })
        {
            Add(option);
        }

        SetAction(CommandRun.Action(connection, RunAsync));
    }

    private async Task<int> RunAsync(CommandRun run, ParseResult parsed)
    {
        var found = await run.FindAsync("alignments", parsed.GetRequiredValue(_alignment), "alignment");
        var path = $"alignments/{(string?)found["id"]}";
        var alignment = await run.GetAsync<JsonObject>(path);
        var request = Request(parsed, alignment);
        var started = await run.Service.PostAsync<JsonObject>(await run.PathAsync($"{path}/optimizations"), request, CancellationToken.None);
        var job = await JobFollower.FollowAsync(run, started, $"Optimize {(string?)alignment["name"]}");
        var proposal = await run.GetAsync<JsonObject>($"proposals/{(string?)job["proposalId"]}");
        var accepted = parsed.GetValue(_accept) ? await AcceptAsync(run, parsed, proposal) : null;
        run.Screen.Answer(
            new JsonObject { ["proposal"] = proposal.DeepClone(), ["accepted"] = accepted?.DeepClone() },
            () => Show(run.Screen, alignment, proposal, accepted));
        return ExitCode.Done;
    }

    private async Task<JsonObject> AcceptAsync(CommandRun run, ParseResult parsed, JsonObject proposal)
    {
        var reply = await run.PostAsync<JsonObject>($"proposals/{(string?)proposal["id"]}/accept", new JsonObject
        {
            ["expectedRevision"] = proposal["baseRevision"]!.DeepClone(),
            ["reason"] = parsed.GetValue(_reason),
        });
        proposal["state"] = "accepted";
        return new JsonObject { ["revision"] = reply["revision"]!.DeepClone() };
    }

    private JsonObject Request(ParseResult parsed, JsonObject alignment)
    {
        var balance = alignment["balance"]!;
        var tolerance = parsed.GetValue(_tolerance) is { } given ? Percentage.Parse(given, "--tolerance") : (double)balance["tolerance"]!;
        var wanted = parsed.GetRequiredValue(_measure);
        var measures = wanted.Length == 0
            ? [Measure((string)balance["measure"]!, tolerance)]
            : wanted.Select(word => MeasureOf(alignment, word, tolerance)).ToArray();
        return new JsonObject
        {
            ["measures"] = new JsonArray([.. measures]),
            ["contiguous"] = parsed.GetValue(_contiguous) ?? (bool)balance["contiguous"]!,
            ["keepLocked"] = true,
            ["disruption"] = parsed.GetValue(_disruption),
            ["start"] = parsed.GetValue(_start),
            ["centers"] = parsed.GetValue(_centers),
            ["within"] = parsed.GetValue(_within) is { } area ? AreaNumber(alignment, area) : null,
            ["seed"] = parsed.GetValue(_seed),
            ["effort"] = parsed.GetValue(_effort),
        };
    }

    private static JsonObject MeasureOf(JsonObject alignment, string word, double tolerance)
    {
        var at = word.LastIndexOf('=');
        return at < 0
            ? Measure(Measures.KeyOf(alignment, word.Trim()), tolerance)
            : Measure(Measures.KeyOf(alignment, word[..at].Trim()), Percentage.Parse(word[(at + 1)..], "--measure"));
    }

    private static JsonObject Measure(string key, double tolerance) => new() { ["key"] = key, ["tolerance"] = tolerance };

    private static int AreaNumber(JsonObject alignment, string name)
    {
        var found = alignment["tree"]!.AsArray().Where(one => string.Equals((string?)one!["name"], name, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 1
            ? (int)found[0]!["number"]!
            : throw new RefusedException("cli.not-found", $"{found.Count} areas of '{(string?)alignment["name"]}' are named '{name}'. Maybe check the name, or rename one.");
    }

    private static void Show(Screen screen, JsonObject alignment, JsonObject proposal, JsonObject? accepted)
    {
        screen.Table(["score", "proposal"], ScoreRows.Of(alignment["measures"]!.AsArray(), proposal["score"]!.AsObject()));
        foreach (var obstacle in proposal["obstacles"]!.AsArray())
        {
            screen.Line("In the way: " + Figures.Text(obstacle!["message"]));
        }

        screen.Line(accepted is null
            ? $"Proposal {Figures.Text(proposal["id"])} moves {Figures.Count(proposal["movedUnits"])} units; it waits in the browser, or run again with --accept."
            : $"Accepted: {Figures.Count(proposal["movedUnits"])} units moved, now revision {Figures.Text(accepted["revision"])}.");
    }
}
