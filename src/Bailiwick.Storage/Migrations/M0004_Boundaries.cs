using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>Boundary sets, their serialized shapes, and what was found in their files.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0004_boundaries")]
public sealed class M0004_Boundaries : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            -- The built-in sets stand under the all-zero workspace and are read by every workspace.
            CREATE TABLE boundary_sets (
                workspace_id uuid NOT NULL,
                id uuid NOT NULL,
                name text NOT NULL,
                source text NOT NULL,
                license text NOT NULL,
                units integer NOT NULL,
                bridges integer NOT NULL,
                findings integer NOT NULL,
                west double precision NOT NULL,
                south double precision NOT NULL,
                east double precision NOT NULL,
                north double precision NOT NULL,
                created_at timestamptz NOT NULL,
                created_by text NOT NULL,
                PRIMARY KEY (workspace_id, id)
            );

            CREATE TABLE boundary_contents (
                workspace_id uuid NOT NULL,
                boundary_set_id uuid NOT NULL,
                content bytea NOT NULL,
                PRIMARY KEY (workspace_id, boundary_set_id),
                FOREIGN KEY (workspace_id, boundary_set_id) REFERENCES boundary_sets ON DELETE CASCADE
            );
            -- The bytes are packed already; compressing them again would only cost time.
            ALTER TABLE boundary_contents ALTER COLUMN content SET STORAGE EXTERNAL;

            CREATE TABLE boundary_findings (
                workspace_id uuid NOT NULL,
                boundary_set_id uuid NOT NULL,
                ordinal integer NOT NULL,
                unit integer,
                unit_key text,
                code text NOT NULL,
                severity text NOT NULL CHECK (severity IN ('Info', 'Warning', 'Error')),
                message text NOT NULL,
                PRIMARY KEY (workspace_id, boundary_set_id, ordinal),
                FOREIGN KEY (workspace_id, boundary_set_id) REFERENCES boundary_sets ON DELETE CASCADE
            );
            """);
    }
}
