using System.Text;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Exporting;

namespace Bailiwick.Server.Targets.Files;

/// <summary>A plan's accounts as CSV or workbook, to be changed and imported again; a manager gets the own branch.</summary>
public sealed class ExportTargets(TargetReading reading)
{
    public Task<Outcome<ExportFile>> CsvAsync(Guid plan, Caller caller, CancellationToken cancellation) => FileAsync(plan, caller, "csv", cancellation);

    public Task<Outcome<ExportFile>> WorkbookAsync(Guid plan, Caller caller, CancellationToken cancellation) => FileAsync(plan, caller, "xlsx", cancellation);

    private async Task<Outcome<ExportFile>> FileAsync(Guid plan, Caller caller, string form, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        var figures = taken.Figures();
        if (!figures.IsDone)
        {
            return figures.Refusal;
        }

        // Written whole before it is sent, so that the plan is let go and one revision stands in all rows.
        var sheet = new TargetSheet(taken, figures.Value);
        var bytes = form == "csv" ? await CsvAsync(sheet, cancellation) : SheetWorkbook.Write("Targets", [sheet.Columns, .. sheet.Records.Select(sheet.Row)]);
        var name = string.Concat(taken.Held.Row.Name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
        return new ExportFile(
            $"{name}-targets.{form}", form == "csv" ? "text/csv; charset=utf-8" : SheetWorkbook.Type, stream => stream.WriteAsync(bytes, cancellation).AsTask());
    }

    private static async Task<byte[]> CsvAsync(TargetSheet sheet, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await using (var writer = new StreamWriter(bytes, new UTF8Encoding(false), 1 << 16, leaveOpen: true))
        {
            var line = new CsvLine();
            foreach (var column in sheet.Columns)
            {
                line.Text(column);
            }

            await line.EndAsync(writer);
            foreach (var record in sheet.Records)
            {
                foreach (var cell in sheet.Row(record))
                {
                    _ = cell is decimal number ? line.Number(number) : line.Text((string?)cell);
                }

                await line.EndAsync(writer);
                cancellation.ThrowIfCancellationRequested();
            }
        }

        return bytes.ToArray();
    }
}
