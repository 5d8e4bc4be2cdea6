using Bailiwick.Storage.Management;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>What happens by itself: why a health run was kept, planned hand-overs (in the catalogue), and how far leads were routed.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0018_unattended")]
public sealed class M0018_Unattended : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        foreach (var table in ObjectTable.All)
        {
            migrationBuilder.Sql(table.CreateSql());
        }

        migrationBuilder.Sql(
            """
            ALTER TABLE live_health_runs ADD COLUMN cause text NOT NULL DEFAULT 'Asked';

            -- How planned hand-overs ended: done by an act, canceled, or with nothing left to hand over. One that is here is never done again.
            CREATE TABLE live_handovers_ended (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                handover text NOT NULL,
                how text NOT NULL,
                act bigint,
                by_name text NOT NULL,
                at timestamptz NOT NULL,
                PRIMARY KEY (workspace_id, handover)
            );

            -- Whether new leads are routed by themselves; the last lead that was looked at, by act and id; why the last try failed.
            CREATE TABLE live_lead_routing (
                workspace_id uuid PRIMARY KEY REFERENCES workspaces ON DELETE CASCADE,
                is_on boolean NOT NULL,
                act bigint NOT NULL,
                lead text NOT NULL,
                set_name text NOT NULL,
                set_at timestamptz NOT NULL,
                failure text,
                failed_at timestamptz
            );
            """);
    }
}
