using System.Collections.Immutable;
using System.Diagnostics;
using Bailiwick.Core.Quotas;
using Bailiwick.Core.Targets;

namespace Bailiwick.Bench;

/// <summary>The pure engine of account targets on 250,000 accounts; needs no service.</summary>
internal static class TargetCase
{
    private const int Accounts = 250_000;
    private const int Runs = 7;

    public static void Run()
    {
        Console.WriteLine("| what | wall, median | processor, median | to reach |");
        Console.WriteLine("| --- | ---: | ---: | --- |");
        var plain = Problem();
        var bounded = plain with
        {
            Accounts = [.. plain.Accounts.Select((one, i) => one with { Floor = i % 5 == 0 ? 500 : null, Cap = i % 4 == 1 ? 20_000 : null })],
        };
        Report("allocate 250,000 accounts by weight, 2 % with a number of their own", "under 1 s", () => Allocator.Allocate(plain).Value);
        Report("the same with 50,000 floors and 62,500 caps", "under 1 s", () => Allocator.Allocate(bounded).Value);
        Report("the same in 40 buckets", "under 1 s", () => Allocator.Allocate(Bucketed(plain)).Value);
        var allocation = Allocator.Allocate(plain).Value;
        Report("input hash and result digest of 250,000 accounts", "", () => AllocationDigest.Of(allocation));
        Report("what each of the 5,000 accounts with a number of their own would get without it", "", () => allocation.CalculatedAll());
        Report("why one of 250,000 amounts is what it is", "", () => allocation.ExplainAt(77));
        Tree(allocation);
    }

    // Five levels: the company, 10 regions, 100 areas, 2,500 territories and the accounts as the lowest nodes.
    private static void Tree(Allocation allocation)
    {
        var random = new Random(5);
        var nodes = new List<PlanNode> { new("0") { TopDown = 1_300_000_000 } };
        nodes.AddRange(Enumerable.Range(0, 10).Select(i => new PlanNode($"1-{i}", "0") { TopDown = 130_000_000 }));
        nodes.AddRange(Enumerable.Range(0, 100).Select(i => new PlanNode($"2-{i}", $"1-{i % 10}")));
        nodes.AddRange(Enumerable.Range(0, 2500).Select(i => new PlanNode($"3-{i}", $"2-{i % 100}")));
        var areas = nodes.Select(node => (node.Key, node.Parent)).ToList();
        nodes.AddRange(allocation.Amounts.Select((amount, i) => new PlanNode(amount.Key, $"3-{i % 2500}")
        {
            TopDown = amount.Amount,
            BottomUp = random.Next(3) == 0 ? random.Next(0, 12_000) : null,
            BottomUpConfidence = 2,
        }));
        var reconciliation = new Reconciliation([.. nodes], 0.01m);
        Report("reconcile 252,611 nodes on 5 levels by least squares", "", () => reconciliation.Run().Value);
        var accounts = allocation.Amounts.Select((amount, i) => new AccountTarget(amount.Key, amount.Amount ?? 0, [new AreaShare($"3-{i % 2500}")])).ToList();
        Report("roll up 250,000 accounts over 2,611 areas", "", () => RollUp.Of(areas, accounts, 0.01m).Value);
        QuotaSimulation simulation = new([.. Enumerable.Range(0, 500).Select(i => new SellerOutlook($"{i}", $"{i % 10}", 1_000_000) { Mean = 0.95, Deviation = 0.3 })], 10_000, 1);
        Report("simulate 500 sellers 10,000 times", "under 1 s", () => simulation.Run().Value);
    }

    internal static AllocationProblem Problem()
    {
        var random = new Random(4);
        var accounts = ImmutableArray.CreateBuilder<AllocationAccount>(Accounts);
        for (var i = 0; i < Accounts; i++)
        {
            accounts.Add(new AllocationAccount($"{i:X8}")
            {
                Weight = Math.Round((decimal)Math.Exp(8 + (2 * random.NextDouble()) + (2 * random.NextDouble())), 2),
                Bucket = $"{i % 40}",
                BottomUp = i % 100 == 0 ? random.Next(0, 10_000) : null,
                Override = i % 100 == 1 ? random.Next(0, 10_000) : null,
            });
        }

        return new AllocationProblem(1_234_567_890.12m, 0.01m, accounts.ToImmutable());
    }

    private static AllocationProblem Bucketed(AllocationProblem problem) => problem with
    {
        Method = SpreadMethod.Bucketed,
        Buckets = [.. Enumerable.Range(0, 40).Select(bucket => new Bucket($"{bucket}", 2.5m))],
    };

    internal static void Report(string what, string toReach, Func<object> act)
    {
        var (wall, processor) = (new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            var (since, busy) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            GC.KeepAlive(act());
            wall.Add(since.Elapsed.TotalMilliseconds);
            processor.Add((Process.GetCurrentProcess().TotalProcessorTime - busy).TotalMilliseconds);
        }

        Console.WriteLine($"| {what} | {wall.Order().ElementAt(Runs / 2):0} ms | {processor.Order().ElementAt(Runs / 2):0} ms | {toReach} |");
    }
}
