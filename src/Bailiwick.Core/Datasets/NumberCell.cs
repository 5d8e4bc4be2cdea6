using System.Globalization;

namespace Bailiwick.Core.Datasets;

/// <summary>
/// Reads numbers: sign before or after, parentheses for negative, thousands separators in groups of three (comma or point as the
/// column's format says, space, apostrophe), exponent, per cent sign. O(length), no allocation unless it fails.
/// </summary>
public static class NumberCell
{
    /// <summary>The largest magnitude read: five million of these still sum exactly as a decimal.</summary>
    public const double Largest = 1e21;

    private const int LongestBody = 64;
    private const int ExactDigits = 18;
    private const long ExactInDouble = 1L << 53;

    private static readonly double[] _powerOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

    /// <summary>Reads a number. A currency sign makes it unreadable here: that is <see cref="CurrencyCell"/>'s work.</summary>
    /// <param name="text">The cell, not empty.</param>
    /// <param name="format">How the column writes numbers.</param>
    /// <param name="number">The number when true is returned.</param>
    /// <param name="fault">Why not, when false is returned.</param>
    public static bool TryRead(ReadOnlySpan<char> text, CellFormat format, out ExactNumber number, out CellFault? fault)
    {
        var body = text.Trim();
        var isNegative = StripSign(ref body);
        var isPercent = body.Length > 1 && body[^1] == '%';
        if (isPercent)
        {
            body = body[..^1].TrimEnd();
        }

        if (!TryReadBody(body, format.HasDecimalComma, out number, out var problem))
        {
            fault = Explain(text, format.HasDecimalComma, problem);
            return false;
        }

        number = isPercent ? Hundredth(number) : number;
        number = isNegative ? new ExactNumber(-number.Value, -number.Digits, number.Decimals, number.IsExact) : number;
        fault = null;
        return true;
    }

    /// <summary>True when the text reads as a number under the format.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text, CellFormat format)
    {
        var body = text.Trim();
        StripSign(ref body);
        body = body.Length > 1 && body[^1] == '%' ? body[..^1].TrimEnd() : body;
        return TryReadBody(body, format.HasDecimalComma, out _, out _);
    }

    internal static bool StripSign(ref ReadOnlySpan<char> body)
    {
        if (body.Length > 2 && body[0] == '(' && body[^1] == ')')
        {
            body = body[1..^1].Trim();
            return true;
        }

        if (body.Length > 1 && body[0] is '-' or '−' or '+')
        {
            var isNegative = body[0] != '+';
            body = body[1..].TrimStart();
            return isNegative;
        }

        if (body.Length > 1 && body[^1] == '-')
        {
            body = body[..^1].TrimEnd();
            return true;
        }

        return false;
    }

    private static bool TryReadBody(ReadOnlySpan<char> body, bool hasDecimalComma, out ExactNumber number, out Problem problem)
    {
        number = default;
        problem = Problem.NotANumber;
        if (body.IsEmpty || body.Length > LongestBody)
        {
            return false;
        }

        var decimalMark = hasDecimalComma ? ',' : '.';
        var otherMark = hasDecimalComma ? '.' : ',';
        Span<char> plain = stackalloc char[LongestBody + 2];
        var length = 0;
        long digits = 0;
        var digitCount = 0;
        var decimals = 0;
        var groupMark = '\0';
        var inGroup = 0;
        var sawDecimalMark = false;
        var exponent = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var c = body[i];
            if (char.IsAsciiDigit(c))
            {
                plain[length++] = c;
                if (digitCount > 0 || c != '0')
                {
                    digitCount++;
                }

                digits = digitCount <= ExactDigits ? (digits * 10) + (c - '0') : digits;
                decimals += sawDecimalMark ? 1 : 0;
                inGroup++;
            }
            else if (c == decimalMark)
            {
                if (sawDecimalMark || (groupMark != '\0' && inGroup != 3))
                {
                    problem = Problem.Marks;
                    return false;
                }

                sawDecimalMark = true;
                plain[length++] = '.';
            }
            else if (c == otherMark || IsGroupSpace(c))
            {
                var starts = groupMark == '\0';
                if (sawDecimalMark || (!starts && (c != groupMark || inGroup != 3)) || (starts && (inGroup is 0 or > 3 || body[0] == '0')))
                {
                    problem = Problem.Marks;
                    return false;
                }

                groupMark = c;
                inGroup = 0;
            }
            else if (c is 'e' or 'E' && length > 0 && groupMark == '\0' && TryReadExponent(body[(i + 1)..], out exponent))
            {
                break;
            }
            else
            {
                return false;
            }
        }

