using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>Alignments, their log of edits with snapshots, the unit of each record, and proposals.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0005_alignments")]
public sealed class M0005_Alignments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            -- Built-in boundary sets stand under another workspace, therefore boundary_workspace_id.
            CREATE TABLE unit_placements (
                workspace_id uuid NOT NULL,
                dataset_id uuid NOT NULL,
                boundary_workspace_id uuid NOT NULL,
                boundary_set_id uuid NOT NULL,
                unit_of_record integer[] NOT NULL,
                PRIMARY KEY (workspace_id, dataset_id, boundary_set_id),
                FOREIGN KEY (workspace_id, dataset_id) REFERENCES datasets ON DELETE CASCADE,
                FOREIGN KEY (boundary_workspace_id, boundary_set_id) REFERENCES boundary_sets ON DELETE CASCADE
            );

            -- Neither the dataset nor the boundary set can go while an alignment is made of it.
            CREATE TABLE alignments (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                id uuid NOT NULL,
                name text NOT NULL,
                description text,
                dataset_id uuid NOT NULL,
                boundary_workspace_id uuid,
                boundary_set_id uuid,
                units integer NOT NULL,
                levels text[] NOT NULL,
                balance_measure text NOT NULL,
                balance_tolerance double precision NOT NULL,
                balance_contiguous boolean NOT NULL,
                areas integer NOT NULL,
                copied_from_id uuid,
                copied_from_name text,
                copied_from_revision integer,
                created_at timestamptz NOT NULL,
                created_by_name text NOT NULL,
                changed_at timestamptz NOT NULL,
                changed_by_name text NOT NULL,
                PRIMARY KEY (workspace_id, id),
                FOREIGN KEY (workspace_id, dataset_id) REFERENCES datasets,
                FOREIGN KEY (boundary_workspace_id, boundary_set_id) REFERENCES boundary_sets
            );
            CREATE INDEX alignments_dataset ON alignments (workspace_id, dataset_id);
            CREATE INDEX alignments_boundary_set ON alignments (boundary_workspace_id, boundary_set_id);

            CREATE TABLE proposals (
                workspace_id uuid NOT NULL,
                id uuid NOT NULL,
                alignment_id uuid NOT NULL,
                job_id uuid NOT NULL,
                base_revision integer NOT NULL,
                state text NOT NULL CHECK (state IN ('open', 'accepted', 'discarded')),
                created_at timestamptz NOT NULL,
                created_by_name text NOT NULL,
                moved_units integer NOT NULL,
                findings jsonb NOT NULL,
                area_of_unit bytea NOT NULL,
                PRIMARY KEY (workspace_id, id),
                FOREIGN KEY (workspace_id, alignment_id) REFERENCES alignments ON DELETE CASCADE
            );
            CREATE INDEX proposals_alignment ON proposals (workspace_id, alignment_id, id);

            -- The log: a row is written once and never changed. The key makes it one line of revisions without gaps.
            CREATE TABLE alignment_edits (
                workspace_id uuid NOT NULL,
                alignment_id uuid NOT NULL,
                revision integer NOT NULL CHECK (revision > 0),
                id uuid NOT NULL,
                kind smallint NOT NULL,
                author_id uuid NOT NULL,
                author_name text NOT NULL,
                at timestamptz NOT NULL,
                reason text,
                summary text NOT NULL,
                units integer NOT NULL,
                areas integer NOT NULL,
                areas_after integer NOT NULL,
                undoes integer,
                proposal_id uuid,
                change bytea NOT NULL,
                PRIMARY KEY (workspace_id, alignment_id, revision),
                FOREIGN KEY (workspace_id, alignment_id) REFERENCES alignments ON DELETE CASCADE
            );
            CREATE UNIQUE INDEX alignment_edits_undoes ON alignment_edits (workspace_id, alignment_id, undoes) WHERE undoes IS NOT NULL;

            CREATE TABLE alignment_snapshots (
                workspace_id uuid NOT NULL,
                alignment_id uuid NOT NULL,
                revision integer NOT NULL,
                state bytea NOT NULL,
                PRIMARY KEY (workspace_id, alignment_id, revision),
                FOREIGN KEY (workspace_id, alignment_id) REFERENCES alignments ON DELETE CASCADE
            );
            """);
    }
}
