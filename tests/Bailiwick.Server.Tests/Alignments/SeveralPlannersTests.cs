using System.Net;
using Bailiwick.Core.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Tests.Hosting;
using Xunit;

namespace Bailiwick.Server.Tests.Alignments;

public sealed class SeveralPlannersTests(ServerHost host, PostgresCluster cluster) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task Two_planners_who_edit_different_units_both_succeed_and_on_the_same_unit_the_second_is_told_by_whom()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 60));
        await Planning.EditAsync(host, host.Planner, alignment, 0, Planning.Move(2, 0, 1));

        var second = await Planning.EditAsync(host, host.Administrator, alignment, 0, Planning.Move(2, 2, 3));
        Assert.Equal(2, second.Revision);
        Assert.Equal([0, 1, 2, 3], second.Changes.Units);

        var refused = await Refused.WithAsync(
            HttpStatusCode.Conflict, "alignment.edited-meanwhile", await Planning.TryEditAsync(host, host.Administrator, alignment, 0, Planning.Move(5, 1)));
        Assert.StartsWith("Planner", refused.Details["author"].GetString(), StringComparison.Ordinal);
        Assert.Equal(1, refused.Details["revision"].GetInt32());
        Assert.Equal("2 units to Territory 1.1", refused.Details["edit"].GetString());
    }

    [Fact]
    public async Task Undo_takes_back_the_callers_own_last_act_and_is_refused_once_overtaken()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 60));
        await Planning.EditAsync(host, host.Planner, alignment, 0, Planning.Move(2, 0, 1));
        await Planning.EditAsync(host, host.Administrator, alignment, 1, Planning.Move(3, 2));
        await host.Planner.PostAsync<EditReply>(host.In($"/alignments/{alignment.Id}/undo"), new { expectedRevision = 2 });
        Assert.Equal([ushort.MaxValue, ushort.MaxValue, 3], (await Planning.ReadAssignmentAsync(host, alignment.Id)).AreaOfUnit[..3]);

        await Planning.EditAsync(host, host.Planner, alignment, 3, Planning.Move(4, 2));
        await Refused.WithAsync(
            HttpStatusCode.Conflict, "alignment.undo-overtaken", await host.Administrator.PostAsync(host.In($"/alignments/{alignment.Id}/undo"), new { expectedRevision = 4 }));
    }

    [Fact]
    public async Task Locked_areas_are_named_in_the_refusal()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 60));
        await Planning.EditAsync(host, host.Planner, alignment, 0, new { kind = "lockAreas", areas = new[] { 2, 3 }, locked = true });
        var refused = await Refused.WithAsync(
            HttpStatusCode.Conflict, "alignment.area-locked", await Planning.TryEditAsync(host, host.Planner, alignment, 1, Planning.Move(3, 1)));
        Assert.Contains("Territory 1.2", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_nodes_on_one_database_stay_in_step_while_both_are_edited_at_once()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 400));
        await using var other = await ServerHost.StartBareAsync(cluster, connectionString: host.ConnectionString);
        using var here = ApiClient.Anonymous(host.Address);
        using var there = ApiClient.Anonymous(other.Address);
        await here.SignInAsync(ServerHost.EmailOf(Role.Planner), ServerHost.Password);
        await there.SignInAsync(ServerHost.EmailOf(Role.Administrator), ServerHost.Password);

        async Task EditAsync(ApiClient by, int parity)
        {
            for (var step = 0; step < 40; step++)
            {
                var units = Enumerable.Range(0, 4).Select(i => (step * 8) + (i * 2) + parity).ToArray();
                await Planning.EditAsync(host, by, alignment, 0, Planning.Move(2 + (step % 6), units));
            }
        }

        await Task.WhenAll(EditAsync(here, 0), EditAsync(there, 1));

        var left = await Planning.ReadAssignmentAsync(host, alignment.Id, here);
        var right = await Planning.ReadAssignmentAsync(host, alignment.Id, there);
        Assert.Equal(80, left.Revision);
        Assert.Equal(left.AreaOfUnit, right.AreaOfUnit);
        Assert.Equal(80, right.Revision);
        Assert.All(Enumerable.Range(0, 320), unit => Assert.Equal(2 + (unit / 8 % 6), left.AreaOfUnit[unit]));
        var (totalsHere, totalsThere) = (await TotalsAsync(here, alignment), await TotalsAsync(there, alignment));
        Assert.Equal(totalsHere, totalsThere);
    }

    private async Task<IEnumerable<string>> TotalsAsync(ApiClient client, Alignment alignment) =>
        (await client.GetAsync<Alignment>(host.In($"/alignments/{alignment.Id}"))).Totals.Select(total => $"{total.Area} {total.Units} {string.Join(' ', total.Sums)}").ToList();
}
