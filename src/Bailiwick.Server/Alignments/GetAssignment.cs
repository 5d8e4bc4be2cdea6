using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Alignments;

/// <summary>The area and the lock of every unit: revision, units, 16 bits a unit, 8 bits a unit.</summary>
public sealed class GetAssignment(OpenAlignments alignments)
{
    public async Task<Outcome<BinaryBody>> HandleAsync(Guid alignment, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var hold = await alignments.HoldAsync(caller.Workspace, alignment, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        using var held = hold.Value;
        var units = held.Units.Units;
        var bytes = new ByteLayout(8 + (3 * units))
            .Number(held.Open.Revision)
            .Number(units)
            .Array(held.State.AreaOfUnit)
            .Array(held.State.Locks)
            .Done();
        return new BinaryBody(bytes, held.Open.Revision.ToString());
    }
}
