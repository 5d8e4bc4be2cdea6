namespace Bailiwick.Server.Jobs;

/// <summary>What a job made.</summary>
public sealed record JobResult
{
    public Guid? DatasetId { get; init; }

    public Guid? BoundarySetId { get; init; }

    public Guid? ProposalId { get; init; }

    /// <summary>A person canceled, and this is the best there was by then: the job ends as canceled and has a result.</summary>
    public bool IsCanceled { get; init; }

    /// <summary>What is said at the end, as "7,154 rows imported".</summary>
    public string Message { get; init; } = string.Empty;
}
