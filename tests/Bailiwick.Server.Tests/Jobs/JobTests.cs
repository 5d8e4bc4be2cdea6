using System.Net;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Jobs;

public sealed class JobTests(WorkingHost working) : IClassFixture<WorkingHost>
{
    private readonly ServerHost _host = working.Host;
    private readonly JobsBench _jobs = working.Jobs;

    [Fact]
    public async Task A_job_tells_its_progress_and_ends_with_its_result()
    {
        using var gate = new StepGate();
        var started = await _jobs.StartAsync(new StepWork.Request(12, 10, Gate: gate.Path));
        Assert.Equal(JobKind.Demo, started.Kind);

        var halfway = await _jobs.UntilAsync(started.Id, job => job.Fraction > 0.3);
        Assert.Equal("stepping", halfway.Phase);
        Assert.Contains("of 12", halfway.Message, StringComparison.Ordinal);

        gate.Open();
        var ended = await _jobs.UntilEndAsync(started.Id);
        Assert.Equal((JobState.Succeeded, 1.0, "12 steps"), (ended.State, ended.Fraction, ended.Message));
        Assert.Equal(started.Id, ended.DatasetId);
        Assert.Equal(1, await _jobs.LeftByAsync(started.Id));
    }

    [Fact]
    public async Task A_canceled_job_ends_soon_and_leaves_nothing()
    {
        var job = await _jobs.StartAsync(new StepWork.Request(1000, 100));
        await _jobs.UntilAsync(job.Id, one => one.State == JobState.Running);

        await _host.Planner.PostAsync<JobInfo>(_host.In($"/jobs/{job.Id}/cancel"), new { });

        Assert.Equal(JobState.Canceled, (await _jobs.UntilEndAsync(job.Id)).State);
        Assert.Equal(0, await _jobs.LeftByAsync(job.Id));
        await Refused.WithAsync(HttpStatusCode.Conflict, "job.ended", await _host.Planner.PostAsync(_host.In($"/jobs/{job.Id}/cancel"), new { }));
    }

    [Fact]
    public async Task A_job_that_waits_for_others_is_canceled_at_once()
    {
        var busy = new[] { await _jobs.StartAsync(new StepWork.Request(1000, 100)), await _jobs.StartAsync(new StepWork.Request(1000, 100)) };
        foreach (var one in busy)
        {
            await _jobs.UntilAsync(one.Id, job => job.State == JobState.Running);
        }

        var waiting = await _jobs.StartAsync(new StepWork.Request(1, 1));
        var canceled = await _host.Planner.PostAsync<JobInfo>(_host.In($"/jobs/{waiting.Id}/cancel"), new { });

        Assert.Equal(JobState.Canceled, canceled.State);
        foreach (var one in busy)
        {
            await _host.Planner.PostAsync<JobInfo>(_host.In($"/jobs/{one.Id}/cancel"), new { });
            await _jobs.UntilEndAsync(one.Id);
        }

        Assert.Equal(0, await _jobs.LeftByAsync(waiting.Id));
    }

    [Theory]
    [InlineData("refused", "test.refused")]
    [InlineData("refused late", "test.refused-late")]
    [InlineData("broken", "job.failed")]
    public async Task A_job_that_fails_says_why_and_leaves_nothing(string end, string code)
    {
        var job = await _jobs.StartAsync(new StepWork.Request(1, 1, end));

        var ended = await _jobs.UntilEndAsync(job.Id);

        Assert.Equal((JobState.Failed, code), (ended.State, ended.Problem?.Code));
        Assert.Equal(0, await _jobs.LeftByAsync(job.Id));
        Assert.Null(ended.DatasetId);
    }

    [Fact]
    public async Task The_best_plan_so_far_is_served_with_its_version()
    {
        var id = await _jobs.StoreAsync(new StepWork.Request(1, 1));
        await Refused.WithAsync(HttpStatusCode.NotFound, "job.no-plan", await _host.Planner.GetAsync(_host.In($"/jobs/{id.Value}/plan")));
        var run = await _jobs.BeginAsync(id);
        await run.ReportPlanAsync(new ushort[] { 1 }, TestContext.Current.CancellationToken);
        Assert.Equal(2, await run.ReportPlanAsync(new ushort[] { 7, ushort.MaxValue }, TestContext.Current.CancellationToken));

        var response = await _host.Planner.GetAsync(_host.In($"/jobs/{id.Value}/plan"));

        Assert.Equal("\"2\"", response.Headers.ETag?.Tag);
        Assert.Equal([7, 0, 255, 255], await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var again = new HttpRequestMessage(HttpMethod.Get, _host.In($"/jobs/{id.Value}/plan"));
        again.Headers.Add("If-None-Match", "\"2\"");
        Assert.Equal(HttpStatusCode.NotModified, (await _host.Planner.Http.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/jobs?limit=0", HttpStatusCode.BadRequest, "request.limit")]
    [InlineData("/jobs?limit=501", HttpStatusCode.BadRequest, "request.limit")]
    [InlineData("/jobs?cursor=x", HttpStatusCode.BadRequest, "request.cursor")]
    [InlineData("/jobs?state=lost", HttpStatusCode.BadRequest, "job.unknown-state")]
    [InlineData("/jobs/01911111-1111-7111-8111-111111111111", HttpStatusCode.NotFound, "job.unknown")]
    public async Task A_wrong_question_about_jobs_is_refused(string path, HttpStatusCode status, string code) =>
        await Refused.WithAsync(status, code, await _host.Viewer.GetAsync(_host.In(path)));
}
