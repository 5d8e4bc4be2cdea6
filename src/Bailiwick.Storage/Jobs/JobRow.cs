using Bailiwick.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bailiwick.Storage.Jobs;

/// <summary>One piece of long work. Changed by guarded SQL only, see the server's jobs.</summary>
public sealed class JobRow
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required JobId Id { get; init; }

    public required JobKind Kind { get; init; }

    public required JobState State { get; init; }

    public double Fraction { get; init; }

    public required string Phase { get; init; }

    public required string Message { get; init; }

    /// <summary>What was asked, as JSON.</summary>
    public required string Request { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required UserId CreatedBy { get; init; }

    public required string CreatedByName { get; init; }

    public Guid? SubjectId { get; init; }

    public Guid? DatasetId { get; init; }

    public Guid? BoundarySetId { get; init; }

    public Guid? ProposalId { get; init; }

    public string? Progress { get; init; }

    public string? Problem { get; init; }

    /// <summary>Which run holds the job; a run that lost it may not write any more.</summary>
    public Guid? Attempt { get; init; }

    public int Attempts { get; init; }

    public bool IsCancelRequested { get; init; }

    internal sealed class Storage : IEntityTypeConfiguration<JobRow>
    {
        public void Configure(EntityTypeBuilder<JobRow> builder)
        {
            builder.ToTable("jobs").HasKey(job => new { job.WorkspaceId, job.Id });
            builder.Property(job => job.Kind).HasConversion<string>();
            builder.Property(job => job.State).HasConversion<string>();
            builder.Property(job => job.Request).HasColumnType("jsonb");
            builder.Property(job => job.Progress).HasColumnType("jsonb");
            builder.Property(job => job.Problem).HasColumnType("jsonb");
        }
    }
}
