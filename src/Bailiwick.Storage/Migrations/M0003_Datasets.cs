using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>Uploaded files, datasets with one array a column, and what imports found.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0003_datasets")]
public sealed class M0003_Datasets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            CREATE TABLE uploads (
                workspace_id uuid NOT NULL,
                id uuid NOT NULL,
                file_name text NOT NULL,
                bytes bigint NOT NULL DEFAULT 0,
                is_complete boolean NOT NULL DEFAULT false,
                created_at timestamptz NOT NULL,
                created_by uuid NOT NULL,
                PRIMARY KEY (workspace_id, id)
            );
            CREATE INDEX uploads_age ON uploads (created_at);

            CREATE TABLE upload_chunks (
                workspace_id uuid NOT NULL,
                upload_id uuid NOT NULL,
                number integer NOT NULL,
                content bytea NOT NULL,
                PRIMARY KEY (workspace_id, upload_id, number),
                FOREIGN KEY (workspace_id, upload_id) REFERENCES uploads ON DELETE CASCADE
            );
            -- Written once and read a few times: packing would only cost time.
            ALTER TABLE upload_chunks ALTER COLUMN content SET STORAGE EXTERNAL;

            CREATE TABLE datasets (
                workspace_id uuid NOT NULL,
                id uuid NOT NULL,
                name text NOT NULL,
                version integer NOT NULL,
                rows integer NOT NULL,
                source text NOT NULL,
                created_at timestamptz NOT NULL,
                created_by uuid NOT NULL,
                created_by_name text NOT NULL,
                placed integer[] NOT NULL,
                findings integer NOT NULL,
                bounds double precision[],
                longitude double precision[] NOT NULL,
                latitude double precision[] NOT NULL,
                places bytea NOT NULL,
                PRIMARY KEY (workspace_id, id)
            );
            ALTER TABLE datasets
                ALTER COLUMN longitude SET STORAGE EXTERNAL,
                ALTER COLUMN latitude SET STORAGE EXTERNAL;

            -- One row a column; which array is filled follows from the kind.
            CREATE TABLE dataset_columns (
                workspace_id uuid NOT NULL,
                dataset_id uuid NOT NULL,
                number integer NOT NULL,
                key text NOT NULL,
                name text NOT NULL,
                kind text NOT NULL,
                role text,
                currency text,
                scale integer NOT NULL,
                empty integer NOT NULL,
                distinct_values integer NOT NULL,
                min double precision,
                max double precision,
                sum numeric,
                numbers double precision[],
                amounts bigint[],
                days integer[],
                flags bytea,
                word_of_row integer[],
                words text[],
                PRIMARY KEY (workspace_id, dataset_id, number),
                UNIQUE (workspace_id, dataset_id, key),
                FOREIGN KEY (workspace_id, dataset_id) REFERENCES datasets ON DELETE CASCADE
            );
            ALTER TABLE dataset_columns
                ALTER COLUMN numbers SET STORAGE EXTERNAL,
                ALTER COLUMN amounts SET STORAGE EXTERNAL,
                ALTER COLUMN days SET STORAGE EXTERNAL,
                ALTER COLUMN word_of_row SET STORAGE EXTERNAL,
                ALTER COLUMN words SET STORAGE EXTERNAL;

            -- The subject is a dataset, or the job of an import that failed.
            CREATE TABLE import_findings (
                workspace_id uuid NOT NULL,
                subject_id uuid NOT NULL,
                number integer NOT NULL,
                row integer NOT NULL,
                line integer NOT NULL,
                column_name text,
                value text,
                code text NOT NULL,
                message text NOT NULL,
                PRIMARY KEY (workspace_id, subject_id, number)
            );
            CREATE INDEX import_findings_code ON import_findings (workspace_id, subject_id, code, number);

            CREATE TABLE import_finding_counts (
                workspace_id uuid NOT NULL,
                subject_id uuid NOT NULL,
                number integer NOT NULL,
                code text NOT NULL,
                count integer NOT NULL,
                listed integer NOT NULL,
                columns text[] NOT NULL,
                column_counts integer[] NOT NULL,
                PRIMARY KEY (workspace_id, subject_id, number)
            );
            """);
    }
}
