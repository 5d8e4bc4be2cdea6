using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Access;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments.Exporting;

/// <summary>One revision of an alignment, copied out of its lock, to be written to a file.</summary>
public sealed record ExportView(AlignmentRow Row, AlignmentState State, UnitSet Units)
{
    public int Balanced => Math.Max(0, Units.Measures.ToList().FindIndex(measure => measure.Key == Row.BalanceMeasure));

    public static async Task<Outcome<ExportView>> TakeAsync(OpenAlignments alignments, Guid alignment, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var hold = await alignments.HoldAsync(caller.Workspace, alignment, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        using var held = hold.Value;
        return new ExportView(held.Row, held.State.Copy(), held.Units);
    }

    /// <summary>A file to be saved, written while it is sent.</summary>
    public ExportFile File(string what, string contentType, Func<Stream, Task> write) =>
        new($"{string.Concat(Row.Name.Select(letter => "\\/:*?\"<>|".Contains(letter, StringComparison.Ordinal) ? '-' : letter))} {what}", contentType, write);

    /// <summary>The owner of an area: its own, or that of the nearest area above.</summary>
    public string? OwnerOf(AreaNumber area) => State.Areas.PathTo(area).LastOrDefault(each => each.Owner is not null)?.Owner;
}
