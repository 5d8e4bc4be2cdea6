using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments.Wire;

/// <summary>One entry of the history.</summary>
public sealed record Edit
{
    public required int Revision { get; init; }

    public required Guid Id { get; init; }

    public required Core.Alignments.EditKind Kind { get; init; }

    public required string Author { get; init; }

    public required Guid AuthorId { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }

    public required string Summary { get; init; }

    /// <summary>How many units it touched.</summary>
    public required int Units { get; init; }

    /// <summary>How many areas it touched.</summary>
    public required int Areas { get; init; }

    /// <summary>For an undo or redo: the revision it takes back.</summary>
    public int? Undoes { get; init; }

    /// <summary>The later revision that takes this one back.</summary>
    public int? UndoneBy { get; init; }

    public static Edit Of(EditRow row) => new()
    {
        Revision = row.Revision,
        Id = row.Id,
        Kind = row.Kind,
        Author = row.AuthorName,
        AuthorId = row.AuthorId,
        At = row.At,
        Reason = row.Reason,
        Summary = row.Summary,
        Units = row.Units,
        Areas = row.Areas,
        Undoes = row.Undoes,
        UndoneBy = row.UndoneBy,
    };
}
