namespace Bailiwick.Core.Datasets;

internal sealed class BooleanColumnBuilder(ColumnPlan plan) : ColumnBuilder(plan)
{
    private readonly List<byte> _values = [];
    private int _true;

    public override CellFault? Add(ReadOnlySpan<char> cell)
    {
        CellFault? fault = null;
        if (EmptyCell.IsMissing(cell) || !BooleanCell.TryRead(cell, out var value, out fault))
        {
            _values.Add(BooleanColumn.Empty);
            Empty++;
            return fault;
        }

        _values.Add(value ? (byte)1 : (byte)0);
        _true += value ? 1 : 0;
        return null;
    }

    public override Column Build(string key)
    {
        var filled = _values.Count - Empty;
        var distinct = (_true > 0 ? 1 : 0) + (_true < filled ? 1 : 0);
        return new BooleanColumn(Info(key, distinct), [.. _values]);
    }
}
