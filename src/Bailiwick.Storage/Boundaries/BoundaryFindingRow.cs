using Bailiwick.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bailiwick.Storage.Boundaries;

/// <summary>Something that was found in a boundary file when the set was made.</summary>
public sealed class BoundaryFindingRow
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required Guid BoundarySetId { get; init; }

    /// <summary>Position among the set's findings, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The unit's number, or null when it is about no single unit.</summary>
    public int? Unit { get; init; }

    public string? UnitKey { get; init; }

    public required string Code { get; init; }

    /// <summary>Info, Warning or Error.</summary>
    public required string Severity { get; init; }

    public required string Message { get; init; }

    internal sealed class Storage : IEntityTypeConfiguration<BoundaryFindingRow>
    {
        public void Configure(EntityTypeBuilder<BoundaryFindingRow> builder) =>
            builder.ToTable("boundary_findings").HasKey(finding => new { finding.WorkspaceId, finding.BoundarySetId, finding.Ordinal });
    }
}
