using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.People;

/// <summary>A hand-over that waits for its day: the wish of a move, as it stands.</summary>
/// <param name="Record">The wish.</param>
/// <param name="AskedIn">The move's act.</param>
/// <param name="TerritoryId">The active model's territory of the wish; null when it is about all records, or that is not there.</param>
/// <param name="Problem">Why it cannot be done, in words; null when it can.</param>
internal sealed record PlannedHandover(LiveRecord Record, LiveActRow AskedIn, string? TerritoryId, string? Problem)
{
    public string UserId => Record.Text("UserId")!;

    public string? SuccessorId => Record.Text("SuccessorId");

    public DateOnly On => Record.Day("HandoverDate")!.Value;
}
