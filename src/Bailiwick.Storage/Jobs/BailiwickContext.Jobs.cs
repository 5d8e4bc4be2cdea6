using Bailiwick.Storage.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Storage;

public sealed partial class BailiwickContext
{
    public DbSet<JobRow> Jobs => Set<JobRow>();
}
