using System.Runtime.InteropServices;

namespace Bailiwick.Core.Datasets;

internal sealed class NumberColumnBuilder(ColumnPlan plan) : ColumnBuilder(plan)
{
    private readonly List<double> _values = [];
    private readonly bool _isCoordinate = plan.Kind != ColumnKind.Number;
    private int _decimals;
    private bool _hasInexact;

    public override CellFault? Add(ReadOnlySpan<char> cell)
    {
        if (EmptyCell.IsMissing(cell))
        {
            AddEmpty();
            return null;
        }

        var isRead = _isCoordinate
            ? CoordinateCell.TryRead(cell, Plan.Format, out var number, out var fault)
            : NumberCell.TryRead(cell, Plan.Format, out number, out fault);
        if (!isRead)
        {
            AddEmpty();
            return fault;
        }

        _values.Add(number.Value);
        _decimals = Math.Max(_decimals, number.Decimals);
        _hasInexact |= !number.IsExact;
        return null;
    }

    public override Column Build(string key)
    {
        var values = _values.ToArray();
        var (distinct, min, max) = SpreadOf(values);
        var decimals = _hasInexact ? FixedPoint.MostDecimals + 1 : _decimals;
        var info = Info(key, distinct) with { Scale = Math.Min(decimals, FixedPoint.MostDecimals), Min = min, Max = max };
        if (_isCoordinate)
        {
            return new NumberColumn(info with { Scale = 0 }, values);
        }

        var exact = FixedPoint.OfDoubles(values, info.Scale);
        return new NumberColumn(info with { Scale = Math.Max(exact.Scale, 0), Sum = exact.Total }, values);
    }

    public override IEnumerable<Finding> FindingsOfColumn()
    {
        var scale = _isCoordinate ? _decimals : FixedPoint.OfDoubles(CollectionsMarshal.AsSpan(_values), Math.Min(_decimals, FixedPoint.MostDecimals)).Scale;
        if (!_isCoordinate && (_decimals > scale || _hasInexact))
        {
            yield return OfColumn(
                FindingKinds.Rounded,
                $"\"{Plan.Name}\" has up to {(_hasInexact ? "more than 18" : _decimals)} decimals; its totals are counted with {scale}.");
        }
    }

    private static (int Distinct, double? Min, double? Max) SpreadOf(double[] values)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        var first = 0;
        while (first < sorted.Length && double.IsNaN(sorted[first]))
        {
            first++;
        }

        if (first == sorted.Length)
        {
            return (0, null, null);
        }

        var distinct = 1;
        for (var i = first + 1; i < sorted.Length; i++)
        {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }

        return (distinct, sorted[first], sorted[^1]);
    }

    private void AddEmpty()
    {
        _values.Add(double.NaN);
        Empty++;
    }
}
