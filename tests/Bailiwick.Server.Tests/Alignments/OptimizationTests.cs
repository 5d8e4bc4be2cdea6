using System.Net;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Optimization.Wire;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Alignments;

public sealed class OptimizationTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_run_leaves_a_proposal_that_is_accepted_as_one_edit_and_undone_as_one()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 600, withUnplaced: true));
        var proposal = await ProposeAsync(alignment, Request());
        Assert.Equal((ProposalState.Open, 0, 588), (proposal.State, proposal.BaseRevision, proposal.MovedUnits));
        Assert.InRange(proposal.Score.Measures.Single(measure => measure.Key == "beds").WorstDeviation, 0, 0.08);
        Assert.Equal(alignment.Measures[2].Total, proposal.Totals.Where(total => total.Area is -1 or 0 or 1).Sum(total => total.Sums[2]));

        var accepted = await host.Planner.PostAsync<EditReply>(host.In($"/proposals/{proposal.Id}/accept"), new { expectedRevision = 0, reason = "Good" });
        Assert.Equal(588, accepted.Edits[^1].Units);
        Assert.All(proposal.Totals, total => Assert.Equal(total.Sums, accepted.Totals.Single(other => other.Area == total.Area).Sums));
        var health = await host.Viewer.GetAsync<Health>(host.In($"/alignments/{alignment.Id}/health"));
        Assert.Equal(12, health.UnassignedCount);
        Assert.Equal(proposal.Score.ExtraPieces, health.Islands.Count);
        await Refused.WithAsync(
            HttpStatusCode.Conflict, "proposal.settled", await host.Planner.PostAsync(host.In($"/proposals/{proposal.Id}/accept"), new { expectedRevision = 1 }));
        Assert.Equal(ProposalState.Accepted, (await host.Viewer.GetAsync<Proposal>(host.In($"/proposals/{proposal.Id}"))).State);

        await host.Planner.PostAsync<EditReply>(host.In($"/alignments/{alignment.Id}/undo"), new { expectedRevision = 1 });
        Assert.All((await Planning.ReadAssignmentAsync(host, alignment.Id)).AreaOfUnit, area => Assert.Equal(ushort.MaxValue, area));
    }

    [Fact]
    public async Task Territories_are_numbered_from_west_to_east_within_regions_and_locked_ones_stay()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 500));
        await AcceptAsync(await ProposeAsync(alignment, Request()), 0);
        var first = (await Planning.ReadAssignmentAsync(host, alignment.Id)).AreaOfUnit;
        await Planning.EditAsync(host, host.Planner, alignment, 1, new { kind = "lockAreas", areas = new[] { 3 }, locked = true });
        await Planning.EditAsync(host, host.Planner, alignment, 2, new { kind = "lockUnits", units = new[] { 0, 1, 2 }, locked = true });

        var proposal = await ProposeAsync(alignment, Request() with { Seed = 9, Start = OptimizationStart.Present, Disruption = 1 });
        var response = await host.Viewer.GetAsync(host.In($"/proposals/{proposal.Id}/assignment"));
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        for (var unit = 0; unit < 500; unit++)
        {
            var proposed = BitConverter.ToUInt16(bytes, unit * 2);
            Assert.Equal(first[unit] == 3, proposed == 3);
            Assert.True(unit > 2 || proposed == first[unit]);
        }
    }

    [Fact]
    public async Task Within_a_region_nothing_outside_it_moves()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 400));
        await AcceptAsync(await ProposeAsync(alignment, Request()), 0);
        var before = (await Planning.ReadAssignmentAsync(host, alignment.Id)).AreaOfUnit;
        var inside = Enumerable.Range(0, 400).Where(unit => before[unit] is 2 or 3 or 4).ToArray();
        await Planning.EditAsync(host, host.Planner, alignment, 1, Planning.Move(2, [.. inside.Where(unit => before[unit] != 2)]));

        await AcceptAsync(await ProposeAsync(alignment, Request() with { Within = 0 }), 2);

        var after = (await Planning.ReadAssignmentAsync(host, alignment.Id)).AreaOfUnit;
        for (var unit = 0; unit < 400; unit++)
        {
            Assert.True(before[unit] is 2 or 3 or 4 ? after[unit] is 2 or 3 or 4 : after[unit] == before[unit]);
        }

        Assert.Equal(3, inside.Select(unit => after[unit]).Distinct().Count());
    }

    [Fact]
    public async Task Locks_that_no_plan_can_keep_are_named_first()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 120));
        var area = 2;
        await Planning.EditAsync(host, host.Planner, alignment, 0, Planning.Move(area, [.. Enumerable.Range(0, 100)]));
        await Planning.EditAsync(host, host.Planner, alignment, 1, new { kind = "lockUnits", units = Enumerable.Range(0, 100).ToArray(), locked = true });

        var proposal = await ProposeAsync(alignment, Request());

        var message = proposal.Obstacles[0].Message;
        Assert.Contains("No plan can keep", message, StringComparison.Ordinal);
        Assert.Contains("the lock of", message, StringComparison.Ordinal);
        Assert.Equal(area, proposal.Obstacles[0].Area);
    }

    [Fact]
    public async Task A_proposal_whose_units_somebody_moved_meanwhile_is_refused_with_the_name()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 200));
        var proposal = await ProposeAsync(alignment, Request());
        var (_, areaOfUnit) = (0, await ProposedAsync(proposal));
        await Planning.EditAsync(host, host.Administrator, alignment, 0, Planning.Move(areaOfUnit[0] == 2 ? 3 : 2, 0));
        var refused = await Refused.WithAsync(
            HttpStatusCode.Conflict, "alignment.edited-meanwhile", await host.Planner.PostAsync(host.In($"/proposals/{proposal.Id}/accept"), new { expectedRevision = 1 }));
        Assert.Equal("Ada Administrator", refused.Details["author"].GetString());
        (await host.Planner.PostAsync(host.In($"/proposals/{proposal.Id}/discard"), new { })).EnsureSuccessStatusCode();
        Assert.Equal(ProposalState.Discarded, Assert.Single((await host.Viewer.GetAsync<Page<Proposal>>(host.In($"/proposals?alignment={alignment.Id}"))).Items).State);
    }

    [Fact]
    public async Task A_canceled_run_keeps_the_best_plan_so_far()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 20_000), 1, 40);
        var job = await host.Planner.PostAsync<JobInfo>(host.In($"/alignments/{alignment.Id}/optimizations"), Request() with { Effort = 20, Contiguous = false });
        for (var tries = 0; tries < 1200 && (job = await JobAsync(job)).Progress is not { Plan: > 0 } && job.EndedAt is null; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.OK, (await host.Viewer.GetAsync(host.In($"/jobs/{job.Id}/plan"))).StatusCode);
        (await host.Planner.PostAsync(host.In($"/jobs/{job.Id}/cancel"), new { })).EnsureSuccessStatusCode();
        job = await EndAsync(job);
        Assert.Equal(JobState.Canceled, job.State);
        var proposal = await host.Viewer.GetAsync<Proposal>(host.In($"/proposals/{job.ProposalId}"));
        Assert.Equal(20_000, proposal.MovedUnits);
    }

    [Theory]
    [InlineData("beds", -0.1, 1, "alignment.bad-tolerance")]
    [InlineData("nothing", 0.05, 1, "alignment.unknown-measure")]
    [InlineData("beds", 0.05, 100, "optimization.bad-effort")]
    public async Task What_cannot_be_asked_is_refused_before_a_job_begins(string measure, double tolerance, double effort, string code)
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 50));
        await Refused.WithAsync(
            HttpStatusCode.BadRequest,
            code,
            await host.Planner.PostAsync(host.In($"/alignments/{alignment.Id}/optimizations"), Request() with { Measures = [new MeasureTarget(measure, tolerance)], Effort = effort }));
    }

    private static OptimizationRequest Request() => new() { Measures = [new MeasureTarget("beds", 0.05)], Effort = 0.3 };

    private async Task<ushort[]> ProposedAsync(Proposal proposal)
    {
        var response = await host.Viewer.GetAsync(host.In($"/proposals/{proposal.Id}/assignment"));
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return [.. Enumerable.Range(0, bytes.Length / 2).Select(unit => BitConverter.ToUInt16(bytes, unit * 2))];
    }

    private async Task<Proposal> ProposeAsync(Alignment alignment, OptimizationRequest request)
    {
        var job = await EndAsync(await host.Planner.PostAsync<JobInfo>(host.In($"/alignments/{alignment.Id}/optimizations"), request));
        Assert.True(job.State == JobState.Succeeded, job.Problem?.Detail ?? job.State.ToString());
        return await host.Viewer.GetAsync<Proposal>(host.In($"/proposals/{job.ProposalId}"));
    }

    private Task<EditReply> AcceptAsync(Proposal proposal, int expected) =>
        host.Planner.PostAsync<EditReply>(host.In($"/proposals/{proposal.Id}/accept"), new { expectedRevision = expected });

    private Task<JobInfo> JobAsync(JobInfo job) => host.Viewer.GetAsync<JobInfo>(host.In($"/jobs/{job.Id}"));

    private async Task<JobInfo> EndAsync(JobInfo job)
    {
        while (job.EndedAt is null)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            job = await JobAsync(job);
        }

        return job;
    }
}
