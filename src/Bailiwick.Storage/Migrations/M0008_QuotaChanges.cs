using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>Dated changes of running quota plans, in their log.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0008_quota_changes")]
public sealed class M0008_QuotaChanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("ALTER TABLE quota_edits ADD COLUMN change jsonb;");
    }
}
