using Bailiwick.Server.Jobs;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Npgsql;
using Xunit;

namespace Bailiwick.Server.Tests.Jobs;

public sealed class JobRecoveryTests(PostgresCluster cluster) : IAsyncLifetime
{
    private ServerHost _host = null!;
    private JobsBench _jobs = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await ServerHost.StartAsync(cluster, more: JobsBench.AddWork);
        _jobs = new JobsBench(_host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_run_that_lost_its_job_to_another_cannot_end_it()
    {
        var id = await _jobs.StoreAsync(new StepWork.Request(1, 1));
        var first = await _jobs.BeginAsync(id);
        var second = await _jobs.BeginAsync(id);

        await Assert.ThrowsAsync<JobLostException>(() => new StepWork().RunAsync(first, TestContext.Current.CancellationToken));
        var outcome = await new StepWork().RunAsync(second, TestContext.Current.CancellationToken);

        Assert.True(outcome.IsDone);
        Assert.Equal(1, await _jobs.LeftByAsync(id.Value));
        Assert.Null(await _jobs.BeginAsync(id));
    }

    [Fact]
    public async Task A_graceful_stop_hands_the_job_to_the_next_start()
    {
        using var gate = new StepGate();
        var job = await _jobs.StartAsync(new StepWork.Request(2, 10, Gate: gate.Path));
        await _jobs.UntilAsync(job.Id, one => one.State == JobState.Running);

        await _host.DisposeAsync();
        await using var source = NpgsqlDataSource.Create(_host.ConnectionString);
        Assert.Equal("Queued", await JobsBench.StateAsync(source, job.Id));
        gate.Open();
        await using var next = await ServerHost.StartBareAsync(cluster, more: JobsBench.AddWork, connectionString: _host.ConnectionString);

        await JobsBench.WaitAsync(async () => await JobsBench.StateAsync(source, job.Id) == "Succeeded");
        Assert.Equal(1, await JobsBench.LeftByAsync(source, job.Id));
    }

    [Fact]
    public async Task A_job_that_was_stored_but_never_scheduled_is_found_by_the_next_start()
    {
        var id = await _jobs.StoreAsync(new StepWork.Request(1, 1));
        await _host.DisposeAsync();

        await using var next = await ServerHost.StartBareAsync(cluster, more: JobsBench.AddWork, connectionString: _host.ConnectionString);

        await JobsBench.WaitAsync(async () => await JobsBench.StateAsync(next.Source, id.Value) == "Succeeded");
        Assert.Equal(1, await JobsBench.LeftByAsync(next.Source, id.Value));
    }
}
