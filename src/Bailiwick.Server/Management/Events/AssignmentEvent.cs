using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Management.Events;

/// <summary>One change of who or what is in a territory of the active model.</summary>
/// <param name="Cursor">Its place in the stream; give it as <c>after</c> to go on behind it.</param>
/// <param name="Act">The act that did it, with its instant and author.</param>
/// <param name="Kind">account.entered, account.left, member.began, member.changed, member.ended.</param>
/// <param name="TerritoryKey">The developer name, which is the same in every model.</param>
/// <param name="RecordId">The account or user.</param>
/// <param name="Cause">Of an account: by rule or by hand. Of a member: the kind of membership.</param>
/// <param name="Start">Of a member: the first day.</param>
/// <param name="End">Of a member: the first day without.</param>
[SchemaName("AssignmentEvent")]
public sealed record AssignmentEvent(
    string Cursor, long Act, DateTimeOffset At, string Author, string Kind, string ModelId, string TerritoryId, string TerritoryKey, string Territory, string RecordId, string? Record, string? Cause,
    DateOnly? Start, DateOnly? End, string? Reason);
