using System.Text;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Access;

namespace Bailiwick.Server.Alignments.Exporting;

/// <summary>One line a record, in the dataset's order: unit, account, the path of areas, owner, every number. Nothing is left out.</summary>
public sealed class ExportAccounts(OpenAlignments alignments)
{
    public async Task<Outcome<ExportFile>> HandleAsync(Guid alignment, Caller caller, CancellationToken cancellation)
    {
        var view = await ExportView.TakeAsync(alignments, alignment, caller, cancellation);
        return view.IsDone
            ? view.Value.File("accounts.csv", "text/csv; charset=utf-8", stream => WriteAsync(view.Value, stream, cancellation))
            : view.Refusal;
    }

    private static async Task WriteAsync(ExportView view, Stream stream, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16);
        var numbers = view.Units.Dataset.Measures.ToList();
        var line = new CsvLine().Text("Unit").Text("Unit name").Text("Account").Text("Account name");
        foreach (var level in view.Row.Levels)
        {
            line.Text(level);
        }

        line.Text("Owner");
        foreach (var number in numbers)
        {
            line.Text(number.Info.Name);
        }

        await line.EndAsync(writer);
        for (var record = 0; record < view.Units.Dataset.Rows; record++)
        {
            Record(view, record, line);
            Numbers(numbers, record, line);
            await line.EndAsync(writer);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static void Record(ExportView view, int record, CsvLine line)
    {
        var unit = view.Units.UnitOfRecord is { } unitOfRecord ? unitOfRecord[record] : record;
        line.Text(unit < 0 ? null : view.Units.KeyOf(unit))
            .Text(unit < 0 ? null : view.Units.NameOf(unit))
            .Text(Words(view.Units.Dataset.KeyColumn, record))
            .Text(Words(view.Units.Dataset.NameColumn, record));
        var area = unit < 0 ? AreaNumber.None : view.State.AreaOf(new UnitIndex(unit));
        var path = view.State.Areas.PathTo(area);
        for (var level = 0; level < view.Row.Levels.Length; level++)
        {
            line.Text(level < path.Count ? path[level].Name : null);
        }

        line.Text(view.OwnerOf(area));
    }

    private static void Numbers(List<Column> numbers, int record, CsvLine line)
    {
        foreach (var column in numbers)
        {
            var exact = column.AsFixedPoint();
            line.Number(column.ValueAt(record) is null ? null : exact.ToDecimal(exact.Values[record]));
        }
    }

    private static string? Words(Column? column, int record) => column?.ValueAt(record)?.ToString();
}
