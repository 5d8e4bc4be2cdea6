using Bailiwick.Core;
using Bailiwick.Storage.Jobs;

namespace Bailiwick.Server.Jobs;

/// <summary>Every "no" about jobs.</summary>
public static class JobRefusals
{
    public static Refusal Unknown(Guid job) => new(
        "job.unknown", $"There is no job {job} in this workspace. Maybe look at the list of jobs.", RefusalKind.NotFound);

    public static Refusal Ended(Guid job, JobState state) => new(
        "job.ended", $"Job {job} has ended already: it {(state == JobState.Canceled ? "was" : "has")} {state.ToString().ToLowerInvariant()}.", RefusalKind.Conflict);

    public static Refusal NoPlan(Guid job) => new(
        "job.no-plan", $"Job {job} has no plan to show yet. Maybe ask again when its progress names one.", RefusalKind.NotFound);

    public static Refusal UnknownState(string state) => new(
        "job.unknown-state", $"state={state} is none of {string.Join(", ", Enum.GetNames<JobState>()).ToLowerInvariant()}.");

    public static Refusal Failed(Guid job) => new(
        "job.failed", $"The job failed unexpectedly; what happened is logged under {job}. Maybe start it again, or tell the administrator that number.");

    public static Refusal GaveUp(Guid job, int attempts) => new(
        "job.gave-up", $"The job was begun {attempts} times and the service ended each time before it was done; see the log under {job}. Maybe it needs more memory than there is.");
}
