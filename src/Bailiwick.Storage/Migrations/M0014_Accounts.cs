using Bailiwick.Storage.Management;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>Disqualified accounts, rules of account teams, and floods of new customers with what was computed for them.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0014_accounts")]
public sealed class M0014_Accounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        foreach (var table in ObjectTable.All)
        {
            migrationBuilder.Sql(table.CreateSql());
        }

        migrationBuilder.Sql(
            """
            -- The list of accounts goes by name, a piece at a time.
            CREATE INDEX live_account_by_name ON live_account (workspace_id, lower(name), id) WHERE to_act IS NULL;

            -- A flood that was looked at: what was asked, the figures, and for each account of a plan where it goes.
            CREATE TABLE live_floods (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                id uuid NOT NULL,
                made_at timestamptz NOT NULL,
                made_by text NOT NULL,
                base_act bigint NOT NULL,
                accepted_act bigint,
                request jsonb NOT NULL,
                analysis jsonb NOT NULL,
                moves jsonb NOT NULL,
                PRIMARY KEY (workspace_id, id)
            );
            """);
    }
}
