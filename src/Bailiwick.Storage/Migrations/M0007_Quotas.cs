using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>Quota plans with their log; what was approved is kept as it was shown.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0007_quotas")]
public sealed class M0007_Quotas : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            -- The target plan cannot go while quotas stand on it.
            CREATE TABLE quota_plans (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                id uuid NOT NULL,
                name text NOT NULL,
                target_plan_id uuid NOT NULL,
                created_at timestamptz NOT NULL,
                created_by_name text NOT NULL,
                PRIMARY KEY (workspace_id, id),
                FOREIGN KEY (workspace_id, target_plan_id) REFERENCES target_plans
            );
            CREATE INDEX quota_plans_target_plan ON quota_plans (workspace_id, target_plan_id);

            -- The log: a row is written once and never changed. Approved holds the bytes that were approved.
            CREATE TABLE quota_edits (
                workspace_id uuid NOT NULL,
                plan_id uuid NOT NULL,
                revision integer NOT NULL CHECK (revision > 0),
                id uuid NOT NULL,
                author_id uuid NOT NULL,
                author_name text NOT NULL,
                at timestamptz NOT NULL,
                reason text,
                summary text NOT NULL,
                state text,
                content jsonb,
                approved text,
                PRIMARY KEY (workspace_id, plan_id, revision),
                FOREIGN KEY (workspace_id, plan_id) REFERENCES quota_plans ON DELETE CASCADE
            );
            """);
    }
}
