using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>Jobs, the best plan of an optimization so far, and the scheduler's own tables.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0002_jobs")]
public sealed class M0002_Jobs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            CREATE TABLE jobs (
                workspace_id uuid NOT NULL,
                id uuid NOT NULL,
                kind text NOT NULL,
                state text NOT NULL CHECK (state IN ('Queued', 'Running', 'Succeeded', 'Failed', 'Canceled')),
                fraction double precision NOT NULL DEFAULT 0,
                phase text NOT NULL DEFAULT '',
                message text NOT NULL DEFAULT '',
                request jsonb NOT NULL,
                created_at timestamptz NOT NULL,
                started_at timestamptz,
                ended_at timestamptz,
                created_by uuid NOT NULL,
                created_by_name text NOT NULL,
                subject_id uuid,
                dataset_id uuid,
                boundary_set_id uuid,
                proposal_id uuid,
                progress jsonb,
                problem jsonb,
                attempt uuid,
                attempts integer NOT NULL DEFAULT 0,
                is_cancel_requested boolean NOT NULL DEFAULT false,
                PRIMARY KEY (workspace_id, id)
            );
            CREATE INDEX jobs_subject ON jobs (workspace_id, subject_id);
            CREATE INDEX jobs_unfinished ON jobs (state) WHERE state IN ('Queued', 'Running');

            CREATE TABLE job_plans (
                workspace_id uuid NOT NULL,
                job_id uuid NOT NULL,
                version integer NOT NULL,
                area_of_unit bytea NOT NULL,
                PRIMARY KEY (workspace_id, job_id),
                FOREIGN KEY (workspace_id, job_id) REFERENCES jobs ON DELETE CASCADE
            );
            """);
        migrationBuilder.Sql(QuartzTables.Script);
    }
}
