namespace Bailiwick.Core.Datasets;

internal sealed class CurrencyColumnBuilder(ColumnPlan plan) : ColumnBuilder(plan)
{
    private const double LargestSum = 4e18;

    private readonly List<long> _amounts = [];
    private double _magnitude;
    private int _scale;
    private int _decimals;

    public override CellFault? Add(ReadOnlySpan<char> cell)
    {
        if (EmptyCell.IsMissing(cell))
        {
            AddEmpty();
            return null;
        }

        if (!CurrencyCell.TryRead(cell, Plan.Format, out var number, out var currency, out var fault))
        {
            AddEmpty();
            return fault;
        }

        if (currency is not null && Plan.Currency is not null && !CurrencySigns.Fits(currency, Plan.Currency))
        {
            AddEmpty();
            return CellFault.Unreadable(cell, $"an amount in {Plan.Currency} but in {currency}", "convert it, or keep each currency in a column of its own");
        }

        return Add(cell, number);
    }

    public override Column Build(string key)
    {
        var amounts = _amounts.ToArray();
        var exact = FixedPoint.OfAmounts(amounts, _scale, false);
        var sorted = (long[])amounts.Clone();
        Array.Sort(sorted);
        var first = Empty;
        var distinct = first < sorted.Length ? 1 : 0;
        for (var i = first + 1; i < sorted.Length; i++)
        {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }

        var unit = (double)FixedPoint.Power(_scale);
        var info = Info(key, distinct) with
        {
            Scale = _scale,
            Sum = exact.Total,
            Min = distinct == 0 ? null : sorted[first] / unit,
            Max = distinct == 0 ? null : sorted[^1] / unit,
        };
        return new CurrencyColumn(info, amounts);
    }

    public override IEnumerable<Finding> FindingsOfColumn()
    {
        if (_decimals > _scale)
        {
            yield return OfColumn(
                FindingKinds.RoundedAmounts, $"\"{Plan.Name}\" has up to {_decimals} decimals; its amounts were rounded to {_scale}.");
        }
    }

    private CellFault? Add(ReadOnlySpan<char> cell, ExactNumber number)
    {
        var scale = Math.Max(_scale, Math.Min(number.Decimals, FixedPoint.MostDecimals));
        var magnitude = _magnitude + Math.Abs(number.Value);
        if (magnitude * Math.Pow(10, scale) > LargestSum)
        {
            AddEmpty();
            return CellFault.OutOfRange(
                cell, $"would bring the column's total beyond what {scale} decimals can hold exactly", "give the amounts in thousands, or make the column a number");
        }

        Rescale(scale);
        _magnitude = magnitude;
        _decimals = Math.Max(_decimals, number.Decimals);
        _amounts.Add(AtScale(number, scale));
        return null;
    }

    private static long AtScale(ExactNumber number, int scale)
    {
        if (number.Decimals <= scale)
        {
            return number.Digits * (long)FixedPoint.Power(scale - number.Decimals);
        }

        return (long)Math.Round(number.Digits / FixedPoint.Power(number.Decimals - scale), MidpointRounding.AwayFromZero);
    }

    private void Rescale(int scale)
    {
        if (scale == _scale)
        {
            return;
        }

        var factor = (long)FixedPoint.Power(scale - _scale);
        for (var row = 0; row < _amounts.Count; row++)
        {
            _amounts[row] = _amounts[row] == CurrencyColumn.Empty ? CurrencyColumn.Empty : _amounts[row] * factor;
        }

        _scale = scale;
    }

    private void AddEmpty()
    {
        _amounts.Add(CurrencyColumn.Empty);
        Empty++;
    }
}
