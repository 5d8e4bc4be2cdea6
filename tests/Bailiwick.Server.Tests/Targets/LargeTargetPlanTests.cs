using System.Diagnostics;
using Bailiwick.Core.Access;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Alignments;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Targets.TargetPlanning;

namespace Bailiwick.Server.Tests.Targets;

/// <summary>A quarter of a million accounts over five levels; what each question takes is written out.</summary>
public sealed class LargeTargetPlanTests(ServerHost host, PostgresCluster cluster) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_quarter_of_a_million_accounts_add_up_to_the_cent_on_every_level_and_on_another_node()
    {
        const int records = 250_000;
        const decimal total = 1_234_567_890.12m;
        var alignment = await host.Planner.PostAsync<Server.Alignments.Wire.Alignment>(host.In("/alignments"), new
        {
            name = "Large",
            datasetId = await Planning.WriteDatasetAsync(host, records),
            levels = new[] { new { name = "World", count = 1 }, new { name = "Country", count = 5 }, new { name = "Region", count = 20 }, new { name = "District", count = 80 }, new { name = "Territory", count = 400 } },
            balance = new { measure = "revenue", tolerance = 0.05, contiguous = false },
        });
        var territories = Territories(alignment);
        var random = new Random(4);
        await Planning.EditAsync(host, host.Planner, alignment, 0, new
        {
            kind = "assignUnits",
            units = Enumerable.Range(0, records).ToArray(),
            to = Enumerable.Range(0, records).Select(_ => territories[random.Next(400)]).ToArray(),
        });

        var plan = await Timed("create", () => PlanAsync(host, alignment, new { total, weights = new[] { new { column = "revenue" } }, potentialColumn = "revenue" }));
        var reply = await Timed("enter 1,000", () => EnterAsync(host, plan.Id, 1, [.. Enumerable.Range(0, 1000).Select(record => Cell($"A{record:000000}", "bottomUp", record))]));
        Assert.Equal((total, 0m, 1000), (reply.Figures!.Allocated, reply.Figures.Excess, reply.Figures.Answered));
        var page = await Timed("sorted page", () => AccountsAsync(host, plan.Id, "&sort=amount&descending=true"));
        Assert.Equal((records, total), (page.Total, page.Amount));
        var column = await Timed("column", () => host.Planner.Http.GetByteArrayAsync(host.In($"/target-plans/{plan.Id}/columns/amount")));
        Assert.Equal(records * 8, column.Length);
        var rollUp = await Timed("roll-up", () => host.Planner.GetAsync<TargetRollUp>(host.In($"/target-plans/{plan.Id}/roll-up")));
        await Timed("roll-up with concentration", () => host.Planner.GetAsync<TargetRollUp>(host.In($"/target-plans/{plan.Id}/roll-up?concentration=true")));
        await Timed("reconcile", () => host.Planner.GetAsync<TargetReconciliation>(host.In($"/target-plans/{plan.Id}/reconciliation")));
        foreach (var level in rollUp.Areas.GroupBy(area => area.Level))
        {
            Assert.Equal(total, level.Sum(area => area.Amount));
        }

        var moved = await Timed("move 1,000 with targets", () => host.Planner.PostAsync<Server.Alignments.Wire.EditReply>(
            host.In($"/alignments/{alignment.Id}/edits"),
            new { expectedRevision = 1, act = Planning.Move(territories[0], [.. Enumerable.Range(0, 1000)]), targetPlan = plan.Id }));
        Assert.Equal(total, moved.Targets!.Areas.Where(area => territories.Contains(area.Area)).Sum(area => area.Amount));

        await using var other = await ServerHost.StartBareAsync(cluster, connectionString: host.ConnectionString);
        using var client = ApiClient.Anonymous(other.Address);
        await client.SignInAsync(ServerHost.EmailOf(Role.Planner), ServerHost.Password);
        var there = await client.GetAsync<TargetRollUp>(host.In($"/target-plans/{plan.Id}/roll-up"));
        var here = await host.Planner.GetAsync<TargetRollUp>(host.In($"/target-plans/{plan.Id}/roll-up"));
        Assert.Equal(here.Areas, there.Areas);
        Assert.Equal((2, 2), (there.Revision, there.AlignmentRevision));
    }

    private static async Task<T> Timed<T>(string what, Func<Task<T>> act)
    {
        var watch = Stopwatch.StartNew();
        var result = await act();
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {watch.ElapsedMilliseconds} ms");
        return result;
    }
}
