using Bailiwick.Core;
using Bailiwick.Storage.Jobs;

namespace Bailiwick.Server.Jobs;

/// <summary>
/// How jobs of one kind are done; register it as <c>services.AddScoped&lt;IJobWork, ImportWork&gt;()</c>. It may be run again from the
/// beginning (a killed node's job is taken up by another), so everything it leaves is written by <see cref="JobRun.CompleteAsync"/>.
/// </summary>
public interface IJobWork
{
    public JobKind Kind { get; }

    /// <summary>Ends with <c>return await run.CompleteAsync(...)</c>, or with a refusal, which fails the job.</summary>
    public Task<Outcome<JobResult>> RunAsync(JobRun run, CancellationToken cancellation);
}
