using Bailiwick.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bailiwick.Storage.Boundaries;

/// <summary>What is told about a boundary set without loading its shapes.</summary>
public sealed class BoundarySetRow
{
    /// <summary>The workspace of the built-in sets, which all workspaces read.</summary>
    public static WorkspaceId BuiltIn => new(Guid.Empty);

    public required WorkspaceId WorkspaceId { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Source { get; init; }

    public required string License { get; init; }

    public required int Units { get; init; }

    /// <summary>Pairs of units that are neighbors only by a bridge.</summary>
    public required int Bridges { get; init; }

    public required int Findings { get; init; }

    public required double West { get; init; }

    public required double South { get; init; }

    public required double East { get; init; }

    public required double North { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    internal sealed class Storage : IEntityTypeConfiguration<BoundarySetRow>
    {
        public void Configure(EntityTypeBuilder<BoundarySetRow> builder) =>
            builder.ToTable("boundary_sets").HasKey(set => new { set.WorkspaceId, set.Id });
    }
}
