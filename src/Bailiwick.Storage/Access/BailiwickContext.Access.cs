using Bailiwick.Storage.Access;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Storage;

public sealed partial class BailiwickContext
{
    public DbSet<UserRow> Users => Set<UserRow>();

    public DbSet<WorkspaceRow> Workspaces => Set<WorkspaceRow>();

    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();
}
