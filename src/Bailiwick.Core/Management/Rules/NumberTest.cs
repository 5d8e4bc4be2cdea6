namespace Bailiwick.Core.Management.Rules;

/// <summary>An item on numbers, days, instants or flags: whether the value lies in one of some intervals, both ends included.</summary>
internal sealed class NumberTest : ItemTest
{
    private readonly double[] _lows;
    private readonly double[] _highs;
    private readonly bool _isNegated;
    private double _share = double.NaN;

    /// <param name="column">The field.</param>
    /// <param name="intervals">In any order; they may touch but not overlap, unless equal.</param>
    /// <param name="isNegated">Whether it holds outside of them instead.</param>
    /// <param name="holdsForEmpty">Whether it holds for an empty cell.</param>
    public NumberTest(NumberAccountColumn column, IEnumerable<(double Low, double High)> intervals, bool isNegated, bool holdsForEmpty)
    {
        var sorted = intervals.Distinct().Order().ToArray();
        _lows = [.. sorted.Select(one => one.Low)];
        _highs = [.. sorted.Select(one => one.High)];
        (Column, _isNegated, HoldsForEmpty) = (column, isNegated, holdsForEmpty);
    }

    public NumberAccountColumn Column { get; }

    public bool HoldsForEmpty { get; }

    /// <summary>The numbers at which it may turn.</summary>
    public IEnumerable<double> Turns => _lows.Concat(_highs);

    public override double Share => double.IsNaN(_share) ? _share = Column.Sample().DefaultIfEmpty(0).Average(value => HoldsFor(value) ? 1.0 : 0) : _share;

    public override bool Holds(int row) => HoldsFor(Column.At(row));

    public bool HoldsFor(double value)
    {
        if (double.IsNaN(value))
        {
            return HoldsForEmpty;
        }

        var at = Array.BinarySearch(_lows, value);
        at = at >= 0 ? at : ~at - 1;
        return (at >= 0 && value <= _highs[at]) != _isNegated;
    }
}
