namespace Bailiwick.Core.Datasets;

/// <summary>Counts what the cells of one column look like. O(length) a cell.</summary>
internal sealed class ColumnProfile
{
    private const int SampleCount = 5;

    private static readonly CellFormat _point = CellFormat.Default;
    private static readonly CellFormat _comma = new(true, DateOrder.DayFirst);

    private readonly HashSet<string> _distinct = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _currencies = [];

    public int Filled { get; private set; }

    public int Blank { get; private set; }

    /// <summary>Marks such as n/a, which are words in a text column and nothing in any other.</summary>
    public int Missing { get; private set; }

    public int Distinct => _distinct.Count;

    public List<string> Samples { get; } = [];

    public int PointNumbers { get; private set; }

    public int CommaNumbers { get; private set; }

    public int OnlyPoint { get; private set; }

    public int OnlyComma { get; private set; }

    public int Integers { get; private set; }

    public int LeadingZeros { get; private set; }

    public int MonthFirst { get; private set; }

    public int DayFirst { get; private set; }

    public int OnlyMonthFirst { get; private set; }

    public int OnlyDayFirst { get; private set; }

    public int Booleans { get; private set; }

    public int Subdivided { get; private set; }

    public int WithinLatitude { get; private set; }

    public int WithinLongitude { get; private set; }

    public int WithCurrency => _currencies.Values.Sum();

    public string? Currency => _currencies.Count == 0 ? null : _currencies.MaxBy(entry => entry.Value).Key;

    /// <summary>Cells that hold a value if the column is not text.</summary>
    public int Values => Filled - Missing;

    public void Add(string cell)
    {
        var text = cell.AsSpan().Trim();
        if (text.IsEmpty)
        {
            Blank++;
            return;
        }

        Filled++;
        var word = text.ToString();
        if (_distinct.Add(word) && Samples.Count < SampleCount)
        {
            Samples.Add(Finding.Shorten(text));
        }

        if (EmptyCell.IsMissing(text))
        {
            Missing++;
            return;
        }

        AddNumber(text);
        AddDate(text);
        Booleans += text.Length > 1 && BooleanCell.TryRead(text, out _, out _) ? 1 : 0;
        Booleans += text.Length == 1 && text[0] is 'y' or 'n' or 'Y' or 'N' or 't' or 'f' or 'T' or 'F' ? 1 : 0;
        Subdivided += Subdivisions.CountryOf(word) is null ? 0 : 1;
    }

    /// <summary>True when at least 95 per cent of the values are so.</summary>
    public bool Mostly(int count) => Values > 0 && count * 20L >= Values * 19L;

    private void AddNumber(ReadOnlySpan<char> text)
    {
        var body = text;
        if (CurrencySigns.Strip(ref body) is { } currency || StripAfterSign(ref body, out currency))
        {
            var isAmount = NumberCell.IsNumber(body, _point) || NumberCell.IsNumber(body, _comma);
            _currencies[currency] = _currencies.GetValueOrDefault(currency) + (isAmount ? 1 : 0);
        }

        var isPoint = NumberCell.IsNumber(body, _point);
        var isComma = NumberCell.IsNumber(body, _comma);
        PointNumbers += isPoint ? 1 : 0;
        CommaNumbers += isComma ? 1 : 0;
        OnlyPoint += isPoint && !isComma ? 1 : 0;
        OnlyComma += isComma && !isPoint ? 1 : 0;
        if (!isPoint && !isComma)
        {
            return;
        }

        var digits = text[0] is '-' or '+' ? text[1..] : text;
        var isInteger = digits.IndexOfAnyExceptInRange('0', '9') < 0;
        Integers += isInteger ? 1 : 0;
        LeadingZeros += isInteger && digits.Length > 1 && digits[0] == '0' ? 1 : 0;
        if (NumberCell.TryRead(body, isPoint ? _point : _comma, out var number, out _))
        {
            WithinLatitude += Math.Abs(number.Value) <= 90 ? 1 : 0;
            WithinLongitude += Math.Abs(number.Value) <= 180 ? 1 : 0;
        }
    }

    private static bool StripAfterSign(ref ReadOnlySpan<char> body, out string currency)
    {
        var inner = body;
        NumberCell.StripSign(ref inner);
        currency = (inner.Length < body.Length ? CurrencySigns.Strip(ref inner) : null) ?? string.Empty;
        body = currency.Length > 0 ? inner : body;
        return currency.Length > 0;
    }

    private void AddDate(ReadOnlySpan<char> text)
    {
        if (text.Length < 6 || text.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return;
        }

        var isMonthFirst = DateCell.TryRead(text, _point, out var date, out _);
        var isDayFirst = DateCell.TryRead(text, _comma, out _, out _);
        MonthFirst += isMonthFirst ? 1 : 0;
        DayFirst += isDayFirst ? 1 : 0;
        OnlyMonthFirst += isMonthFirst && (!isDayFirst || date.ShowsOrder) ? 1 : 0;
        OnlyDayFirst += isDayFirst && !isMonthFirst ? 1 : 0;
    }
}
