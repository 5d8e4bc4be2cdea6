using Bailiwick.Core;

namespace Bailiwick.Server.Jobs;

/// <summary>Another run has taken the job over (this node was thought dead), or it has ended; nothing of this run counts any more.</summary>
public sealed class JobLostException(JobId job) : Exception($"Job {job.Value} is no longer this run's.");
