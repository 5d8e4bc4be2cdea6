using System.Globalization;
using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Core.Management.Rules;

/// <summary>Numbers, days, instants or flags by row, held as doubles: days and seconds since 1970, flags as 0 and 1; NaN is empty.</summary>
public sealed class NumberAccountColumn : AccountColumn
{
    private double[] _values;

    /// <summary>A column of numbers by row.</summary>
    /// <param name="field">A field whose type is not text.</param>
    /// <param name="values">By row; taken over, not copied.</param>
    public NumberAccountColumn(ObjectField field, double[] values)
        : base(field) => _values = values;

    /// <inheritdoc/>
    public override int Rows => _values.Length;

    /// <summary>The number in a cell, or NaN. O(1).</summary>
    /// <param name="row">From 0.</param>
    public double At(int row) => _values[row];

    /// <inheritdoc/>
    public override string Show(int row) => TypedValue.Show(_values[row], Field.Type);

    internal override void Grow(int rows)
    {
        var before = Rows;
        Array.Resize(ref _values, rows);
        Array.Fill(_values, double.NaN, before, rows - before);
    }

    internal void Set(int row, double value) => _values[row] = value;

    /// <summary>About a thousand values spread over all rows, to guess how many lie in an interval.</summary>
    internal IEnumerable<double> Sample()
    {
        for (var row = 0; row < Rows; row += Math.Max(1, Rows / 1024))
        {
            yield return _values[row];
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Field.Name}, {Rows} rows");
}
