using System.Diagnostics;
using System.Globalization;

namespace Bailiwick.Bench;

/// <summary>Leads tried over many accounts, through the service: the index that matches them made the first time, as it is, and after a change of one account, of 100, and of 10,000.</summary>
internal static class LeadIndexCase
{
    private const int Times = 10;
    private const int AccountsOfRequest = 10_000;

    /// <summary>The first argument is the number of accounts, 250,000 when nothing is said.</summary>
    public static async Task RunAsync(BenchService service, IReadOnlyList<string> arguments)
    {
        var accounts = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 250_000;
        var model = (await ChangeAsync(
            service,
            [
                Create("Territory2Model", new { Name = "Bench", DeveloperName = "Bench" }, "model"),
                Create("Territory2Type", new { MasterLabel = "Field", DeveloperName = "Field", Priority = 1 }, "type"),
                Create("Territory2", new { Name = "All", DeveloperName = "All", Territory2ModelId = "@model", Territory2TypeId = "@type" }),
            ]))[0];
        await service.WaitAsync((await service.PostAsync($"{service.Workspace}/live/models/{model}/moves", new { to = "active" })).GetProperty("id").GetString()!);
        var ids = new List<string>();
        var random = new Random(5);
        for (var first = 0; first < accounts; first += AccountsOfRequest)
        {
            ids.AddRange(await ChangeAsync(service, [.. Enumerable.Range(first, Math.Min(AccountsOfRequest, accounts - first)).Select(account => Create("Account", new
            {
                Name = $"{Word(random)} {Word(random)} Inc",
                Website = $"https://www.{Word(random).ToLowerInvariant()}{account}.example",
                BillingStreet = $"{random.Next(1, 999)} {Word(random)} St",
                BillingPostalCode = $"{random.Next(501, 99_950):00000}",
            }))]));
        }

        Console.WriteLine("| a lead tried | wall | processor time of the service |");
        Console.WriteLine("| --- | ---: | ---: |");
        await MeasureAsync(service, "the first time", 1, () => Task.CompletedTask);
        await MeasureAsync(service, "nothing changed", Times, () => Task.CompletedTask);
        foreach (var changed in (int[])[1, 100, AccountsOfRequest])
        {
            await MeasureAsync(service, $"after a change of {changed:#,0} accounts", changed == AccountsOfRequest ? 2 : Times, () => ChangeAsync(
                service, [.. Enumerable.Range(0, changed).Select(_ => new { operation = "update", type = "Account", id = ids[random.Next(ids.Count)], fields = new { Name = $"{Word(random)} {Word(random)} Ltd" } })]));
        }

        Console.WriteLine();
        Console.WriteLine($"Peak memory of the service: {service.PeakMemoryMebibytes:0} MiB.");
    }

    /// <summary>The median of several; what comes before each is not measured.</summary>
    private static async Task MeasureAsync(BenchService service, string what, int times, Func<Task> before)
    {
        var taken = new List<(double Wall, double Processor)>();
        for (var time = 0; time < times; time++)
        {
            await before();
            var (wall, processor) = (Stopwatch.GetTimestamp(), service.ProcessorTime);
            await service.PostAsync($"{service.Workspace}/live/leads/routing/tries", new { fields = new { Company = "Babado Gidusa Inc", Email = "kim@babado17.example" } });
            taken.Add((Stopwatch.GetElapsedTime(wall).TotalMilliseconds, (service.ProcessorTime - processor).TotalMilliseconds));
        }

        Console.WriteLine($"| {what} | {taken.Select(one => one.Wall).Order().ElementAt(times / 2):0.0} ms | {taken.Select(one => one.Processor).Order().ElementAt(times / 2):0.0} ms |");
    }

    private static string Word(Random random)
    {
        const string Consonants = "bcdfghklmnprstvz";
        const string Vowels = "aeiou";
        var word = string.Concat(Enumerable.Range(0, 3).Select(_ => $"{Consonants[random.Next(Consonants.Length)]}{Vowels[random.Next(Vowels.Length)]}"));
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static async Task<string[]> ChangeAsync(BenchService service, IReadOnlyList<object> changes) =>
        [.. (await service.PostAsync($"{service.Workspace}/live/changes", new { changes })).GetProperty("ids").EnumerateArray().Select(id => id.GetString()!)];

    private static object Create(string type, object fields, string? name = null) => new { operation = "create", type, fields, @as = name };
}
