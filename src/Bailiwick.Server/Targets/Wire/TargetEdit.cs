using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>One entry of a plan's log.</summary>
public sealed record TargetEdit(int Revision, string Kind, string Author, Guid AuthorId, DateTimeOffset At, string? Reason, string Summary)
{
    public static TargetEdit Of(TargetEditRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new TargetEdit(row.Revision, row.Kind, row.AuthorName, row.AuthorId, row.At, row.Reason, row.Summary);
    }
}
