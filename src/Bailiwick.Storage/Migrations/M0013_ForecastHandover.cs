using Bailiwick.Storage.Management;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bailiwick.Storage.Migrations;

/// <summary>The next forecast manager of a territory, and from when on.</summary>
[DbContext(typeof(BailiwickContext))]
[Migration("0013_forecast_handover")]
public sealed class M0013_ForecastHandover : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(ObjectTable.All.First(table => table.Name == "live_territory2").CreateSql());
    }
}
