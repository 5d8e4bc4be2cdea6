using System.Collections.Frozen;

namespace Bailiwick.Core.Datasets;

/// <summary>Every sort of finding an import can make. Codes are stable: stored datasets name them.</summary>
public static class FindingKinds
{
    /// <summary>The text is not of the column's kind.</summary>
    public static readonly FindingKind Unreadable = new(
        "cell.unreadable", FindingSeverity.Error, "Cells that cannot be read",
        "Correct the cell in the file, choose another kind for the column, or import with unreadable cells left empty.");

    /// <summary>The text can be read in more than one way.</summary>
    public static readonly FindingKind Ambiguous = new(
        "cell.ambiguous", FindingSeverity.Error, "Cells that can be read in more than one way",
        "Write the value plainly in the file, or import with such cells left empty.");

    /// <summary>The value is beyond what the column can hold.</summary>
    public static readonly FindingKind OutOfRange = new(
        "cell.out-of-range", FindingSeverity.Error, "Values beyond their range",
        "Correct the cell in the file, or import with such cells left empty.");

    /// <summary>A workbook cell holds an error such as #N/A.</summary>
    public static readonly FindingKind WorkbookError = new(
        "cell.workbook-error", FindingSeverity.Error, "Workbook cells holding an error",
        "Mend the formula in the workbook, or import with such cells left empty.");

    /// <summary>A measure has no value for a record.</summary>
    public static readonly FindingKind EmptyMeasure = new(
        "cell.empty-measure", FindingSeverity.Info, "Records without a value in a measure",
        "Nothing to do: the record is kept and adds nothing to the total.");

    /// <summary>A measure has no value for most of the records.</summary>
    public static readonly FindingKind MostlyEmpty = new(
        "column.mostly-empty", FindingSeverity.Info, "Measures that are mostly empty",
        "Nothing to do: such records add nothing to the total. Their empty cells are not listed one by one.");

    /// <summary>A measure has more decimals than totals are counted with.</summary>
    public static readonly FindingKind Rounded = new(
        "column.rounded", FindingSeverity.Info, "Measures with many decimals",
        "Nothing to do: the values are stored as they are; only totals are counted from rounded values.");

    /// <summary>Amounts have more decimals than are stored.</summary>
    public static readonly FindingKind RoundedAmounts = new(
        "column.rounded-amounts", FindingSeverity.Warning, "Amounts with more than six decimals",
        "The amounts were rounded to six decimals, half away from zero. Make the column a number to keep all decimals.");

    /// <summary>Dates write years with two digits.</summary>
    public static readonly FindingKind TwoDigitYears = new(
        "column.two-digit-years", FindingSeverity.Info, "Dates with two-digit years",
        "Check the span of the dates: years were read as 1950 to 2049.");

    /// <summary>No date in the column shows which of day and month comes first.</summary>
    public static readonly FindingKind AmbiguousDates = new(
        "column.ambiguous-dates", FindingSeverity.Warning, "Dates whose day and month could be exchanged",
        "Check one date you know. If it is wrong, import again with the other order.");

    /// <summary>Some dates carried a time of day, which was dropped.</summary>
    public static readonly FindingKind TimesDropped = new(
        "column.times-dropped", FindingSeverity.Info, "Dates with a time of day",
        "Nothing to do: a date column holds days.");

    /// <summary>A postal code had lost its leading zeros.</summary>
    public static readonly FindingKind PostalZeros = new(
        "postal.zeros-restored", FindingSeverity.Info, "Postal codes that had lost leading zeros",
        "Nothing to do: the zeros were put back.");

    /// <summary>A nine-digit postal code was cut to five digits.</summary>
    public static readonly FindingKind PostalExtension = new(
        "postal.extension-removed", FindingSeverity.Info, "Postal codes with an extension",
        "Nothing to do: the first five digits are used.");

    /// <summary>A spreadsheet had made a number of a postal code.</summary>
    public static readonly FindingKind PostalDecimals = new(
        "postal.decimals-removed", FindingSeverity.Info, "Postal codes a spreadsheet had made numbers of",
        "Nothing to do: the decimals were removed.");

    /// <summary>Spaces, hyphens or capitals of a postal code were put right.</summary>
    public static readonly FindingKind PostalSpacing = new(
        "postal.spacing", FindingSeverity.Info, "Postal codes written in an unusual way",
        "Nothing to do: they were brought to the usual form.");

