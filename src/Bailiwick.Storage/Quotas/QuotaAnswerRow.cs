namespace Bailiwick.Storage.Quotas;

/// <summary>A seller's answer as stored.</summary>
public sealed record QuotaAnswerRow
{
    public required Guid Id { get; init; }

    /// <summary>The plan's revision when it was answered.</summary>
    public required int Revision { get; init; }

    public required string Seat { get; init; }

    /// <summary>Accepted or Disputed.</summary>
    public required string Answer { get; init; }

    public string? Comment { get; init; }

    public required Guid AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset At { get; init; }
}
