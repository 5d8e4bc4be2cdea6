using System.Diagnostics;
using Bailiwick.Solver;
using Bailiwick.Solver.Bench;

// dotnet run -c Release --project bench/Bailiwick.Solver.Bench [-- words that the names of the cases must contain]
var isWritten = args.Contains("--write");
if (args is ["graph-peers", ..])
{
    Document.Show("Contiguous territories", GraphPeers.Rows(), isWritten);
    return;
}

if (args is ["states", ..])
{
    Document.Show("States by county", StateCases.Rows(), isWritten);
    return;
}

if (args is ["medians", .. var names])
{
    Document.Show("Capacitated p-median", MedianCases.Rows(Array.FindAll(names, word => word != "--write")), isWritten);
    return;
}

// medians-learn EFFORT SEED [names]: long runs, for the best known values.
if (args is ["medians-learn", var longer, var seedWord, .. var learned])
{
    MedianCases.Learn(learned, double.Parse(longer, System.Globalization.CultureInfo.InvariantCulture), ulong.Parse(seedWord, System.Globalization.CultureInfo.InvariantCulture));
    return;
}

if (args is ["points"] or ["points", "--write"])
{
    PointTable.Run(args.Length > 1);
    return;
}

if (args is ["points-row", var row])
{
    PointRuns.Run(row);
    return;
}

var runs = int.TryParse(Environment.GetEnvironmentVariable("RUNS"), out var asked) ? asked : 3;
var effort = double.TryParse(Environment.GetEnvironmentVariable("EFFORT"), out var wanted) ? wanted : 1;
Console.WriteLine("| case | seconds | processor seconds | worst deviation | out of bounds | extra pieces | inertia | bound gap | obstacles |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
foreach (var (name, make) in Cases.All())
{
    if (!args.All(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
    {
        continue;
    }

    var run = make();
    if (int.TryParse(Environment.GetEnvironmentVariable("SEEDS"), out var seeds))
    {
        Sweep.Run(name, run, seeds, effort);
        continue;
    }

    var (seconds, processor) = (new List<double>(), new List<double>());
    Division? division = null;
    for (var repeat = 0; repeat <= runs; repeat++)
    {
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("SEED"), out var given) ? given : 1;
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        division = run(new Settings { Seed = seed, Effort = effort });
        seconds.Add(watch.Elapsed.TotalSeconds);
        processor.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    // The first run also compiles the code.
    double Median(List<double> values) => values.Skip(Math.Min(1, runs)).Order().ElementAt(Math.Max(0, (runs - 1) / 2));
    var score = division!.Score;
    var obstacles = string.Join(", ", division.Obstacles.GroupBy(obstacle => obstacle.Kind).Select(group => $"{group.Count()} {group.Key}"));
    Console.WriteLine(
        $"| {name} | {Median(seconds):F2} | {Median(processor):F2} | {score.WorstDeviation:P2} | {score.OutOfTolerance} | {score.ExtraPieces} | {score.Inertia:E4} | {division.Certificate?.Gap:P2} | {obstacles} |");
    if (Environment.GetEnvironmentVariable("TRACE") is not null)
    {
        foreach (var entry in division.Trace.Cast<object>().Concat(division.Obstacles))
        {
            Console.WriteLine($"    {entry}");
        }
    }
}
