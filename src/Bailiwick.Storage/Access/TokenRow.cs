using Bailiwick.Core;
using Bailiwick.Core.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bailiwick.Storage.Access;

/// <summary>A personal access token; only the SHA-256 of it is kept.</summary>
public sealed class TokenRow
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required Guid Id { get; init; }

    public required UserId UserId { get; init; }

    public required string Name { get; init; }

    /// <summary>The most it may do; the membership's present role caps it.</summary>
    public required Role Role { get; init; }

    public required byte[] Hash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    internal sealed class Storage : IEntityTypeConfiguration<TokenRow>
    {
        public void Configure(EntityTypeBuilder<TokenRow> builder)
        {
            builder.ToTable("tokens").HasKey(token => new { token.WorkspaceId, token.Id });
            builder.Property(token => token.Role).HasConversion<string>();
        }
    }
}
