using System.Globalization;
using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Core.Management.Rules;

/// <summary>Numbers, days, instants and flags as doubles, and back.</summary>
public static class TypedValue
{
    private const ulong MostExactDigits = 1UL << 53;

    private static readonly double[] _powersOfTen = [.. Enumerable.Range(0, 23).Select(power => double.Parse($"1e{power}", CultureInfo.InvariantCulture))];

    /// <summary>Reads text as a field's type; false when it is none.</summary>
    /// <param name="text">As people write it.</param>
    /// <param name="type">A type that is not text.</param>
    /// <param name="value">The number, or NaN.</param>
    public static bool TryRead(string text, FieldType type, out double value)
    {
        value = double.NaN;
        switch (type)
        {
            case FieldType.Flag:
                value = text.ToUpperInvariant() switch { "TRUE" or "1" => 1, "FALSE" or "0" => 0, _ => double.NaN };
                break;
            case FieldType.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day):
                value = Of(day);
                break;
            case FieldType.Instant when DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant):
                value = Of(instant);
                break;
            case FieldType.Whole or FieldType.Number or FieldType.Money or FieldType.Percent
                when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                value = number;
                break;
            default:
                break;
        }

        return !double.IsNaN(value);
    }

    /// <summary>Days since 1970.</summary>
    /// <param name="day">Any day.</param>
    public static double Of(DateOnly day) => day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>Seconds since 1970.</summary>
    /// <param name="instant">Any instant.</param>
    public static double Of(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).TotalSeconds;

    /// <summary>The double nearest to a decimal, as reading its digits gives it; the conversion of the language is off by one for some of 17 digits and more.</summary>
    /// <param name="number">Any number.</param>
    public static double Of(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var digits = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];

        // Both fit into a double, and one division rounds once.
        return bits[2] == 0 && digits <= MostExactDigits && number.Scale < _powersOfTen.Length
            ? (number < 0 ? -1 : 1) * (double)digits / _powersOfTen[number.Scale]
            : double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>As people write it; empty text for NaN.</summary>
    /// <param name="value">A number of the type.</param>
    /// <param name="type">A type that is not text.</param>
    public static string Show(double value, FieldType type) => double.IsNaN(value) ? "" : type switch
    {
        FieldType.Flag => value == 0 ? "false" : "true",
        FieldType.Date => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldType.Instant => DateTimeOffset.UnixEpoch.AddSeconds(value).ToString("yyyy-MM-ddTHH:mm:ss.FFFZ", CultureInfo.InvariantCulture),
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
