using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Core.Management.Rules;

/// <summary>Words by row; each different word is held once, and new words only come at the end.</summary>
public sealed class TextAccountColumn : AccountColumn
{
    /// <summary>Stands for an empty cell.</summary>
    public const int Empty = -1;

    private readonly List<string> _words;
    private readonly Dictionary<string, int> _numberOfWord;
    private ILookup<string, int>? _numbersOfFolded;
    private int[]? _sorted;
    private int[]? _rowsOfWord;
    private int[] _wordOfRow;

    /// <summary>A column of words by row.</summary>
    /// <param name="field">A field of text.</param>
    /// <param name="wordOfRow">By row, the number of its word or <see cref="Empty"/>; taken over, not copied.</param>
    /// <param name="words">By number, each once and none empty.</param>
    public TextAccountColumn(ObjectField field, int[] wordOfRow, IEnumerable<string> words)
        : base(field)
    {
        _wordOfRow = wordOfRow;
        _words = [.. words];
        _numberOfWord = _words.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public override int Rows => _wordOfRow.Length;

    /// <summary>By number.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The word's number in a cell, or <see cref="Empty"/>. O(1).</summary>
    /// <param name="row">From 0.</param>
    public int At(int row) => _wordOfRow[row];

    /// <inheritdoc/>
    public override string Show(int row) => _wordOfRow[row] == Empty ? "" : _words[_wordOfRow[row]];

    /// <summary>How many rows had each word when this was first asked: a guess that only decides what is looked up first.</summary>
    internal int[] RowsOfWord
    {
        get
        {
            if (_rowsOfWord is null)
            {
                _rowsOfWord = new int[_words.Count];
                foreach (var word in _wordOfRow)
                {
                    if (word != Empty)
                    {
                        _rowsOfWord[word]++;
                    }
                }
            }

            return _rowsOfWord;
        }
    }

    internal override void Grow(int rows)
    {
        var before = Rows;
        Array.Resize(ref _wordOfRow, rows);
        Array.Fill(_wordOfRow, Empty, before, rows - before);
    }

    /// <summary>Writes a cell; null and blank text make it empty.</summary>
    internal void Set(int row, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            _wordOfRow[row] = Empty;
            return;
        }

        if (!_numberOfWord.TryGetValue(text, out var number))
        {
            number = _words.Count;
            _words.Add(text);
            _numberOfWord.Add(text, number);
            (_sorted, _numbersOfFolded) = (null, null);
        }

        _wordOfRow[row] = number;
    }

    /// <summary>The numbers of a word in whatever case.</summary>
    internal IEnumerable<int> NumbersOf(string word) =>
        (_numbersOfFolded ??= _words.Index().ToLookup(pair => pair.Item, pair => pair.Index, StringComparer.OrdinalIgnoreCase))[word];

    /// <summary>The numbers of all words that begin with a text, by bisection.</summary>
    internal IEnumerable<int> NumbersBeginning(string text)
    {
        var sorted = _sorted ??= [.. Enumerable.Range(0, _words.Count).Order(Comparer<int>.Create((a, b) => string.Compare(_words[a], _words[b], StringComparison.OrdinalIgnoreCase)))];
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.Compare(_words[sorted[middle]], text, StringComparison.OrdinalIgnoreCase) < 0 ? (middle + 1, high) : (low, middle);
        }

        for (; low < sorted.Length && _words[sorted[low]].StartsWith(text, StringComparison.OrdinalIgnoreCase); low++)
        {
            yield return sorted[low];
        }
    }
}
