using Bailiwick.Storage.Management;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>Shapes and units as value sets, routing: adds what the tables of the live model lack.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0015_live_rules")]
public sealed class M0015_LiveRules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            -- Whom a round of turns owes how much; see Turns. Written inside acts only.
            CREATE TABLE live_turns (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                round text NOT NULL,
                member text NOT NULL,
                owed double precision NOT NULL,
                PRIMARY KEY (workspace_id, round, member)
            );
            """);
        foreach (var table in ObjectTable.All)
        {
            migrationBuilder.Sql(table.CreateSql());
        }
    }
}
