namespace Bailiwick.Storage.Management;

/// <summary>What was done together, as stored.</summary>
/// <param name="Number">From 1 in each workspace, without gaps.</param>
/// <param name="Kind">One of the words of <c>LiveActKinds</c>.</param>
/// <param name="Effective">The day from which it holds, where that is not the day it was done.</param>
/// <param name="Changes">How many records it made, changed or ended.</param>
/// <param name="Reverts">The act that it takes back.</param>
public sealed record LiveActRow(
    long Number, DateTimeOffset At, Guid AuthorId, string AuthorName, string Kind, string Summary, string? Reason, DateOnly? Effective, int Changes, long? Reverts);
