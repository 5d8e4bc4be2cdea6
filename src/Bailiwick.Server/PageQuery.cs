using Bailiwick.Server.Problems;

namespace Bailiwick.Server;

/// <summary>Which part of a list is asked for; bind it with <c>[AsParameters]</c>.</summary>
/// <param name="Cursor">The <c>next</c> of the page before, or nothing for the first.</param>
/// <param name="Limit">How many at most, 1 to 500; 50 when not given.</param>
public sealed record PageQuery(string? Cursor, int? Limit)
{
    public const int Usual = 50;
    public const int Most = 500;

    /// <summary>The checked limit; throws the refusal.</summary>
    public int Size() => Limit switch
    {
        null => Usual,
        >= 1 and <= Most => Limit.Value,
        _ => throw new RefusedException(RequestRefusals.Limit(Limit.Value)),
    };

    /// <summary>The cursor as an id, or null for the first page; throws the refusal.</summary>
    public Guid? After() => Cursor is null
        ? null
        : Guid.TryParse(Cursor, out var id) ? id : throw new RefusedException(RequestRefusals.Cursor(Cursor));
}
