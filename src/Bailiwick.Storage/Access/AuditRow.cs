using Bailiwick.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bailiwick.Storage.Access;

/// <summary>Who did what and when. Never changed, never removed.</summary>
public sealed class AuditRow
{
    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>UUIDv7, so that the order of ids is the order of time.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public UserId? UserId { get; init; }

    public required string UserName { get; init; }

    /// <summary>What was done, as <c>member.added</c>.</summary>
    public required string Action { get; init; }

    /// <summary>To what, in words a person knows it by.</summary>
    public required string Subject { get; init; }

    /// <summary>Particulars in words; may be empty.</summary>
    public required string Detail { get; init; }

    internal sealed class Storage : IEntityTypeConfiguration<AuditRow>
    {
        public void Configure(EntityTypeBuilder<AuditRow> builder) =>
            builder.ToTable("audit").HasKey(row => new { row.WorkspaceId, row.Id });
    }
}
