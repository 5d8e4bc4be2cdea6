using Bailiwick.Server.Access;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Targets;

/// <summary>Signs what is written outside the log.</summary>
public sealed class TargetActs(TimeProvider time)
{
    public AlignmentTrail.Act Of(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new AlignmentTrail.Act(caller.Workspace, caller.User, caller.Name, time.GetUtcNow());
    }
}
