using System.Globalization;
using System.Text;
using Bailiwick.Core;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Exporting;

namespace Bailiwick.Server.Quotas;

/// <summary>Quotas by seat and period as CSV, and as rows in the shape of Salesforce's ForecastingQuota.</summary>
public sealed class ExportQuotas(QuotaReading quotas)
{
    public async Task<Outcome<ExportFile>> TableAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        if (await quotas.FindAsync(plan, caller, cancellation) is not { } row)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        var made = await quotas.HeldAsync(row, caller, cancellation);
        return made.IsDone
            ? File("quotas.csv", async writer =>
            {
                await new CsvLine().Text("Seat").Text("Name").Text("Role").Text("Period").Text("Start").Text("Quota").Text("Currency").EndAsync(writer);
                foreach (var seat in made.Value.Seats)
                {
                    foreach (var period in seat.Periods)
                    {
                        await new CsvLine().Text(seat.Key).Text(seat.Name).Text(seat.Role).Number((decimal)period.Number).Text(Day(period.Start))
                            .Number(period.Amount).Text(made.Value.Currency).EndAsync(writer);
                    }
                }
            })
            : made.Refusal;
    }

    /// <summary>Dated changes included. Whole and repeatable: the same plan gives the same rows. Seats without an owner's id are left out.</summary>
    public async Task<Outcome<ExportFile>> ForecastingAsync(Guid plan, string type, Caller caller, CancellationToken cancellation)
    {
        if (await quotas.FindAsync(plan, caller, cancellation) is not { } found)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        var made = await quotas.HeldAsync(found, caller, cancellation);
        if (!made.IsDone)
        {
            return made.Refusal;
        }

        var owners = QuotaReading.ContentOf(found).Seats.ToDictionary(seat => seat.Key, seat => seat.OwnerId, StringComparer.Ordinal);
        var rows = made.Value.Seats.Where(seat => owners.GetValueOrDefault(seat.Key) is { Length: > 0 })
            .SelectMany(seat => seat.Periods.Select(period => new ForecastingQuotaRow(owners[seat.Key]!, type, period.Start)
            {
                QuotaAmount = period.Amount,
                CurrencyIsoCode = made.Value.Currency,
            })).ToList();
        if (rows.GroupBy(row => row.Identity, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return QuotaRefusals.DuplicateRow(twice.Key);
        }

        return File("forecasting-quotas.csv", async writer =>
        {
            await new CsvLine().Text("QuotaOwnerId").Text("ForecastingTypeId").Text("StartDate").Text("QuotaAmount").Text("CurrencyIsoCode").EndAsync(writer);
            foreach (var row in rows.OrderBy(row => row.Identity, StringComparer.Ordinal))
            {
                await new CsvLine().Text(row.QuotaOwnerId).Text(row.ForecastingTypeId).Text(Day(row.StartDate)).Number(row.QuotaAmount).Text(row.CurrencyIsoCode).EndAsync(writer);
            }
        });
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ExportFile File(string name, Func<StreamWriter, Task> write) => new(name, "text/csv; charset=utf-8", async stream =>
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        await write(writer);
    });
}
