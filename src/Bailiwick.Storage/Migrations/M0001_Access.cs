using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>Users, workspaces, memberships, tokens, audit, and the keys that protect cookies.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0001_access")]
public sealed class M0001_Access : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            CREATE TABLE users (
                id uuid PRIMARY KEY,
                email text NOT NULL,
                name text NOT NULL,
                password_hash text NOT NULL,
                stamp uuid NOT NULL,
                failed_attempts integer NOT NULL DEFAULT 0,
                locked_until timestamptz,
                last_sign_in_at timestamptz,
                created_at timestamptz NOT NULL
            );
            CREATE UNIQUE INDEX users_email ON users (lower(email));

            CREATE TABLE workspaces (
                id uuid PRIMARY KEY,
                name text NOT NULL,
                created_at timestamptz NOT NULL
            );

            CREATE TABLE memberships (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
                role text NOT NULL CHECK (role IN ('Viewer', 'Manager', 'Planner', 'Administrator')),
                created_at timestamptz NOT NULL,
                PRIMARY KEY (workspace_id, user_id)
            );
            CREATE INDEX memberships_user ON memberships (user_id);

            CREATE TABLE tokens (
                workspace_id uuid NOT NULL,
                id uuid NOT NULL,
                user_id uuid NOT NULL,
                name text NOT NULL,
                role text NOT NULL CHECK (role IN ('Viewer', 'Manager', 'Planner', 'Administrator')),
                hash bytea NOT NULL,
                created_at timestamptz NOT NULL,
                expires_at timestamptz,
                last_used_at timestamptz,
                PRIMARY KEY (workspace_id, id),
                FOREIGN KEY (workspace_id, user_id) REFERENCES memberships ON DELETE CASCADE
            );
            CREATE UNIQUE INDEX tokens_hash ON tokens (hash);

            CREATE TABLE audit (
                workspace_id uuid NOT NULL,
                id uuid NOT NULL,
                at timestamptz NOT NULL,
                user_id uuid,
                user_name text NOT NULL,
                action text NOT NULL,
                subject text NOT NULL,
                detail text NOT NULL,
                PRIMARY KEY (workspace_id, id)
            );

            CREATE TABLE protection_keys (
                name text PRIMARY KEY,
                xml text NOT NULL
            );

            -- One row until the first administrator is created; the code stands in the address that the first start prints.
            CREATE TABLE setup_codes (
                is_single boolean PRIMARY KEY DEFAULT true CHECK (is_single),
                code text NOT NULL
            );
            """);
    }
}