    /// <summary>A postal code is not of its country's form.</summary>
    public static readonly FindingKind PostalForm = new(
        "postal.form", FindingSeverity.Warning, "Postal codes not of their country's form",
        "Correct the code in the file if the record's place matters.");

    /// <summary>A key stands a second time.</summary>
    public static readonly FindingKind DuplicateKey = new(
        "key.duplicate", FindingSeverity.Warning, "Keys that stand more than once",
        "Choose a column that tells the records apart, or decide which of them to keep.");

    /// <summary>A record has no key.</summary>
    public static readonly FindingKind MissingKey = new(
        "key.missing", FindingSeverity.Warning, "Records without a key",
        "Fill the key in the file; without it a refreshed file cannot be matched record by record.");

    /// <summary>Latitude and longitude look exchanged.</summary>
    public static readonly FindingKind Swapped = new(
        "place.swapped", FindingSeverity.Warning, "Latitude and longitude that look exchanged",
        "The coordinates were not used. Exchange the two columns, or correct the record.");

    /// <summary>Coordinates beyond the globe.</summary>
    public static readonly FindingKind OffTheGlobe = new(
        "place.off-the-globe", FindingSeverity.Warning, "Coordinates beyond the globe",
        "The coordinates were not used. Correct them in the file.");

    /// <summary>Coordinates 0, 0.</summary>
    public static readonly FindingKind ZeroZero = new(
        "place.zero-zero", FindingSeverity.Warning, "Coordinates 0, 0",
        "The coordinates were not used: 0, 0 is open sea and usually stands for unknown.");

    /// <summary>Only one of latitude and longitude is there.</summary>
    public static readonly FindingKind HalfGiven = new(
        "place.half-given", FindingSeverity.Warning, "Records with only one of latitude and longitude",
        "The coordinate was not used. Fill in the other in the file.");

    /// <summary>Coordinates far from the record's own postal code.</summary>
    public static readonly FindingKind FarFromPostalCode = new(
        "place.far-from-postal-code", FindingSeverity.Warning, "Coordinates far from the postal code",
        "The coordinates were used. Check which of the two is right.");

    /// <summary>Placed by the postal code.</summary>
    public static readonly FindingKind ByPostalCode = new(
        "place.by-postal-code", FindingSeverity.Info, "Records placed by postal code",
        "Nothing to do: the record stands at the center of its postal code.");

    /// <summary>Placed by the city.</summary>
    public static readonly FindingKind ByCity = new(
        "place.by-city", FindingSeverity.Info, "Records placed by city",
        "Nothing to do: the record stands at its city.");

    /// <summary>Placed by the county.</summary>
    public static readonly FindingKind ByCounty = new(
        "place.by-county", FindingSeverity.Warning, "Records placed by county",
        "The record stands at the center of its county. Add a postal code or coordinates for a better place.");

    /// <summary>Placed by the state.</summary>
    public static readonly FindingKind ByState = new(
        "place.by-state", FindingSeverity.Warning, "Records placed by state",
        "The record stands at the center of its state. Add a postal code or coordinates for a better place.");

    /// <summary>Placed by the country.</summary>
    public static readonly FindingKind ByCountry = new(
        "place.by-country", FindingSeverity.Warning, "Records placed by country",
        "The record stands at the center of its country. Add a postal code or coordinates for a better place.");

    /// <summary>Not placed at all.</summary>
    public static readonly FindingKind Unplaced = new(
        "place.none", FindingSeverity.Warning, "Records without a place",
        "The record is kept and is on no map. Add coordinates, or an address the service knows.");

    private static readonly FrozenDictionary<string, FindingKind> _byCode = new[]
    {
        Unreadable, Ambiguous, OutOfRange, WorkbookError, EmptyMeasure, MostlyEmpty, Rounded, RoundedAmounts, TwoDigitYears, AmbiguousDates, TimesDropped,
        PostalZeros, PostalExtension, PostalDecimals, PostalSpacing, PostalForm, DuplicateKey, MissingKey, Swapped, OffTheGlobe, ZeroZero,
        HalfGiven, FarFromPostalCode, ByPostalCode, ByCity, ByCounty, ByState, ByCountry, Unplaced,
    }.ToFrozenDictionary(kind => kind.Code);

    /// <summary>All kinds, in no particular order.</summary>
    public static IReadOnlyCollection<FindingKind> All => _byCode.Values;

    /// <summary>The kind of that code. Throws <see cref="KeyNotFoundException"/> for a code that never was.</summary>
    public static FindingKind Of(string code) => _byCode[code];
}
