using System.Diagnostics;
using System.Globalization;

namespace Bailiwick.Bench;

/// <summary>A stored model of 1,000 territories and 5,000 rules over many accounts, through the service: rules run over everything and written in one act; looking up.</summary>
internal static class LiveRulesCase
{
    private const int Territories = 1_000;
    private const int RulesOfTerritory = 5;
    private const int PostalCodes = 33_000;
    private const int States = 51;
    private const int Industries = 30;
    private const int AccountsOfRequest = 10_000;
    private const int TerritoriesOfRequest = 250;

    /// <summary>The first argument is the number of accounts, 1,000,000 when nothing is said.</summary>
    public static async Task RunAsync(BenchService service, IReadOnlyList<string> arguments)
    {
        var accounts = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        Console.WriteLine("| what | wall | processor time of the service |");
        Console.WriteLine("| --- | ---: | ---: |");
        var model = await MakeModelAsync(service);
        await MeasureAsync(service, $"make {accounts:#,0} accounts, 10,000 a request", () => MakeAccountsAsync(service, accounts));
        await MeasureAsync(service, "activate: first run of all rules, every assignment written, one act", () => JobAsync(service, $"/live/models/{model}/moves", new { to = "active" }));
        await MeasureAsync(service, "a full run that finds nothing to change but one rule", async () =>
        {
            var rule = (await service.GetAsync($"{service.Workspace}/live/models/{model}/rules")).GetProperty("rules")[0].GetProperty("id").GetString();
            await ChangeAsync(service, [new { operation = "update", type = "ObjectTerritory2AssignmentRule", id = rule, fields = new { IsActive = false } }]);
            await JobAsync(service, $"/live/models/{model}/runs", new { });
        });
        await LookUpAsync(service);
        Console.WriteLine();
        Console.WriteLine($"Peak memory of the service: {service.PeakMemoryMebibytes:0} MiB.");
    }

    private static async Task<string> MakeModelAsync(BenchService service)
    {
        var ids = await ChangeAsync(
            service,
            [
                Create("Territory2Model", new { Name = "Bench", DeveloperName = "Bench" }),
                Create("Territory2Type", new { MasterLabel = "Field", DeveloperName = "Field", Priority = 1 }),
            ]);
        var random = new Random(7);
        for (var first = 0; first < Territories; first += TerritoriesOfRequest)
        {
            var own = Enumerable.Range(first, TerritoriesOfRequest).ToList();
            var rules = own.SelectMany(territory => Enumerable.Range(0, RulesOfTerritory).Select(rule => (Territory: territory, Key: $"R{territory}_{rule}", Items: Items(territory, rule, random)))).ToList();
            await ChangeAsync(
                service,
                [
                    .. own.Select(one => Create("Territory2", new { Name = $"T{one}", DeveloperName = $"T{one}", Territory2ModelId = ids[0], Territory2TypeId = ids[1] }, $"T{one}")),
                    .. rules.Select(rule => Create("ObjectTerritory2AssignmentRule", new { MasterLabel = rule.Key, DeveloperName = rule.Key, Territory2ModelId = ids[0], IsActive = true }, rule.Key)),
                    .. rules.SelectMany(rule => rule.Items.Select((item, at) => Create(
                        "ObjectTerritory2AssignmentRuleItem", new { RuleId = $"@{rule.Key}", item.Field, item.Operation, item.Value, SortOrder = at + 1 }))),
                    .. rules.Select(rule => Create("RuleTerritory2Association", new { RuleId = $"@{rule.Key}", Territory2Id = $"@T{rule.Territory}" })),
                ]);
        }

        return ids[0];
    }

    /// <summary>A list of postal codes; state, industry and size; state and beginnings of codes; state and size; and industry by name.</summary>
    private static (string Field, string Operation, string Value)[] Items(int territory, int rule, Random random)
    {
        var code = territory * PostalCodes / Territories;
        var state = $"S{code * States / PostalCodes:00}";
        return rule switch
        {
            0 => [("BillingPostalCode", "equals", string.Join(", ", Enumerable.Range(code, PostalCodes / Territories).Select(PostalCode)))],
            1 => [("BillingState", "equals", state), ("Industry", "equals", $"Industry {random.Next(Industries)}"), ("AnnualRevenue", "greaterThan", $"{random.Next(20_000_000, 24_000_000)}")],
            2 => [("BillingState", "equals", state), ("BillingPostalCode", "startsWith", PostalCode(code)[..4])],
            3 => [("BillingState", "equals", state), ("NumberOfEmployees", "greaterThan", $"{random.Next(2380, 2400)}")],
            _ => [("Industry", "equals", $"Industry {random.Next(Industries)}"), ("Name", "startsWith", $"{(char)('A' + random.Next(26))}{random.Next(1000):000}")],
        };
    }

    private static async Task MakeAccountsAsync(BenchService service, int accounts)
    {
        var random = new Random(5);
        for (var first = 0; first < accounts; first += AccountsOfRequest)
        {
            await ChangeAsync(service, [.. Enumerable.Range(first, Math.Min(AccountsOfRequest, accounts - first)).Select(account =>
            {
                var code = random.Next(PostalCodes);
                return Create("Account", new
                {
                    Name = $"{(char)('A' + (account % 26))}{account * 7919L % accounts:000000} Inc",
                    BillingPostalCode = PostalCode(code),
                    BillingState = $"S{code * States / PostalCodes:00}",
                    Industry = $"Industry {random.Next(Industries)}",
                    AnnualRevenue = random.Next(24_000_000),
                    NumberOfEmployees = random.Next(2400),
                });
            })]);
        }
    }

    private static async Task LookUpAsync(BenchService service)
    {
        const int Asked = 500;
        var path = $"{service.Workspace}/live/look-up?postalCode=";
        await service.GetAsync(path + PostalCode(0));
        foreach (var what in (string[])["500 postal codes looked up for the first time, each", "the same 500 again, each"])
        {
            var (wall, processor) = (Stopwatch.GetTimestamp(), service.ProcessorTime);
            for (var at = 1; at <= Asked; at++)
            {
                await service.GetAsync(path + PostalCode(at * 7));
            }

            Console.WriteLine($"| {what} | {Stopwatch.GetElapsedTime(wall).TotalMilliseconds / Asked:0.00} ms | {(service.ProcessorTime - processor).TotalMilliseconds / Asked:0.00} ms |");
        }
    }

    private static async Task JobAsync(BenchService service, string path, object body) =>
        await service.WaitAsync((await service.PostAsync(service.Workspace + path, body)).GetProperty("id").GetString()!);

    private static async Task<string[]> ChangeAsync(BenchService service, IReadOnlyList<object> changes) =>
        [.. (await service.PostAsync($"{service.Workspace}/live/changes", new { changes })).GetProperty("ids").EnumerateArray().Select(id => id.GetString()!)];

    private static async Task MeasureAsync(BenchService service, string what, Func<Task> measured)
    {
        var (wall, processor) = (Stopwatch.GetTimestamp(), service.ProcessorTime);
        await measured();
        Console.WriteLine($"| {what} | {Stopwatch.GetElapsedTime(wall).TotalSeconds:0.0} s | {(service.ProcessorTime - processor).TotalSeconds:0.0} s |");
    }

    private static object Create(string type, object fields, string? name = null) => new { operation = "create", type, fields, @as = name };

    private static string PostalCode(int number) => $"{(number * 3) + 501:00000}";
}
