namespace Bailiwick.Core.Datasets;

/// <summary>One attribute of all records, in their fixed order. Immutable: nobody writes to the arrays after they are built.</summary>
public abstract class Column
{
    private readonly Lazy<FixedPoint> _exact;

    private protected Column(ColumnInfo info)
    {
        Info = info;
        _exact = new Lazy<FixedPoint>(MakeExact);
    }

    /// <summary>Name, kind and figures of the column.</summary>
    public ColumnInfo Info { get; }

    /// <summary>How many records.</summary>
    public abstract int Rows { get; }

    /// <summary>Memory held, about, in bytes.</summary>
    public abstract long Bytes { get; }

    /// <summary>The cell as a value for people and JSON: string, double, decimal, bool or null when empty; dates as ISO text.</summary>
    public abstract object? ValueAt(int row);

    /// <summary>The column as whole numbers that sum exactly; built once, on first use, O(rows).</summary>
    /// <exception cref="InvalidOperationException">The column is neither a number nor a currency.</exception>
    public FixedPoint AsFixedPoint() => _exact.Value;

    private protected virtual FixedPoint MakeExact() =>
        throw new InvalidOperationException($"Column \"{Info.Name}\" is of kind {Info.Kind} and cannot be summed.");
}
