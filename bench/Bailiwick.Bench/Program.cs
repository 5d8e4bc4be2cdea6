using Bailiwick.Bench;

// A case is a function of the running service and the remaining arguments; it prints a markdown table.
Dictionary<string, Func<BenchService, IReadOnlyList<string>, Task>> cases = new()
{
    ["import"] = ImportCase.RunAsync,
    ["alignments"] = AlignmentCase.RunAsync,
    ["target-plans"] = TargetPlanCase.RunAsync,
    ["live-rules"] = LiveRulesCase.RunAsync,
    ["lead-index"] = LeadIndexCase.RunAsync,
};

if (args is ["targets", ..])
{
    TargetCase.Run();
    return 0;
}

if (args is ["rules", ..])
{
    RuleCase.Run();
    return 0;
}

if (args.Length == 0 || !cases.TryGetValue(args[0], out var run))
{
    await Console.Error.WriteLineAsync($"Usage: Bailiwick.Bench {string.Join('|', cases.Keys)}|targets|rules [arguments of the case]");
    return 2;
}

await using var service = await BenchService.StartAsync();
await run(service, args[1..]);
return 0;
