using Bailiwick.Storage.Management;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>
/// The live model: acts, and a table of versions for each object of the catalogue. A changed catalogue takes a migration that runs the same
/// statements again: they add what is missing.
/// </summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0012_management")]
public sealed class M0012_Management : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            CREATE SEQUENCE live_record_numbers;

            -- The number of a workspace's last act. Who writes holds this row: acts happen one after the other.
            CREATE TABLE live_heads (
                workspace_id uuid PRIMARY KEY REFERENCES workspaces ON DELETE CASCADE,
                act bigint NOT NULL
            );

            -- What was done together. Written once and never changed.
            CREATE TABLE live_acts (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                number bigint NOT NULL,
                at timestamptz NOT NULL,
                author_id uuid NOT NULL,
                author_name text NOT NULL,
                kind text NOT NULL,
                summary text NOT NULL,
                reason text,
                effective date,
                changes integer NOT NULL,
                reverts bigint,
                PRIMARY KEY (workspace_id, number)
            );
            CREATE INDEX live_acts_at ON live_acts (workspace_id, at);

            CREATE TABLE live_custom_fields (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                object text NOT NULL,
                name text NOT NULL,
                definition jsonb NOT NULL,
                PRIMARY KEY (workspace_id, object, name)
            );
            """);
        foreach (var table in ObjectTable.All)
        {
            migrationBuilder.Sql(table.CreateSql());
        }
    }
}
