using Bailiwick.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bailiwick.Storage.Access;

/// <summary>One closed room.</summary>
public sealed class WorkspaceRow
{
    public required WorkspaceId Id { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Storage : IEntityTypeConfiguration<WorkspaceRow>
    {
        public void Configure(EntityTypeBuilder<WorkspaceRow> builder) => builder.ToTable("workspaces").HasKey(workspace => workspace.Id);
    }
}
