using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Tests.Hosting;
using Xunit;

namespace Bailiwick.Server.Tests.Alignments;

public sealed class LargeAlignmentTests(ServerHost host, PostgresCluster cluster) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_quarter_of_a_million_records_are_units_that_move_and_come_back_on_another_node()
    {
        const int records = 250_000;
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, records), 4, 300);
        var random = new Random(3);
        await Planning.EditAsync(host, host.Planner, alignment, 0, new
        {
            kind = "assignUnits",
            units = Enumerable.Range(0, records).ToArray(),
            to = Enumerable.Range(0, records).Select(_ => 4 + random.Next(300)).ToArray(),
        });
        var moved = await Planning.EditAsync(host, host.Planner, alignment, 1, Planning.Move(4, [.. Enumerable.Range(1000, 1000)]));
        Assert.InRange(moved.Changes.Units.Count, 900, 1000);
        Assert.Equal(0, moved.Totals[0].Units);

        await using var other = await ServerHost.StartBareAsync(cluster, connectionString: host.ConnectionString);
        using var client = await SignInAsync(other);
        var here = await host.Viewer.GetAsync<Alignment>(host.In($"/alignments/{alignment.Id}"));
        var there = await client.GetAsync<Alignment>(host.In($"/alignments/{alignment.Id}"));
        Assert.Equal(here.Totals.Select(total => $"{total.Area} {total.Units} {string.Join(' ', total.Sums)}"), there.Totals.Select(total => $"{total.Area} {total.Units} {string.Join(' ', total.Sums)}"));
        Assert.Equal((await Planning.ReadAssignmentAsync(host, alignment.Id)).AreaOfUnit, (await Planning.ReadAssignmentAsync(host, alignment.Id, client)).AreaOfUnit);
    }

    private static async Task<ApiClient> SignInAsync(ServerHost other)
    {
        var client = ApiClient.Anonymous(other.Address);
        await client.SignInAsync(ServerHost.EmailOf(Bailiwick.Core.Access.Role.Viewer), ServerHost.Password);
        return client;
    }
}
