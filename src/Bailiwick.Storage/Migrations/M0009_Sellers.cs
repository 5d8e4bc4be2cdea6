using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>Sellers as a role, their answers to quotas, and where a quota plan was copied from.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0009_sellers")]
public sealed class M0009_Sellers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            ALTER TABLE memberships
                DROP CONSTRAINT memberships_role_check,
                ADD CONSTRAINT memberships_role_check CHECK (role IN ('Seller', 'Viewer', 'Manager', 'Planner', 'Administrator'));
            ALTER TABLE tokens
                DROP CONSTRAINT tokens_role_check,
                ADD CONSTRAINT tokens_role_check CHECK (role IN ('Seller', 'Viewer', 'Manager', 'Planner', 'Administrator'));

            -- A row is written once and never changed. The revision is the plan's when it was answered.
            CREATE TABLE quota_answers (
                workspace_id uuid NOT NULL,
                plan_id uuid NOT NULL,
                id uuid NOT NULL,
                revision integer NOT NULL,
                seat text NOT NULL,
                answer text NOT NULL CHECK (answer IN ('Accepted', 'Disputed')),
                comment text,
                author_id uuid NOT NULL,
                author_name text NOT NULL,
                at timestamptz NOT NULL,
                PRIMARY KEY (workspace_id, plan_id, id),
                FOREIGN KEY (workspace_id, plan_id) REFERENCES quota_plans ON DELETE CASCADE
            );

            ALTER TABLE quota_plans
                ADD COLUMN copied_id uuid,
                ADD COLUMN copied_name text,
                ADD COLUMN copied_revision integer;

            -- One percent for all became one by level; the first level hands it on to all below.
            UPDATE quota_edits
            SET content = (content - 'overAssignmentPercent')
                || jsonb_build_object('overAssignment', jsonb_build_array(jsonb_build_object('level', 1, 'percent', content -> 'overAssignmentPercent')))
            WHERE content ? 'overAssignmentPercent' AND (content ->> 'overAssignmentPercent')::numeric <> 0;
            """);
    }
}
