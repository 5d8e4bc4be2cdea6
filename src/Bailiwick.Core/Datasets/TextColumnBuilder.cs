namespace Bailiwick.Core.Datasets;

internal sealed class TextColumnBuilder : ColumnBuilder
{
    private readonly List<int> _wordOfRow = [];
    private readonly List<string> _words = [];
    private readonly Dictionary<string, int> _numberOfWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numberOfSpan;

    public TextColumnBuilder(ColumnPlan plan)
        : base(plan) => _numberOfSpan = _numberOfWord.GetAlternateLookup<ReadOnlySpan<char>>();

    public override CellFault? Add(ReadOnlySpan<char> cell)
    {
        var text = cell.Trim();
        if (text.IsEmpty)
        {
            _wordOfRow.Add(TextColumn.Empty);
            Empty++;
            return null;
        }

        if (!_numberOfSpan.TryGetValue(text, out var number))
        {
            number = _words.Count;
            var word = text.ToString();
            _words.Add(word);
            _numberOfWord.Add(word, number);
        }

        _wordOfRow.Add(number);
        return null;
    }

    public override Column Build(string key) => new TextColumn(Info(key, _words.Count), [.. _wordOfRow], [.. _words]);
}
