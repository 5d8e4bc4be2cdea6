namespace Bailiwick.Core.Datasets;

/// <summary>True and false.</summary>
/// <param name="info">Name, kind and figures.</param>
/// <param name="values">By record: 1 true, 0 false, <see cref="Empty"/> empty.</param>
public sealed class BooleanColumn(ColumnInfo info, byte[] values) : Column(info)
{
    /// <summary>Stands for an empty cell.</summary>
    public const byte Empty = 255;

    /// <summary>By record: 1 true, 0 false, <see cref="Empty"/> empty.</summary>
    public byte[] Values { get; } = values;

    /// <inheritdoc/>
    public override int Rows => Values.Length;

    /// <inheritdoc/>
    public override long Bytes => Values.Length;

    /// <inheritdoc/>
    public override object? ValueAt(int row) => Values[row] == Empty ? null : Values[row] == 1;
}
