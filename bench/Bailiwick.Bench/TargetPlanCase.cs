using System.Diagnostics;
using System.Text.Json;

namespace Bailiwick.Bench;

/// <summary>A target plan of 250,000 accounts over 5 levels through the service: made, opened, entered into, rolled up, reconciled.</summary>
internal static class TargetPlanCase
{
    private const int Accounts = 250_000;
    private const int Entered = 1000;
    private const int Runs = 5;

    private static readonly (string Name, int Count)[] _levels = [("World", 1), ("Country", 5), ("Region", 20), ("District", 80), ("Territory", 400)];

    public static async Task RunAsync(BenchService service, IReadOnlyList<string> arguments)
    {
        Console.WriteLine("| what | wall, median | processor of the service, median |");
        Console.WriteLine("| --- | ---: | ---: |");
        var (dataset, _) = await ImportCase.ImportAsync(service, await ImportCase.GenerateAsync(Accounts), new Stopwatch());
        var alignment = await AlignAsync(service, dataset);
        var plans = $"{service.Workspace}/target-plans";
        var plan = string.Empty;
        await ReportAsync(service, "make a plan by weight: settings, first allocation, answer", async run =>
            plan = (await service.PostAsync(plans, Plan(alignment, $"Bench {run}"))).GetProperty("id").GetString()!);
        var path = $"{plans}/{plan}";
        await ReportAsync(service, "preview other settings", run => service.PostAsync($"{path}/preview", new { settings = Settings(1_000_000_000 + run) }));
        var keys = await KeysAsync(service, path);
        var revision = 1;
        await ReportAsync(service, $"enter {Entered:N0} bottom-up numbers at once", async run =>
            revision = (await service.PostAsync($"{path}/input", Input(revision, keys, run))).GetProperty("revision").GetInt32());
        await ReportAsync(service, "enter one number", async run =>
            revision = (await service.PostAsync($"{path}/input", Input(revision, [keys[^(run + 2)]], run))).GetProperty("revision").GetInt32());
        await ReportAsync(service, "open: plan, amounts, calculated amounts, bottom-up numbers and areas of all accounts", async _ =>
        {
            await service.GetAsync(path);
            foreach (var column in (string[])["amount", "calculated", "bottomUp", "area"])
            {
                await DrainAsync(service, $"{path}/columns/{column}");
            }
        });
        await ReportAsync(service, "a page of accounts, largest first", _ => service.GetAsync($"{path}/accounts?limit=100&sort=amount&descending=true"));
        await ReportAsync(service, "roll up over 5 levels, 506 areas", _ => service.GetAsync($"{path}/roll-up"));
        await ReportAsync(service, "roll up with concentration of each area", _ => service.GetAsync($"{path}/roll-up?concentration=true"));
        await ReportAsync(service, "reconcile", _ => service.GetAsync($"{path}/reconciliation"));
        await ReportAsync(service, "after one more number: roll up and reconcile afresh", async run =>
        {
            revision = (await service.PostAsync($"{path}/input", Input(revision, [keys[^(run + 20)]], run))).GetProperty("revision").GetInt32();
            await service.GetAsync($"{path}/roll-up?concentration=true");
            await service.GetAsync($"{path}/reconciliation");
        });
        await ReportAsync(service, "explain one amount", run => service.GetAsync($"{path}/accounts/{run}/explanation"));
        await ReportAsync(service, "copy as a scenario and open the copy cold", async run =>
            await service.GetAsync($"{plans}/{(await service.PostAsync($"{path}/copies", new { name = $"Copy {run}" })).GetProperty("id").GetString()}"));
        await ReportAsync(service, "accounts as CSV", _ => DrainAsync(service, $"{path}/exports/accounts.csv"));
    }

    private static async Task<string> AlignAsync(BenchService service, string dataset)
    {
        var alignment = await service.PostAsync($"{service.Workspace}/alignments", new
        {
            name = "Bench of targets",
            datasetId = dataset,
            levels = _levels.Select(level => new { name = level.Name, count = level.Count }),
            balance = new { measure = "@records", tolerance = 0.05, contiguous = false },
        });
        var id = alignment.GetProperty("id").GetString()!;
        var first = _levels.SkipLast(1).Sum(level => level.Count);
        await service.PostAsync($"{service.Workspace}/alignments/{id}/edits", new
        {
            expectedRevision = 0,
            act = new { kind = "assignUnits", units = Enumerable.Range(0, Accounts), to = Enumerable.Range(0, Accounts).Select(unit => first + (unit % _levels[^1].Count)) },
        });
        return id;
    }

    private static object Plan(string alignment, string name) => new { name, alignmentId = alignment, fiscalYear = 2027, settings = Settings(1_234_567_890.12m) };

    private static object Settings(decimal total) => new { total, weights = new[] { new { column = "annual-revenue", weight = 1 } }, potentialColumn = "annual-revenue" };

    private static object Input(int revision, IReadOnlyList<string> keys, int run) => new
    {
        expectedRevision = revision,
        cells = keys.Select((key, i) => new { account = key, field = "bottomUp", amount = 100 + (7 * i) + run }),
    };

    private static async Task<List<string>> KeysAsync(BenchService service, string path)
    {
        var keys = new List<string>();
        for (var offset = 0; offset < Entered; offset += 500)
        {
            var page = await service.GetAsync($"{path}/accounts?limit=500&offset={offset}");
            keys.AddRange(page.GetProperty("items").EnumerateArray().Select(account => account.GetProperty("key").GetString()!));
        }

        return keys;
    }

    private static async Task<JsonElement> DrainAsync(BenchService service, string path)
    {
        using var response = await service.Http.GetAsync(path, HttpCompletionOption.ResponseContentRead);
        response.EnsureSuccessStatusCode();
        return default;
    }

    // The first run compiles code and is left out.
    private static async Task ReportAsync(BenchService service, string what, Func<int, Task> act)
    {
        var (wall, processor) = (new List<double>(), new List<double>());
        for (var run = 0; run <= Runs; run++)
        {
            var (since, busy) = (Stopwatch.StartNew(), service.ProcessorTime);
            await act(run);
            wall.Add(since.Elapsed.TotalMilliseconds);
            processor.Add((service.ProcessorTime - busy).TotalMilliseconds);
        }

        double Median(List<double> all) => all.Skip(1).Order().ElementAt(Runs / 2);
        Console.WriteLine($"| {what} | {Median(wall):0} ms | {Median(processor):0} ms |");
    }
}
