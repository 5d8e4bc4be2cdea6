using System.Text;
using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Access;

namespace Bailiwick.Server.Alignments.Exporting;

/// <summary>
/// One line an area, then the unassigned units, the unplaced records and the whole dataset. The lines of one level and those two add up to
/// the last line, to the last digit.
/// </summary>
public sealed class ExportTotals(OpenAlignments alignments)
{
    public async Task<Outcome<ExportFile>> HandleAsync(Guid alignment, Caller caller, CancellationToken cancellation)
    {
        var view = await ExportView.TakeAsync(alignments, alignment, caller, cancellation);
        return view.IsDone
            ? view.Value.File("totals.csv", "text/csv; charset=utf-8", stream => WriteAsync(view.Value, stream))
            : view.Refusal;
    }

    private static async Task WriteAsync(ExportView view, Stream stream)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16);
        var measures = view.Units.Measures;
        var line = new CsvLine().Text("Level").Text("Area").Text("Path").Text("Owner");
        foreach (var measure in measures)
        {
            line.Text(measure.Name);
        }

        var balanced = measures[view.Balanced];
        await line.Text($"Target {balanced.Name}").Text("Deviation").EndAsync(writer);
        var shares = TargetShares.Of(view.State.Areas, view.State.Frame.LowestLevel);
        foreach (var area in view.State.Areas.All.OrderBy(area => area.Level).ThenBy(area => area.Number.Value))
        {
            await WriteAreaAsync(view, (area, shares[area.Number]), line, writer);
        }

        await WriteRestAsync("Unassigned", measures, view.State.TotalOf(AreaNumber.None).Sums, line, writer);
        await WriteRestAsync("Unplaced", measures, view.Units.UnplacedSums, line, writer);
        var whole = measures.Select((measure, i) => measure.Total() + view.Units.UnplacedSums[i]).ToList();
        await WriteRestAsync("Total", measures, whole, line, writer);
    }

    private static async Task WriteAreaAsync(ExportView view, (Area Area, double Share) part, CsvLine line, StreamWriter writer)
    {
        var (area, measures) = (part.Area, view.Units.Measures);
        var total = view.State.RollUp(area.Number);
        var path = string.Join(" / ", view.State.Areas.PathTo(area.Number).Select(each => each.Name));
        line.Text(view.Row.Levels[area.Level]).Text(area.Name).Text(path).Text(view.OwnerOf(area.Number));
        for (var measure = 0; measure < measures.Count; measure++)
        {
            line.Number(measures[measure].Exact(total.Sums[measure]));
        }

        var balanced = measures[view.Balanced];
        var target = (double)balanced.Exact(balanced.Total()) * part.Share;
        var load = (double)balanced.Exact(total.Sums[view.Balanced]);
        await line.Number(target).Number(target > 0 ? (load / target) - 1 : null).EndAsync(writer);
    }

    private static async Task WriteRestAsync(
        string name, IReadOnlyList<UnitMeasure> measures, IReadOnlyList<long> sums, CsvLine line, StreamWriter writer)
    {
        line.Text(name).Text(null).Text(null).Text(null);
        for (var measure = 0; measure < measures.Count; measure++)
        {
            line.Number(measures[measure].Exact(sums[measure]));
        }

        await line.Text(null).Text(null).EndAsync(writer);
    }
}
