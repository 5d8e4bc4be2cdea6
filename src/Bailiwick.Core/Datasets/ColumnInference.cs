using System.Collections.Immutable;

namespace Bailiwick.Core.Datasets;

/// <summary>
/// Guesses what the columns of a file are from their headers and cells. The cells decide; a header only chooses between kinds the cells
/// allow: five digits may be a number or a postal code.
/// </summary>
public static class ColumnInference
{
    /// <summary>Judges all columns of a sample, roles too. O(cells).</summary>
    /// <param name="headers">One a column; blank ones get a number.</param>
    /// <param name="rows">The sample, or the whole file; short rows count as blank at the end.</param>
    public static ImmutableArray<InferredColumn> Infer(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var profiles = headers.Select(_ => new ColumnProfile()).ToArray();
        foreach (var row in rows)
        {
            for (var column = 0; column < profiles.Length; column++)
            {
                profiles[column].Add(column < row.Count ? row[column] : string.Empty);
            }
        }

        var words = headers.Select(header => new HeaderWords(header)).ToArray();
        var kinds = profiles.Select((profile, column) => KindOf(words[column], profile)).ToArray();
        var roles = RoleGuess.Of(words, kinds, profiles);
        return [.. headers.Select((header, column) => Describe(header, column, kinds[column], roles[column], profiles[column]))];
    }

    private static InferredColumn Describe(string header, int column, ColumnKind kind, ColumnRole? role, ColumnProfile profile)
    {
        var isText = kind.IsTextual();
        return new InferredColumn(
            string.IsNullOrWhiteSpace(header) ? $"Column {column + 1}" : header.Trim(),
            kind,
            FormatOf(profile),
            kind == ColumnKind.Currency ? profile.Currency ?? "USD" : null,
            role,
            profile.Blank + (isText ? 0 : profile.Missing),
            profile.Distinct,
            [.. profile.Samples],
            [.. DoubtsOf(kind, profile)]);
    }

    private static ColumnKind KindOf(HeaderWords header, ColumnProfile profile)
    {
        if (profile.Values == 0)
        {
            return KindOfEmpty(header);
        }

        var isNumber = profile.Mostly(profile.PointNumbers) || profile.Mostly(profile.CommaNumbers);
        if (RoleGuess.IsPostalHeader(header) && !LooksLikeDates(profile))
        {
            return ColumnKind.PostalCode;
        }

        if (isNumber && RoleGuess.IsLatitudeHeader(header) && profile.Mostly(profile.WithinLatitude))
        {
            return ColumnKind.Latitude;
        }

        if (isNumber && RoleGuess.IsLongitudeHeader(header) && profile.Mostly(profile.WithinLongitude))
        {
            return ColumnKind.Longitude;
        }

        if (isNumber && profile.WithCurrency * 2 >= profile.Values)
        {
            return ColumnKind.Currency;
        }

        if (isNumber)
        {
            return IsCode(header, profile) ? ColumnKind.Text : ColumnKind.Number;
        }

        return KindOfWords(header, profile);
    }

    private static ColumnKind KindOfWords(HeaderWords header, ColumnProfile profile)
    {
        if (LooksLikeDates(profile))
        {
            return ColumnKind.Date;
        }

        if (profile.Mostly(profile.Booleans) && profile.Distinct <= 6)
        {
            return ColumnKind.Boolean;
        }

        if (RoleGuess.IsCountryHeader(header))
        {
            return ColumnKind.Country;
        }

        return RoleGuess.IsStateHeader(header) ? ColumnKind.State : ColumnKind.Text;
    }

    private static ColumnKind KindOfEmpty(HeaderWords header) =>
        RoleGuess.IsPostalHeader(header) ? ColumnKind.PostalCode
        : RoleGuess.IsLatitudeHeader(header) ? ColumnKind.Latitude
        : RoleGuess.IsLongitudeHeader(header) ? ColumnKind.Longitude
        : ColumnKind.Text;

    /// <summary>Digits that name a thing and are never summed: ids, codes, telephone numbers, anything with leading zeros.</summary>
    private static bool IsCode(HeaderWords header, ColumnProfile profile)
    {
        if (profile.LeadingZeros * 100L >= profile.Values)
        {
            return true;
        }

        var namesThing = header.EndsInWord("id", "ids", "code", "key", "no", "nr", "phone", "fax", "fips", "ssn", "ein", "npi", "duns", "uuid", "guid")
            || header.EndsIn("fips", "phone", "number", "storenum", "accountnum");
        return namesThing && profile.Mostly(profile.Integers);
    }

    private static bool LooksLikeDates(ColumnProfile profile) => profile.Mostly(profile.MonthFirst) || profile.Mostly(profile.DayFirst);

    private static CellFormat FormatOf(ColumnProfile profile)
    {
        var order = profile.DayFirst > profile.MonthFirst ? DateOrder.DayFirst : DateOrder.MonthFirst;
        return new CellFormat(profile.OnlyComma > profile.OnlyPoint, order);
    }

    private static IEnumerable<string> DoubtsOf(ColumnKind kind, ColumnProfile profile)
    {
        if (kind == ColumnKind.Date && profile.OnlyMonthFirst == 0 && profile.OnlyDayFirst == 0)
        {
            yield return "No date shows whether day or month comes first; the month is taken first. Maybe check one date you know.";
        }

        if (kind == ColumnKind.Date && profile.OnlyMonthFirst > 0 && profile.OnlyDayFirst > 0)
        {
            yield return $"{profile.OnlyDayFirst} dates fit only with the day first, others only with the month first. Maybe write them like 2021-04-30.";
        }

        if (kind.IsMeasure() && profile.OnlyPoint > 0 && profile.OnlyComma > 0)
        {
            yield return $"{profile.OnlyPoint} numbers fit only with a decimal point, {profile.OnlyComma} only with a decimal comma. Maybe write all one way.";
        }
    }
}
