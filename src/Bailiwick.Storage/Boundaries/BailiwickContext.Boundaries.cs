using Bailiwick.Storage.Boundaries;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Storage;

public sealed partial class BailiwickContext
{
    public DbSet<BoundarySetRow> BoundarySets => Set<BoundarySetRow>();

    public DbSet<BoundaryFindingRow> BoundaryFindings => Set<BoundaryFindingRow>();
}
