using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Datasets.Reading;

namespace Bailiwick.Server.Datasets.Importing;

/// <summary>
/// Reads all rows of a file into columns, one row at a time. Every cell that cannot be read, every code that was mended and every key that
/// stands twice becomes a finding. Waits for the file, so it belongs on a thread that may wait.
/// </summary>
public sealed class TableReading
{
    private const int MostErrors = 10_000;
    private const int RowsBetweenLooks = 512;

    private readonly IRowSource _source;
    private readonly ImportRequest _request;
    private readonly FindingLog _findings;
    private readonly (int Index, ColumnBuilder Builder)[] _columns;
    private readonly PostalReading _postal;
    private readonly int _key;
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _keyOfSpan;
    private readonly List<int> _numberOfRow = [];
    private readonly List<int> _lineOfRow = [];
    private int _row;
    private int _duplicates;
    private Finding? _firstDuplicate;

    /// <param name="source">The file, before its first row.</param>
    /// <param name="request">A request that <see cref="ImportRules.Judge"/> has nothing against.</param>
    /// <param name="plans">How each kept column is read, in the order of <see cref="ImportRules.Kept"/>.</param>
    /// <param name="findings">Where findings go.</param>
    public TableReading(IRowSource source, ImportRequest request, IReadOnlyList<ColumnPlan> plans, FindingLog findings)
    {
        (_source, _request, _findings) = (source, request, findings);
        var kept = ImportRules.Kept(request);
        _columns = [.. kept.Select((column, number) => (column.Index, ColumnBuilder.For(plans[number])))];
        _key = IndexOf(ColumnRole.Key);
        _keyOfSpan = _keys.GetAlternateLookup<ReadOnlySpan<char>>();
        _postal = new PostalReading(source, IndexOf(ColumnRole.Country), IndexOf(ColumnRole.State), request.DefaultCountry);

        int IndexOf(ColumnRole role) => kept.FirstOrDefault(column => column.Role == role)?.Index ?? -1;
    }

    /// <summary>How much of the file is read, 0 to 1; may be asked from another thread.</summary>
    public double Fraction { get; private set; }

    /// <summary>How many records were read; may be asked from another thread.</summary>
    public int Rows => _row;

    /// <summary>Reads to the end. O(cells).</summary>
    public Outcome<ImportedTable> Read(CancellationToken cancellation)
    {
        var isHeader = _request.HasHeader;
        while (true)
        {
            var read = _source.Read();
            if (!read.IsDone)
            {
                return read.Refusal;
            }

            if (!read.Value)
            {
                break;
            }

            if (JudgeWidth() is { } refusal)
            {
                return refusal;
            }

            if (!isHeader && !AddRow())
            {
                return ImportRefusals.BadCells(_findings, isWhole: false);
            }

            isHeader = false;
            if (_row > ReadLimits.Rows)
            {
                return FileRefusals.TooManyRows();
            }

            if (_row % RowsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                Fraction = _source.Fraction;
            }
        }

        return JudgeWhole() is { } whole ? whole : Build();
    }

    private Refusal? JudgeWidth()
    {
        foreach (var (index, _) in _columns)
        {
            if (index >= _source.Width)
            {
                return ImportRefusals.NoSuchColumn(index, _source.Width);
            }
        }

        return null;
    }

    private bool AddRow()
    {
        _row++;
        if (_key >= 0 && !TakeKey())
        {
            return true;
        }

        _numberOfRow.Add(_row);
        _lineOfRow.Add(_source.Line);
        foreach (var (index, builder) in _columns)
        {
            AddCell(index, builder);
        }

        return _request.BadCells == BadCells.Blank || _findings.Errors < MostErrors;
    }

    private void AddCell(int index, ColumnBuilder builder)
    {
        if (_source.ErrorAt(index) is { } error)
        {
            builder.Add([]);
            Note(builder, FindingKinds.WorkbookError, error, $"the cell holds the error {error}.");
            return;
        }

        var cell = _source[index];
        if (builder.Plan.Kind == ColumnKind.PostalCode && !EmptyCell.IsBlank(cell))
        {
            var code = _postal.Read(cell, out var kind);
            builder.Add(code);
            if (kind is not null)
            {
                Note(builder, kind, cell, kind == FindingKinds.PostalForm ? $"\"{code}\" is kept as written." : $"\"{Finding.Shorten(cell)}\" is read as {code}.");
            }
        }
        else if (builder.Add(cell) is { } fault)
        {
            Note(builder, fault.Kind, cell, fault.Explanation);
        }
    }

    /// <summary>False when the record is to be left out.</summary>
    private bool TakeKey()
    {
        var key = _source[_key].Trim();
        var column = Array.Find(_columns, column => column.Index == _key).Builder;
        if (key.IsEmpty)
        {
            Note(column, FindingKinds.MissingKey, key, "the key is empty.");
            return true;
        }

        if (_keyOfSpan.Add(key))
        {
            return true;
        }

        _duplicates++;
        var isLeftOut = _request.DuplicateKeys == DuplicateKeys.KeepFirst;
        var what = $"the key \"{Finding.Shorten(key)}\" stands in an earlier record{(isLeftOut ? "; this one is left out" : string.Empty)}.";
        var finding = Note(column, FindingKinds.DuplicateKey, key, what);
        _firstDuplicate ??= finding;
        return !isLeftOut;
    }

    private Finding Note(ColumnBuilder column, FindingKind kind, ReadOnlySpan<char> value, string what)
    {
        var name = column.Plan.Name;
        var finding = new Finding(
            _row, _source.Line, name, Finding.Shorten(value), kind, $"Row {_row} (line {_source.Line}), column \"{name}\": {what}");
        _findings.Add(finding);
        return finding;
    }

    private Refusal? JudgeWhole() =>
        _row == 0 ? FileRefusals.NoRows()
        : _request.BadCells == BadCells.Refuse && _findings.Errors > 0 ? ImportRefusals.BadCells(_findings, isWhole: true)
        : _request.DuplicateKeys == DuplicateKeys.Refuse && _firstDuplicate is { } first ? ImportRefusals.RepeatedKeys(first.Column!, _duplicates, first)
        : null;

    private Outcome<ImportedTable> Build()
    {
        Fraction = 1;
        var keys = ColumnKeys.Of([.. _columns.Select(column => column.Builder.Plan.Name)]);
        var columns = new Column[_columns.Length];
        for (var number = 0; number < columns.Length; number++)
        {
            columns[number] = _columns[number].Builder.Build(keys[number]);
            if (ImportRules.JudgeWords(columns[number]) is { } refusal)
            {
                return refusal;
            }

            foreach (var finding in _columns[number].Builder.FindingsOfColumn())
            {
                _findings.Add(finding);
            }
        }

        var table = new ImportedTable(columns, [.. _numberOfRow], [.. _lineOfRow]);
        EmptyMeasures.Note(table, _findings);
        return table;
    }
}
