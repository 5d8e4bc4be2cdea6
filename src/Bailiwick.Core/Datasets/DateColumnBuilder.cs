namespace Bailiwick.Core.Datasets;

internal sealed class DateColumnBuilder(ColumnPlan plan) : ColumnBuilder(plan)
{
    private readonly List<int> _days = [];
    private int _twoDigitYears;
    private int _times;
    private bool _showsOrder;

    public override CellFault? Add(ReadOnlySpan<char> cell)
    {
        CellFault? fault = null;
        if (EmptyCell.IsMissing(cell) || !DateCell.TryRead(cell, Plan.Format, out var date, out fault))
        {
            _days.Add(DateColumn.Empty);
            Empty++;
            return fault;
        }

        _days.Add(date.Days);
        _twoDigitYears += date.HadTwoDigitYear ? 1 : 0;
        _times += date.HadTime ? 1 : 0;
        _showsOrder |= date.ShowsOrder;
        return null;
    }

    public override Column Build(string key)
    {
        int[] sorted = [.. _days];
        Array.Sort(sorted);
        var first = Empty;
        var distinct = first < sorted.Length ? 1 : 0;
        for (var i = first + 1; i < sorted.Length; i++)
        {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }

        var info = Info(key, distinct) with
        {
            Min = distinct == 0 ? null : sorted[first],
            Max = distinct == 0 ? null : sorted[^1],
        };
        return new DateColumn(info, [.. _days]);
    }

    public override IEnumerable<Finding> FindingsOfColumn()
    {
        if (_twoDigitYears > 0)
        {
            yield return OfColumn(
                FindingKinds.TwoDigitYears, $"\"{Plan.Name}\" has {_twoDigitYears} dates with two-digit years, read as 1950 to 2049.");
        }

        if (!_showsOrder && Empty < _days.Count)
        {
            var order = Plan.Format.DateOrder == DateOrder.MonthFirst ? "month" : "day";
            yield return OfColumn(
                FindingKinds.AmbiguousDates, $"No date in \"{Plan.Name}\" shows whether day or month comes first; they were read with the {order} first.");
        }

        if (_times > 0)
        {
            yield return OfColumn(FindingKinds.TimesDropped, $"\"{Plan.Name}\" has {_times} dates with a time of day, which was dropped.");
        }
    }
}
