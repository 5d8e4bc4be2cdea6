using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>One entry of a plan's log.</summary>
public sealed record TargetEdit(int Revision, string Kind, string Author, Guid AuthorId, DateTimeOffset At, string? Reason, string Summary)
{
    /// <summary>As a caller sees it: operations' reasons may tell of the whole, so who sees a branch only gets the own ones.</summary>
    public static TargetEdit Of(TargetEditRow row, TargetScope scope, Access.Caller caller)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(caller);
        return scope.IsAll || row.AuthorId == caller.User.Value ? Of(row) : Of(row) with { Reason = null };
    }

    public static TargetEdit Of(TargetEditRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new TargetEdit(row.Revision, row.Kind, row.AuthorName, row.AuthorId, row.At, row.Reason, row.Summary);
    }
}
