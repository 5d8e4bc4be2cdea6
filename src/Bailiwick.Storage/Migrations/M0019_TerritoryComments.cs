using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>What is said about territories of the live model.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0019_territory_comments")]
public sealed class M0019_TerritoryComments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            -- Comments, replies, and threads that were resolved or opened again. Written once and never changed.
            -- A territory is its developer name in lower case, so that what was said stays when another model is activated.
            CREATE TABLE live_comments (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                number bigint NOT NULL,
                thread bigint NOT NULL,
                territory text NOT NULL,
                at timestamptz NOT NULL,
                author_id uuid NOT NULL,
                author_name text NOT NULL,
                kind text NOT NULL,
                words text,
                PRIMARY KEY (workspace_id, number)
            );
            CREATE INDEX live_comments_of_territory ON live_comments (workspace_id, territory, number);
            """);
    }
}
