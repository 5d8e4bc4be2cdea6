using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Alignments;
using Bailiwick.Server.Tests.Hosting;

namespace Bailiwick.Server.Tests.Targets;

/// <summary>Builders in the words of the field over a real host: accounts with revenue and grade, an alignment over them, target plans.</summary>
internal static class TargetPlanning
{
    /// <summary>One account; without revenue its cell is empty.</summary>
    public sealed record Account(string Key, decimal? Revenue, string Grade = "A", double Employees = 1);

    public static Account[] Equal(int count) => [.. Enumerable.Range(1, count).Select(number => new Account($"{number}", 100))];

    /// <summary>Writes a dataset as an import does.</summary>
    public static async Task<Guid> WriteAsync(ServerHost host, IReadOnlyList<Account> accounts)
    {
        var rows = accounts.Count;
        var grades = accounts.Select(account => account.Grade).Distinct().ToArray();
        var dataset = new Dataset(
            new DatasetId(Guid.CreateVersion7()),
            $"Accounts {Guid.NewGuid():N}",
            rows,
            [
                new TextColumn(Info("account", ColumnKind.Text) with { Role = ColumnRole.Key }, [.. Enumerable.Range(0, rows)], [.. accounts.Select(account => account.Key)]),
                new TextColumn(Info("name", ColumnKind.Text) with { Role = ColumnRole.Name }, [.. Enumerable.Range(0, rows)], [.. accounts.Select(account => $"Store {account.Key}")]),
                new TextColumn(Info("grade", ColumnKind.Text), [.. accounts.Select(account => Array.IndexOf(grades, account.Grade))], grades),
                new NumberColumn(Info("employees", ColumnKind.Number), [.. accounts.Select(account => account.Employees)]),
                new CurrencyColumn(
                    Info("revenue", ColumnKind.Currency) with { Currency = "USD", Scale = 2 },
                    [.. accounts.Select(account => account.Revenue is { } revenue ? (long)(revenue * 100) : CurrencyColumn.Empty)]),
            ],
            new RecordPoints([.. accounts.Select((_, i) => -98 + (i * 0.01))], [.. accounts.Select((_, i) => 39 + (i * 0.01))], [.. accounts.Select(_ => (byte)Place.Given)]));
        return await Planning.StoreAsync(host, dataset);
    }

    /// <summary>An alignment of regions and territories, the accounts dealt out to the territories one after the other.</summary>
    public static async Task<Alignment> AlignAsync(ServerHost host, Guid dataset, int accounts, int regions = 2, int territories = 4)
    {
        var alignment = await Planning.CreateAsync(host, dataset, regions, territories, measure: "revenue");
        var lowest = Territories(alignment);
        for (var place = 0; place < lowest.Length; place++)
        {
            var units = Enumerable.Range(0, accounts).Where(unit => unit % lowest.Length == place).ToArray();
            if (units.Length > 0)
            {
                await Planning.EditAsync(host, host.Planner, alignment, place, Planning.Move(lowest[place], units));
            }
        }

        return await host.Planner.GetAsync<Alignment>(host.In($"/alignments/{alignment.Id}"));
    }

    /// <summary>Numbers of the areas of the lowest level.</summary>
    public static int[] Territories(Alignment alignment) => [.. alignment.Tree.Where(area => area.Level == alignment.Levels.Count - 1).Select(area => area.Number)];

    public static async Task<TargetPlan> PlanAsync(ServerHost host, Alignment alignment, object settings) =>
        await host.Planner.PostAsync<TargetPlan>(host.In("/target-plans"), Request(alignment, settings));

    public static Task<HttpResponseMessage> TryPlanAsync(ServerHost host, Alignment alignment, object settings) =>
        host.Planner.PostAsync(host.In("/target-plans"), Request(alignment, settings));

    /// <summary>Accounts, alignment and plan in one go.</summary>
    public static async Task<(TargetPlan Plan, Alignment Alignment)> PlanAsync(ServerHost host, IReadOnlyList<Account> accounts, object settings)
    {
        var alignment = await AlignAsync(host, await WriteAsync(host, accounts), accounts.Count);
        return (await PlanAsync(host, alignment, settings), alignment);
    }

    public static object Cell(string account, string field, decimal? amount = null, string? text = null) => new { account, field, amount, text };

    public static Task<HttpResponseMessage> TryEnterAsync(ServerHost host, ApiClient by, Guid plan, int seen, params object[] cells) =>
        by.PostAsync(host.In($"/target-plans/{plan}/input"), new { expectedRevision = seen, cells });

    public static async Task<TargetEditReply> EnterAsync(ServerHost host, Guid plan, int seen, params object[] cells) =>
        await ApiClient.ReadAsync<TargetEditReply>(await TryEnterAsync(host, host.Planner, plan, seen, cells));

    public static Task<TargetAccountPage> AccountsAsync(ServerHost host, Guid plan, string query = "", ApiClient? by = null) =>
        (by ?? host.Planner).GetAsync<TargetAccountPage>(host.In($"/target-plans/{plan}/accounts?limit=500{query}"));

    /// <summary>Key to effective amount.</summary>
    public static async Task<Dictionary<string, decimal?>> AmountsAsync(ServerHost host, Guid plan) =>
        (await AccountsAsync(host, plan)).Items.ToDictionary(account => account.Key, account => account.Amount);

    public static string DetailOf(Server.Problems.Problem problem, string name) => problem.Details.TryGetValue(name, out JsonElement value) ? value.ToString() : "";

    private static object Request(Alignment alignment, object settings) =>
        new { name = $"Targets {Guid.NewGuid():N}", alignmentId = alignment.Id, fiscalYear = 2027, settings };

    private static ColumnInfo Info(string key, ColumnKind kind) => new() { Key = key, Name = char.ToUpperInvariant(key[0]) + key[1..], Kind = kind };
}