        if (length == 0 || (length == 1 && sawDecimalMark))
        {
            return false;
        }

        if (groupMark != '\0' && !sawDecimalMark && inGroup != 3)
        {
            problem = Problem.Marks;
            return false;
        }

        number = Compose(plain[..length], digits, digitCount, decimals, exponent);
        problem = Problem.TooLarge;
        return Math.Abs(number.Value) <= Largest;
    }

    private static ExactNumber Compose(ReadOnlySpan<char> plain, long digits, int digitCount, int decimals, int exponent)
    {
        var isExact = digitCount <= ExactDigits;
        decimals -= exponent;
        while (isExact && decimals > 0 && digits % 10 == 0)
        {
            digits /= 10;
            decimals = digits == 0 ? 0 : decimals - 1;
        }

        while (isExact && decimals < 0)
        {
            isExact = digits == 0 || Math.Abs(digits) < 100_000_000_000_000_000;
            digits = isExact ? digits * 10 : digits;
            decimals = digits == 0 ? 0 : decimals + (isExact ? 1 : 0);
        }

        isExact &= decimals is >= 0 and <= ExactDigits;
        if (isExact && digits <= ExactInDouble)
        {
            return new ExactNumber(digits / _powerOfTen[decimals], digits, decimals, true);
        }

        Span<char> whole = stackalloc char[plain.Length + 16];
        plain.CopyTo(whole);
        whole[plain.Length] = 'e';
        exponent.TryFormat(whole[(plain.Length + 1)..], out var written, default, CultureInfo.InvariantCulture);
        var value = double.Parse(whole[..(plain.Length + 1 + written)], NumberStyles.Float, CultureInfo.InvariantCulture);
        return new ExactNumber(value, isExact ? digits : 0, isExact ? decimals : 0, isExact);
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) && exponent is > -400 and < 400;

    private static bool IsGroupSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009' or '\'' or '’';

    private static ExactNumber Hundredth(ExactNumber number)
    {
        var digits = number.Digits;
        var decimals = number.Decimals + 2;
        while (decimals > 0 && digits % 10 == 0)
        {
            digits /= 10;
            decimals = digits == 0 ? 0 : decimals - 1;
        }

        return new ExactNumber(number.Value / 100, digits, Math.Min(decimals, ExactDigits), number.IsExact && decimals <= ExactDigits);
    }

    private static CellFault Explain(ReadOnlySpan<char> text, bool hasDecimalComma, Problem problem) => problem switch
    {
        Problem.Marks => CellFault.Ambiguous(
            text,
            $"uses points, commas or spaces in a way that has more than one reading where {(hasDecimalComma ? "1.234,5" : "1,234.5")} is the form",
            hasDecimalComma
                ? "write it with a decimal comma and points between thousands, or read the column with decimal points"
                : "write it with a decimal point, or read the column with decimal commas"),
        Problem.TooLarge => CellFault.OutOfRange(text, "is larger than the largest number held, 1e21", "correct the cell"),
        _ => CellFault.Unreadable(text, "a number", "correct the cell, or make the column text"),
    };

    private enum Problem
    {
        NotANumber,
        Marks,
        TooLarge,
    }
}
