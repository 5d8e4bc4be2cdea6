using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;

namespace Bailiwick.Server.Alignments;

/// <summary>Everything about one alignment but its per-unit arrays.</summary>
public sealed class GetAlignment(OpenAlignments alignments)
{
    public async Task<Outcome<Alignment>> HandleAsync(Guid alignment, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var hold = await alignments.HoldAsync(caller.Workspace, alignment, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        using var held = hold.Value;
        return Alignment.Of(held, caller.May(Right.EditPlans));
    }
}
