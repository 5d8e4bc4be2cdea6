using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>Target plans with their log, the record of runs, requests for bottom-up numbers, and who answers for which branch.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0006_targets")]
public sealed class M0006_Targets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            -- The alignment cannot go while a plan rolls up over it; it holds the dataset.
            CREATE TABLE target_plans (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                id uuid NOT NULL,
                name text NOT NULL,
                description text,
                alignment_id uuid NOT NULL,
                dataset_id uuid NOT NULL,
                fiscal_year integer NOT NULL,
                calendar jsonb NOT NULL,
                currency text NOT NULL,
                copied_from_id uuid,
                copied_from_name text,
                copied_from_revision integer,
                created_at timestamptz NOT NULL,
                created_by_name text NOT NULL,
                changed_at timestamptz NOT NULL,
                changed_by_name text NOT NULL,
                PRIMARY KEY (workspace_id, id),
                FOREIGN KEY (workspace_id, alignment_id) REFERENCES alignments,
                FOREIGN KEY (workspace_id, dataset_id) REFERENCES datasets
            );
            CREATE INDEX target_plans_alignment ON target_plans (workspace_id, alignment_id);
            CREATE INDEX target_plans_dataset ON target_plans (workspace_id, dataset_id);

            -- The log: a row is written once and never changed. Settings and state stand in the rows that set them; what people entered
            -- stands in four arrays of one length: record of the dataset, field, amount or nothing, words or nothing.
            CREATE TABLE target_edits (
                workspace_id uuid NOT NULL,
                plan_id uuid NOT NULL,
                revision integer NOT NULL CHECK (revision > 0),
                id uuid NOT NULL,
                kind text NOT NULL,
                author_id uuid NOT NULL,
                author_name text NOT NULL,
                at timestamptz NOT NULL,
                reason text,
                summary text NOT NULL,
                state text,
                alignment_revision integer,
                settings jsonb,
                record integer[] NOT NULL,
                field smallint[] NOT NULL,
                amount numeric[] NOT NULL,
                words text[] NOT NULL,
                PRIMARY KEY (workspace_id, plan_id, revision),
                FOREIGN KEY (workspace_id, plan_id) REFERENCES target_plans ON DELETE CASCADE
            );

            CREATE TABLE target_runs (
                workspace_id uuid NOT NULL,
                plan_id uuid NOT NULL,
                id uuid NOT NULL,
                at timestamptz NOT NULL,
                author_name text NOT NULL,
                revision integer NOT NULL,
                alignment_revision integer NOT NULL,
                rules text NOT NULL,
                input_hash text NOT NULL,
                result_digest text NOT NULL,
                allocated numeric NOT NULL,
                unallocated numeric NOT NULL,
                excess numeric NOT NULL,
                PRIMARY KEY (workspace_id, plan_id, id),
                FOREIGN KEY (workspace_id, plan_id) REFERENCES target_plans ON DELETE CASCADE
            );

            CREATE TABLE target_requests (
                workspace_id uuid NOT NULL,
                plan_id uuid NOT NULL,
                area integer NOT NULL,
                due date NOT NULL,
                state text NOT NULL CHECK (state IN ('open', 'submitted', 'returned', 'accepted')),
                note text,
                created_at timestamptz NOT NULL,
                created_by_name text NOT NULL,
                changed_at timestamptz NOT NULL,
                changed_by_name text NOT NULL,
                PRIMARY KEY (workspace_id, plan_id, area),
                FOREIGN KEY (workspace_id, plan_id) REFERENCES target_plans ON DELETE CASCADE
            );

            -- Who answers for an area and everything below it.
            CREATE TABLE branches (
                workspace_id uuid NOT NULL,
                alignment_id uuid NOT NULL,
                area integer NOT NULL,
                user_id uuid NOT NULL,
                PRIMARY KEY (workspace_id, alignment_id, area, user_id),
                FOREIGN KEY (workspace_id, alignment_id) REFERENCES alignments ON DELETE CASCADE,
                FOREIGN KEY (workspace_id, user_id) REFERENCES memberships ON DELETE CASCADE
            );
            CREATE INDEX branches_user ON branches (workspace_id, user_id);
            """);
    }
}
