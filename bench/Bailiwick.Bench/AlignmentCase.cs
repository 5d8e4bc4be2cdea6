using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace Bailiwick.Bench;

/// <summary>Opening and editing an alignment of 250,000 records, and the first optimized plan of the hospitals on US counties.</summary>
internal static class AlignmentCase
{
    private const int Records = 250_000;
    private const string Counties = "0193f000-0000-7000-8000-000000000001";

    public static async Task RunAsync(BenchService service, IReadOnlyList<string> arguments)
    {
        Console.WriteLine("| what | measured | to reach |");
        Console.WriteLine("| --- | --- | --- |");
        var (dataset, _) = await ImportCase.ImportAsync(service, await ImportCase.GenerateAsync(Records), new Stopwatch());
        var many = await CreateAsync(service, dataset, 300);
        var few = await CreateAsync(service, dataset, 10);
        await OpenAsync(service, many);
        await EditAsync(service, many, few);
        await OptimizeAsync(service);
    }

    private static async Task<string> CreateAsync(BenchService service, string dataset, int territories)
    {
        var alignment = await service.PostAsync($"{service.Workspace}/alignments", new
        {
            name = $"Bench {territories}",
            datasetId = dataset,
            levels = new[] { new { name = "Territory", count = territories } },
            balance = new { measure = "@records", tolerance = 0.05, contiguous = false },
        });
        var id = alignment.GetProperty("id").GetString()!;
        await service.PostAsync($"{service.Workspace}/alignments/{id}/edits", new
        {
            expectedRevision = 0,
            act = new { kind = "assignUnits", units = Enumerable.Range(0, Records), to = Enumerable.Range(0, Records).Select(unit => unit % territories) },
        });
        return id;
    }

    // A copy is opened from its snapshot, as after a restart; the dataset is in memory.
    private static async Task OpenAsync(BenchService service, string alignment)
    {
        var times = new List<double>();
        for (var run = 0; run < 7; run++)
        {
            var copy = await service.PostAsync($"{service.Workspace}/alignments/{alignment}/copies", new { name = $"Copy {run}" });
            var path = $"{service.Workspace}/alignments/{copy.GetProperty("id").GetString()}";
            times.Add(await MillisecondsAsync(async () =>
            {
                await service.GetAsync(path);
                await DrainAsync(service, $"{path}/assignment");
                await DrainAsync(service, $"{path}/measures/@records");
                await DrainAsync(service, $"{path}/measures/annual-revenue");
            }));
        }

        Console.WriteLine($"| open an alignment of 250,000 record units over HTTP: tree, totals, assignment, two columns | {Median(times):0} ms | under 1 s |");
    }

    private static async Task EditAsync(BenchService service, string many, string few)
    {
        var thousand = new List<double>();
        for (var run = 0; run < 40; run++)
        {
            thousand.Add(await MoveAsync(service, many, Enumerable.Range(run * 1000, 1000), 7 + (run % 5), run + 1));
        }

        Console.WriteLine($"| one edit moving 1,000 of 250,000 units, to durable and totals returned | {Median(thousand.Skip(5)):0.0} ms (95th percentile {Percentile(thousand.Skip(5), 0.95):0.0}) | under 50 ms |");
        var (ofMany, ofFew) = (new List<double>(), new List<double>());
        for (var run = 0; run < 200; run++)
        {
            ofMany.Add(await MoveAsync(service, many, [run], 1 + (run % 3), run + 41));
            ofFew.Add(await MoveAsync(service, few, [run], (run + 3) % 10, run + 1));
        }

        var (slow, fast) = (Median(ofMany.Skip(20)), Median(ofFew.Skip(20)));
        Console.WriteLine($"| edit of one unit with 300 territories against 10 | {slow:0.00} ms against {fast:0.00} ms ({((slow / fast) - 1) * 100:+0;-0} %) | within 20 % |");
    }

    private static async Task OptimizeAsync(BenchService service)
    {
        var (dataset, _) = await ImportCase.ImportAsync(service, Path.Combine(RepositoryRoot(), "data", "accounts", "us-hospitals-beds.csv"), new Stopwatch());
        var columns = (await service.GetAsync($"{service.Workspace}/datasets/{dataset}")).GetProperty("columns").EnumerateArray();
        var beds = columns.First(column => column.GetProperty("name").GetString() == "Staffed All Beds").GetProperty("key").GetString();
        var alignment = (await service.PostAsync($"{service.Workspace}/alignments", new
        {
            name = "Hospitals",
            datasetId = dataset,
            boundarySetId = Counties,
            levels = new[] { new { name = "Region", count = 4 }, new { name = "Territory", count = 40 } },
            balance = new { measure = beds, tolerance = 0.05, contiguous = true },
        })).GetProperty("id").GetString();
        var (first, whole, score) = (new List<double>(), new List<double>(), default(JsonElement));
        for (var run = 0; run < 3; run++)
        {
            var since = Stopwatch.StartNew();
            var job = (await service.PostAsync($"{service.Workspace}/alignments/{alignment}/optimizations", new
            {
                measures = new[] { new { key = beds, tolerance = 0.05 } },
                contiguous = true,
                keepLocked = true,
                disruption = 0,
                start = "fresh",
                centers = "free",
                seed = run + 1,
                effort = 1,
            })).GetProperty("id").GetString()!;
            while ((await service.Http.GetAsync($"{service.Workspace}/jobs/{job}/plan")).StatusCode != HttpStatusCode.OK)
            {
                await Task.Delay(10);
            }

            first.Add(since.Elapsed.TotalSeconds);
            var ended = await service.WaitAsync(job);
            whole.Add(since.Elapsed.TotalSeconds);
            score = (await service.GetAsync($"{service.Workspace}/proposals/{ended.GetProperty("proposalId").GetString()}")).GetProperty("score");
        }

        var balance = score.GetProperty("measures").EnumerateArray().Single(measure => measure.GetProperty("key").GetString() == beds);
        Console.WriteLine(
            $"| hospitals on 3,231 counties, 4 regions, 40 contiguous territories within 5 %: first plan | {Median(first):0.0} s (proposal after {Median(whole):0.0} s, "
            + $"{balance.GetProperty("outOfTolerance").GetInt32()} territories out of tolerance, {score.GetProperty("extraPieces").GetInt32()} extra pieces) | under 2 s |");
    }

    private static Task<double> MoveAsync(BenchService service, string alignment, IEnumerable<int> units, int to, int expected) =>
        MillisecondsAsync(() => service.PostAsync(
            $"{service.Workspace}/alignments/{alignment}/edits", new { expectedRevision = expected, act = new { kind = "moveUnits", units, to } }));

    private static async Task DrainAsync(BenchService service, string path)
    {
        using var response = await service.Http.GetAsync(path);
        response.EnsureSuccessStatusCode();
        await response.Content.LoadIntoBufferAsync();
    }

    private static async Task<double> MillisecondsAsync(Func<Task> act)
    {
        var since = Stopwatch.StartNew();
        await act();
        return since.Elapsed.TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> times) => Percentile(times, 0.5);

    private static double Percentile(IEnumerable<double> times, double share)
    {
        var sorted = times.Order().ToList();
        return sorted[(int)(share * (sorted.Count - 1))];
    }

    private static string RepositoryRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Bailiwick.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new DirectoryNotFoundException("This program runs inside the repository.");
    }
}
