using Bailiwick.Core;
using Bailiwick.Core.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bailiwick.Storage.Access;

/// <summary>A person in a workspace.</summary>
public sealed class MembershipRow
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required UserId UserId { get; init; }

    public required Role Role { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Storage : IEntityTypeConfiguration<MembershipRow>
    {
        public void Configure(EntityTypeBuilder<MembershipRow> builder)
        {
            builder.ToTable("memberships").HasKey(membership => new { membership.WorkspaceId, membership.UserId });
            builder.Property(membership => membership.Role).HasConversion<string>();

            // Told so that a save writes user and workspace before the membership.
            builder.HasOne<UserRow>().WithMany().HasForeignKey(membership => membership.UserId);
            builder.HasOne<WorkspaceRow>().WithMany().HasForeignKey(membership => membership.WorkspaceId);
        }
    }
}
