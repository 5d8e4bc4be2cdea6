namespace Bailiwick.Core.Datasets;

/// <summary>
/// Reads days: 2021-04-03, 2021/4/3, 20210403, 3.4.2021 (day first always), 3/4/2021 or 3-4-21 (by the column's order), 3 April 2021,
/// April 3, 2021, 3-Apr-21. A time of day after a space or T is dropped. Two-digit years are 1950 to 2049. No allocation unless it fails.
/// </summary>
public static class DateCell
{
    private const int EpochDayNumber = 719_162;

    private static readonly string[] _months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Reads a cell that is not empty; on false <paramref name="fault"/> says why.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, CellFormat format, out ParsedDate date, out CellFault? fault)
    {
        var body = text.Trim();
        fault = null;
        Span<Part> parts = stackalloc Part[3];
        if (!TrySplit(body, parts, out var hadTime, out var marks) || !TryPlace(parts, marks, format.DateOrder, out var fields))
        {
            date = default;
            fault = CellFault.Unreadable(text, "a date", "write it like 2021-04-30, or make the column text");
            return false;
        }

        var hadTwoDigitYear = fields.Year.Digits == 2;
        var year = hadTwoDigitYear ? fields.Year.Value + (fields.Year.Value < 50 ? 2000 : 1900) : fields.Year.Value;
        if (fields.Year.Digits is not (2 or 4) || year is < 1000 or > 9999 || fields.Month is < 1 or > 12 || fields.Day < 1
            || fields.Day > DateTime.DaysInMonth(year, fields.Month))
        {
            date = default;
            fault = fields.MayBeSwapped
                ? CellFault.Ambiguous(
                    text,
                    $"is no date with the {(format.DateOrder == DateOrder.MonthFirst ? "month" : "day")} first, as the column is read",
                    "write it like 2021-04-30, or read the column in the other order")
                : CellFault.Unreadable(text, "a day of the calendar", "write it like 2021-04-30");
            return false;
        }

        var days = new DateOnly(year, fields.Month, fields.Day).DayNumber - EpochDayNumber;
        date = new ParsedDate(days, hadTwoDigitYear, hadTime, fields.ShowsOrder);
        return true;
    }

    /// <summary>The day as ISO 8601 text, such as 2021-04-03.</summary>
    public static string Format(int days) => DateOnly.FromDayNumber(days + EpochDayNumber).ToString("O");

    private static bool TrySplit(ReadOnlySpan<char> body, Span<Part> parts, out bool hadTime, out char marks)
    {
        hadTime = false;
        marks = '\0';
        var count = 0;
        var i = 0;
        while (i < body.Length)
        {
            var start = i;
            var isWord = char.IsAsciiLetter(body[i]);
            while (i < body.Length && (isWord ? char.IsAsciiLetter(body[i]) : char.IsAsciiDigit(body[i])))
            {
                i++;
            }

            if (i == start || count == 3 || !TryPart(body[start..i], isWord, out parts[count]))
            {
                return false;
            }

            count++;
            if (count == 1 && !isWord && i - start == 8 && (i == body.Length || body[i] is ' ' or 'T'))
            {
                hadTime = i < body.Length;
                return SplitCompact(parts, ref marks) && (!hadTime || IsTime(body[(i + 1)..]));
            }

            if (count == 3)
            {
                hadTime = i < body.Length && IsTime(body[(i + 1)..]);
                return i == body.Length || (hadTime && body[i] is ' ' or 'T' or 't');
            }

            var markStart = i;
            while (i < body.Length && body[i] is '/' or '-' or '.' or ' ' or ',')
            {
                marks = marks == '\0' || body[i] != ' ' ? body[i] : marks;
                i++;
            }

            if (i == markStart)
            {
                return false;
            }
        }

        return false;
    }

    private static bool SplitCompact(Span<Part> parts, ref char marks)
    {
        var whole = parts[0].Value;
        parts[0] = new Part(whole / 10000, 4, false);
        parts[1] = new Part(whole / 100 % 100, 2, false);
        parts[2] = new Part(whole % 100, 2, false);
        marks = '-';
        return true;
    }

    private static bool TryPart(ReadOnlySpan<char> text, bool isWord, out Part part)
    {
        part = default;
        if (!isWord)
        {
            var isShort = text.Length <= 8;
            part = new Part(isShort ? int.Parse(text) : 0, text.Length, false);
            return isShort;
        }

        for (var month = 0; text.Length >= 3 && month < 12; month++)
        {
            if (_months[month].AsSpan().StartsWith(text, StringComparison.OrdinalIgnoreCase)
                || (month == 8 && text.Equals("sept", StringComparison.OrdinalIgnoreCase)))
            {
                part = new Part(month + 1, 0, true);
                return true;
            }
        }

        return false;
    }

    private static bool TryPlace(ReadOnlySpan<Part> parts, char marks, DateOrder order, out Fields fields)
    {
        var (a, b, c) = (parts[0], parts[1], parts[2]);
        fields = default;
        if (c.IsMonth || (a.IsMonth && b.IsMonth) || a.Digits > 4 || b.Digits > 2 || c.Digits > 4)
        {
            return false;
        }

        if (a.IsMonth || b.IsMonth)
        {
            var day = a.IsMonth ? b : a;
            fields = new Fields(c, a.IsMonth ? a.Value : b.Value, day.Value, true, false);
            return day.Digits <= 2;
        }

        if (a.Digits == 4)
        {
            fields = new Fields(a, b.Value, c.Value, true, false);
            return c.Digits <= 2;
        }

        if (a.Digits > 2)
        {
            return false;
        }

        var isDayFirst = marks == '.' || order == DateOrder.DayFirst;
        var showsOrder = marks == '.' || (a.Value > 12) != (b.Value > 12) || a.Value == b.Value;
        fields = isDayFirst
            ? new Fields(c, b.Value, a.Value, showsOrder, marks != '.')
            : new Fields(c, a.Value, b.Value, showsOrder, true);
        return true;
    }

    private static bool IsTime(ReadOnlySpan<char> text)
    {
        var hasColon = false;
        foreach (var c in text)
        {
            hasColon |= c == ':';
            if (!char.IsAsciiDigit(c) && c is not (':' or '.' or ' ' or '+' or '-' or 'Z' or 'z' or 'A' or 'P' or 'M' or 'a' or 'p' or 'm'))
            {
                return false;
            }
        }

        return hasColon && text.Length <= 32;
    }

    private readonly record struct Part(int Value, int Digits, bool IsMonth);

    private readonly record struct Fields(Part Year, int Month, int Day, bool ShowsOrder, bool MayBeSwapped);
}
