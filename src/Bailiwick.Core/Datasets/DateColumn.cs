namespace Bailiwick.Core.Datasets;

/// <summary>Calendar days.</summary>
/// <param name="info">Name, kind and figures.</param>
/// <param name="days">By record, days since 1970-01-01; <see cref="Empty"/> is empty.</param>
public sealed class DateColumn(ColumnInfo info, int[] days) : Column(info)
{
    /// <summary>Stands for an empty cell.</summary>
    public const int Empty = int.MinValue;

    /// <summary>By record, days since 1970-01-01; <see cref="Empty"/> is empty.</summary>
    public int[] Days { get; } = days;

    /// <inheritdoc/>
    public override int Rows => Days.Length;

    /// <inheritdoc/>
    public override long Bytes => (long)Days.Length * sizeof(int);

    /// <inheritdoc/>
    public override object? ValueAt(int row) => Days[row] == Empty ? null : DateCell.Format(Days[row]);
}
