using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>What imports of live records did, row by row; it goes with the file that was sent.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0017_bulk")]
public sealed class M0017_Bulk : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            CREATE TABLE live_imports (
                workspace_id uuid NOT NULL,
                id uuid NOT NULL,
                upload_id uuid NOT NULL,
                file_name text NOT NULL,
                made_at timestamptz NOT NULL,
                made_by text NOT NULL,
                request jsonb NOT NULL,
                act bigint,
                counts jsonb NOT NULL,
                PRIMARY KEY (workspace_id, id),
                FOREIGN KEY (workspace_id, upload_id) REFERENCES uploads ON DELETE CASCADE
            );
            CREATE INDEX live_imports_uploads ON live_imports (workspace_id, upload_id);

            CREATE TABLE live_import_rows (
                workspace_id uuid NOT NULL,
                import_id uuid NOT NULL,
                row integer NOT NULL,
                line integer NOT NULL,
                record_id text,
                result text NOT NULL,
                column_name text,
                value text,
                code text,
                message text,
                PRIMARY KEY (workspace_id, import_id, row),
                FOREIGN KEY (workspace_id, import_id) REFERENCES live_imports ON DELETE CASCADE
            );
            CREATE INDEX live_import_rows_results ON live_import_rows (workspace_id, import_id, result, row);
            """);
    }
}
