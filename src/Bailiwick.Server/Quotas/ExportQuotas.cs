using System.Globalization;
using System.Text;
using Bailiwick.Core;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Exporting;
using Bailiwick.Server.Quotas.Wire;

namespace Bailiwick.Server.Quotas;

/// <summary>Quotas by seat and period as CSV or workbook, and as rows in the shape of Salesforce's ForecastingQuota.</summary>
public sealed class ExportQuotas(QuotaReading quotas)
{
    public Task<Outcome<ExportFile>> CsvAsync(Guid plan, Caller caller, CancellationToken cancellation) =>
        TableAsync(plan, caller, evaluation => File("quotas.csv", async writer =>
        {
            var line = new CsvLine();
            foreach (var row in Table(evaluation))
            {
                foreach (var cell in row)
                {
                    _ = cell is decimal number ? line.Number(number) : line.Text((string?)cell);
                }

                await line.EndAsync(writer);
            }
        }), cancellation);

    public Task<Outcome<ExportFile>> WorkbookAsync(Guid plan, Caller caller, CancellationToken cancellation) =>
        TableAsync(plan, caller, evaluation =>
        {
            var bytes = SheetWorkbook.Write("Quotas", Table(evaluation));
            return new ExportFile("quotas.xlsx", SheetWorkbook.Type, stream => stream.WriteAsync(bytes, cancellation).AsTask());
        }, cancellation);

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

    private async Task<Outcome<ExportFile>> TableAsync(Guid plan, Caller caller, Func<QuotaEvaluation, ExportFile> write, CancellationToken cancellation)
    {
        if (await quotas.FindAsync(plan, caller, cancellation) is not { } row)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        var made = await quotas.HeldAsync(row, caller, cancellation);
        return made.IsDone ? write(made.Value) : made.Refusal;
    }

    private static IEnumerable<IEnumerable<object?>> Table(QuotaEvaluation evaluation) =>
    [
        ["Seat", "Name", "Role", "Period", "Start", "Quota", "Currency"],
        .. evaluation.Seats.SelectMany(seat => seat.Periods, (seat, period) =>
            (object?[])[seat.Key, seat.Name, seat.Role, (decimal)period.Number, Day(period.Start), period.Amount, evaluation.Currency]),
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ExportFile File(string name, Func<StreamWriter, Task> write) => new(name, "text/csv; charset=utf-8", async stream =>
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        await write(writer);
    });
}
