namespace Bailiwick.Cli.Optimization.Files;

/// <summary>The units of a file: ids, places, and its columns by name.</summary>
internal sealed class UnitRows
{
    /// <summary>In place of a column, where each unit counts 1.</summary>
    public const string CountWord = "units";

    private readonly InputFaults _faults;
    private readonly Dictionary<string, int> _rowOfId;
    private readonly Dictionary<string, double[]> _amounts = [];

    public UnitRows(FileRequest request, InputFaults faults)
    {
        _faults = faults;
        Table = CsvTable.Read(request.Units);
        if (Table.Rows == 0)
        {
            throw InputFaults.One(request.Units, "has a header but no units. Maybe the filter that wrote it leaves none.");
        }

        Id = Table.Texts(Table.Column(request.Id, "--id"), faults);
        X = Table.Numbers(Table.Column(request.X, "--x"), double.MinValue, faults);
        Y = Table.Numbers(Table.Column(request.Y, "--y"), double.MinValue, faults);
        _rowOfId = new Dictionary<string, int>(Id.Length, StringComparer.Ordinal);
        for (var row = 0; row < Id.Length; row++)
        {
            if (string.IsNullOrEmpty(Id[row]))
            {
                faults.Add(Table.File, Table.LineOf(row), $"'{request.Id}' is empty. Maybe give each unit an id of its own.");
            }
            else if (!_rowOfId.TryAdd(Id[row], row))
            {
                faults.Add(
                    Table.File,
                    Table.LineOf(row),
                    $"the id '{Id[row]}' stands on line {Table.LineOf(_rowOfId[Id[row]])} already. Maybe leave one out, or choose another --id column.");
            }
        }

        for (var row = 0; request.IsGreatCircle && row < X.Length; row++)
        {
            if (Math.Abs(Y[row]) > 90 || Math.Abs(X[row]) > 360)
            {
                faults.Add(Table.File, Table.LineOf(row), $"longitude {X[row]}, latitude {Y[row]} is no place on the globe. Maybe --x and --y are swapped.");
            }
        }

        faults.Demand();
    }

    public CsvTable Table { get; }

    public string[] Id { get; }

    public double[] X { get; }

    public double[] Y { get; }

    public int Count => Id.Length;

    /// <summary>A unit's row, or -1.</summary>
    public int Row(string id) => _rowOfId.GetValueOrDefault(id, -1);

    /// <summary>Amounts of at least 0 of a column; 1 each for the word "units" when no column is called so.</summary>
    public double[] Amounts(string column, string option)
    {
        if (column == CountWord && Table.Find(column) < 0)
        {
            return Array.ConvertAll(Id, _ => 1.0);
        }

        if (!_amounts.TryGetValue(column, out var amounts))
        {
            _amounts[column] = amounts = Table.Numbers(Table.Column(column, option), 0, _faults);
        }

        return amounts;
    }

    /// <summary>Territories of a column, -1 where it is blank or -1.</summary>
    public int[]? Territories(string? column, string option, int count)
    {
        if (column is null)
        {
            return null;
        }

        var words = Table.Texts(Table.Column(column, option), _faults);
        var result = new int[words.Length];
        for (var row = 0; row < words.Length; row++)
        {
            result[row] = TerritoryWord.Parse(words[row], count);
            if (result[row] == TerritoryWord.Wrong)
            {
                _faults.Add(Table.File, Table.LineOf(row), $"'{column}' is '{words[row]}', which is none of the territories 0 to {count - 1}. Maybe leave it blank, or ask for more territories.");
            }
        }

        return result;
    }

    /// <summary>Units that share a word of a column.</summary>
    public int[][]? Groups(string? column, string option)
    {
        if (column is null)
        {
            return null;
        }

        var words = Table.Texts(Table.Column(column, option), _faults);
        return [.. Enumerable.Range(0, words.Length)
            .Where(row => !string.IsNullOrEmpty(words[row]))
            .GroupBy(row => words[row])
            .Where(group => group.Skip(1).Any())
            .Select(group => group.ToArray())];
    }
}
