namespace Bailiwick.Core.Datasets;

/// <summary>Numbers, latitudes or longitudes.</summary>
/// <param name="info">Name, kind and figures; <see cref="ColumnInfo.Scale"/> bounds the decimals of the exact view.</param>
/// <param name="values">By record; NaN is empty.</param>
public sealed class NumberColumn(ColumnInfo info, double[] values) : Column(info)
{
    /// <summary>By record; NaN is empty.</summary>
    public double[] Values { get; } = values;

    /// <inheritdoc/>
    public override int Rows => Values.Length;

    /// <inheritdoc/>
    public override long Bytes => (long)Values.Length * sizeof(double) * (Info.Kind.IsMeasure() ? 2 : 1);

    /// <inheritdoc/>
    public override object? ValueAt(int row) => double.IsNaN(Values[row]) ? null : Values[row];

    private protected override FixedPoint MakeExact() =>
        Info.Kind == ColumnKind.Number ? FixedPoint.OfDoubles(Values, Info.Scale) : base.MakeExact();
}
