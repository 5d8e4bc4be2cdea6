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
        foreach (var table in ObjectTable.All)
        {
            migrationBuilder.Sql(table.CreateSql());
        }
    }
}
