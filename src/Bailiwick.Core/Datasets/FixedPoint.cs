namespace Bailiwick.Core.Datasets;

/// <summary>
/// A measure as whole numbers: each value times 10^<see cref="Scale"/>. Sums of these are exact, so they do not depend on the order of
/// adding, and what is moved back and forth leaves no trace. Empty cells are 0. The sum of all magnitudes fits a <c>long</c>.
/// </summary>
public sealed class FixedPoint
{
    /// <summary>Decimals beyond this many are rounded, half away from zero.</summary>
    public const int MostDecimals = 6;

    private const double LargestSum = 4e18;
    private const double LargestExact = 9_007_199_254_740_992;

    private FixedPoint(long[] values, int scale, bool isRounded)
    {
        Values = values;
        Scale = scale;
        IsRounded = isRounded;
        foreach (var value in values)
        {
            Sum += value;
        }
    }

    /// <summary>By record, the value times 10^<see cref="Scale"/>; 0 where empty.</summary>
    public long[] Values { get; }

    /// <summary>How many decimals the values carry: 0 to 6; may be negative only when the numbers are larger than a <c>long</c> can sum.</summary>
    public int Scale { get; }

    /// <summary>True when the column has more decimals than <see cref="Scale"/>.</summary>
    public bool IsRounded { get; }

    /// <summary>The sum of <see cref="Values"/>.</summary>
    public long Sum { get; }

    /// <summary>The sum as a decimal in the column's own unit.</summary>
    public decimal Total => ToDecimal(Sum);

    /// <summary>Brings a sum of <see cref="Values"/> to the column's own unit, exactly.</summary>
    public decimal ToDecimal(long sum) => Scale >= 0 ? sum / Power(Scale) : sum * Power(-Scale);

    /// <summary>Each record counts one.</summary>
    public static FixedPoint OfOnes(int rows)
    {
        var values = new long[rows];
        Array.Fill(values, 1L);
        return new FixedPoint(values, 0, false);
    }

    /// <summary>From doubles, NaN being empty. O(rows).</summary>
    /// <param name="values">The column.</param>
    /// <param name="decimals">Most decimals seen in the file.</param>
    public static FixedPoint OfDoubles(ReadOnlySpan<double> values, int decimals)
    {
        double magnitude = 0;
        double largest = 0;
        foreach (var value in values)
        {
            magnitude += double.IsNaN(value) ? 0 : Math.Abs(value);
            largest = double.IsNaN(value) ? largest : Math.Max(largest, Math.Abs(value));
        }

        var scale = FittingScale(Math.Min(decimals, MostDecimals), magnitude, largest);
        var factor = Math.Pow(10, Math.Abs(scale));
        var whole = new long[values.Length];
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsNaN(values[row]))
            {
                var scaled = scale >= 0 ? values[row] * factor : values[row] / factor;
                whole[row] = (long)Math.Round(scaled, MidpointRounding.AwayFromZero);
            }
        }

        return new FixedPoint(whole, scale, scale < decimals);
    }

    /// <summary>From amounts already in units of 10^-<paramref name="scale"/>, <see cref="long.MinValue"/> being empty. O(rows).</summary>
    public static FixedPoint OfAmounts(ReadOnlySpan<long> amounts, int scale, bool isRounded)
    {
        var values = new long[amounts.Length];
        for (var row = 0; row < amounts.Length; row++)
        {
            values[row] = amounts[row] == long.MinValue ? 0 : amounts[row];
        }

        return new FixedPoint(values, scale, isRounded);
    }

    private static int FittingScale(int scale, double magnitude, double largest)
    {
        while (magnitude * Math.Pow(10, scale) > LargestSum || (scale > 0 && largest * Math.Pow(10, scale) > LargestExact))
        {
            scale--;
        }

        return scale;
    }

    internal static decimal Power(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
