using Bailiwick.Storage.Management;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>Change requests, approval rules, reviews, kept health runs, webhooks and their deliveries; and what the catalogue got for rights by subtree.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0016_governance")]
public sealed class M0016_Governance : Migration
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
            -- One row a workspace: sizes up to which a manager approves, and the health targets, as JSON.
            CREATE TABLE live_governance (
                workspace_id uuid PRIMARY KEY REFERENCES workspaces ON DELETE CASCADE,
                settings jsonb NOT NULL
            );

            CREATE TABLE live_requests (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                number bigint NOT NULL,
                state text NOT NULL,
                reason text NOT NULL,
                due date,
                content jsonb NOT NULL,
                basis jsonb NOT NULL,
                territories text[] NOT NULL,
                proposed_by uuid NOT NULL,
                proposed_name text NOT NULL,
                proposed_at timestamptz NOT NULL,
                decided_name text,
                decided_at timestamptz,
                act bigint,
                PRIMARY KEY (workspace_id, number)
            );

            -- What happened to a request, comments among it. Written once and never changed.
            CREATE TABLE live_request_notes (
                workspace_id uuid NOT NULL,
                request bigint NOT NULL,
                place integer NOT NULL,
                at timestamptz NOT NULL,
                author_id uuid NOT NULL,
                author_name text NOT NULL,
                kind text NOT NULL,
                words text,
                PRIMARY KEY (workspace_id, request, place),
                FOREIGN KEY (workspace_id, request) REFERENCES live_requests ON DELETE CASCADE
            );

            CREATE TABLE live_reviews (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                quarter text NOT NULL,
                opened_at timestamptz NOT NULL,
                opened_name text NOT NULL,
                PRIMARY KEY (workspace_id, quarter)
            );

            CREATE TABLE live_review_items (
                workspace_id uuid NOT NULL,
                quarter text NOT NULL,
                place integer NOT NULL,
                kind text NOT NULL,
                words text NOT NULL,
                author_name text NOT NULL,
                at timestamptz NOT NULL,
                done_name text,
                done_at timestamptz,
                PRIMARY KEY (workspace_id, quarter, place),
                FOREIGN KEY (workspace_id, quarter) REFERENCES live_reviews ON DELETE CASCADE
            );

            -- What the checks found at a time; findings as JSON: code, severity, count.
            CREATE TABLE live_health_runs (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                number bigint NOT NULL,
                at timestamptz NOT NULL,
                act bigint NOT NULL,
                model_id text NOT NULL,
                author_name text NOT NULL,
                redesign boolean NOT NULL,
                findings jsonb NOT NULL,
                PRIMARY KEY (workspace_id, number)
            );

            CREATE TABLE live_webhooks (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                id uuid NOT NULL,
                name text NOT NULL,
                address text NOT NULL,
                secret text NOT NULL,
                kinds text[] NOT NULL,
                is_on boolean NOT NULL,
                act bigint NOT NULL,
                place integer NOT NULL,
                made_name text NOT NULL,
                made_at timestamptz NOT NULL,
                PRIMARY KEY (workspace_id, id)
            );

            CREATE TABLE live_deliveries (
                workspace_id uuid NOT NULL,
                webhook uuid NOT NULL,
                number bigint NOT NULL,
                body text NOT NULL,
                events integer NOT NULL,
                state text NOT NULL,
                attempts integer NOT NULL,
                next_at timestamptz NOT NULL,
                made_at timestamptz NOT NULL,
                ended_at timestamptz,
                status integer,
                error text,
                PRIMARY KEY (workspace_id, webhook, number),
                FOREIGN KEY (workspace_id, webhook) REFERENCES live_webhooks ON DELETE CASCADE
            );
            CREATE INDEX live_deliveries_waiting ON live_deliveries (next_at) WHERE state = 'waiting';
            """);
    }
}
