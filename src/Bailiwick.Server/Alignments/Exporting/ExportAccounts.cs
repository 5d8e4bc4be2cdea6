using System.Text;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Server.Access;

namespace Bailiwick.Server.Alignments.Exporting;

/// <summary>
/// One line a record, in the dataset's order: unit, how far outside its border the record lies (empty inside), account, the path of areas,
/// owner, every number. Nothing is left out.
/// </summary>
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
        var locator = view.Units.Boundaries is { } boundaries ? new UnitLocator(boundaries) : null;
        var line = new CsvLine().Text("Unit").Text("Unit name");
        if (locator is not null)
        {
            line.Text("Outside by km");
        }

        line.Text("Account").Text("Account name");
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
            Record(view, locator, record, line);
            Numbers(numbers, record, line);
            await line.EndAsync(writer);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static void Record(ExportView view, UnitLocator? locator, int record, CsvLine line)
    {
        var unit = view.Units.UnitOfRecord is { } unitOfRecord ? unitOfRecord[record] : record;
        line.Text(unit < 0 ? null : view.Units.KeyOf(unit))
            .Text(unit < 0 ? null : view.Units.NameOf(unit));
        if (locator is not null)
        {
            line.Number(unit < 0 ? null : KilometersOutside(view.Units, locator, record));
        }

        line.Text(Words(view.Units.Dataset.KeyColumn, record))
            .Text(Words(view.Units.Dataset.NameColumn, record));
        var area = unit < 0 ? AreaNumber.None : view.State.AreaOf(new UnitIndex(unit));
        var path = view.State.Areas.PathTo(area);
        for (var level = 0; level < view.Row.Levels.Length; level++)
        {
            line.Text(level < path.Count ? path[level].Name : null);
        }

        line.Text(view.OwnerOf(area));
    }

    private static double? KilometersOutside(UnitSet units, UnitLocator locator, int record)
    {
        var points = units.Dataset.Points;
        var distance = locator.Locate(points.Longitude[record], points.Latitude[record], UnitSetMaker.CoastReachKm).DistanceKm;
        return distance > 0 ? Math.Round(distance, 3) : null;
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
