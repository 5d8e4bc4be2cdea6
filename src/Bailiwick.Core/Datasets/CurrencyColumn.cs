namespace Bailiwick.Core.Datasets;

/// <summary>Amounts of money, exact.</summary>
/// <param name="info">Name, currency and scale.</param>
/// <param name="amounts">By record, in units of 10^-<see cref="ColumnInfo.Scale"/>; <see cref="Empty"/> is empty.</param>
public sealed class CurrencyColumn(ColumnInfo info, long[] amounts) : Column(info)
{
    /// <summary>Stands for an empty cell.</summary>
    public const long Empty = long.MinValue;

    private readonly decimal _unit = FixedPoint.Power(info.Scale);

    /// <summary>By record, in units of 10^-<see cref="ColumnInfo.Scale"/>; <see cref="Empty"/> is empty.</summary>
    public long[] Amounts { get; } = amounts;

    /// <inheritdoc/>
    public override int Rows => Amounts.Length;

    /// <inheritdoc/>
    public override long Bytes => (long)Amounts.Length * sizeof(long) * 2;

    /// <inheritdoc/>
    public override object? ValueAt(int row) => Amounts[row] == Empty ? null : Amounts[row] / _unit;

    private protected override FixedPoint MakeExact() => FixedPoint.OfAmounts(Amounts, Info.Scale, isRounded: false);
}
