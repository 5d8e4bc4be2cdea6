namespace Bailiwick.Core.Management.Rules;

/// <summary>
/// Which rules may hold for a row: each rule is filed under the words or number ranges of its rarest necessary test, so that a row
/// asks only rules that share a word with it. A rule is filed in several places when its filter has an OR.
/// </summary>
internal sealed class RowIndex
{
    private const double WidestShare = 0.4;

    private readonly int[] _always;
    private readonly List<TextShelf> _words = [];
    private readonly List<NumberShelf> _numbers = [];

    public RowIndex(IReadOnlyList<CompiledRule> rules)
    {
        var always = new List<int>();
        var filed = new Dictionary<ItemTest, List<int>>();
        var shares = new Dictionary<ItemTest, double>();
        for (var rule = 0; rule < rules.Count; rule++)
        {
            if (rules[rule].Territories.Length == 0)
            {
                continue;
            }

            var (share, tests) = rules[rule].Cover(shares);
            if (share > WidestShare)
            {
                always.Add(rule);
                continue;
            }

            foreach (var test in tests)
            {
                (filed.TryGetValue(test, out var list) ? list : filed[test] = []).Add(rule);
            }
        }

        _always = [.. always];
        _words.AddRange(filed.Keys.OfType<TextTest>().GroupBy(test => test.Column)
            .Select(group => new TextShelf(group.Key, [.. group.Select(test => (test, filed[test].ToArray()))])));
        _numbers.AddRange(filed.Keys.OfType<NumberTest>().GroupBy(test => test.Column)
            .Select(group => new NumberShelf(group.Key, [.. group.Select(test => (test, filed[test].ToArray()))])));
    }

    /// <summary>How many lists a row looks up.</summary>
    public int Lists => 1 + _words.Count + _numbers.Count;

    /// <summary>The rules in one of the lists for a row. O(1) for words, O(log ranges) for numbers.</summary>
    public int[] At(int list, int row) =>
        list == 0 ? _always : list <= _words.Count ? _words[list - 1].At(row) : _numbers[list - 1 - _words.Count].At(row);

    /// <summary>Files the words that came since. O(new words x tests).</summary>
    public void Extend() => _words.ForEach(shelf => shelf.Extend());

    private sealed class TextShelf
    {
        private readonly TextAccountColumn _column;
        private readonly (TextTest Test, int[] Rules)[] _entries;
        private readonly List<int[]> _rulesOfWord = [];
        private readonly int[] _ofEmpty;

        public TextShelf(TextAccountColumn column, (TextTest Test, int[] Rules)[] entries)
        {
            (_column, _entries) = (column, entries);
            _ofEmpty = Gather(entries.Where(entry => entry.Test.HoldsForEmpty));
            var lists = new List<int>?[column.Words.Count];
            foreach (var (test, rules) in entries)
            {
                foreach (var word in test.Matches())
                {
                    (lists[word] ??= []).AddRange(rules);
                }
            }

            foreach (var list in lists)
            {
                list?.Sort();
                _rulesOfWord.Add(list is null ? [] : [.. list.Distinct()]);
            }
        }

        public int[] At(int row) => _column.At(row) is var word && word == TextAccountColumn.Empty ? _ofEmpty : _rulesOfWord[word];

        public void Extend()
        {
            while (_rulesOfWord.Count < _column.Words.Count)
            {
                var word = _rulesOfWord.Count;
                _rulesOfWord.Add(Gather(_entries.Where(entry => entry.Test.HoldsForWord(word))));
            }
        }

        private static int[] Gather(IEnumerable<(TextTest Test, int[] Rules)> entries) => [.. entries.SelectMany(entry => entry.Rules).Distinct().Order()];
    }

    private sealed class NumberShelf
    {
        private readonly NumberAccountColumn _column;
        private readonly double[] _turns;
        private readonly int[][] _rulesOfRange;
        private readonly int[] _ofEmpty;

        public NumberShelf(NumberAccountColumn column, (NumberTest Test, int[] Rules)[] entries)
        {
            _column = column;
            _turns = [.. entries.SelectMany(entry => entry.Test.Turns).Distinct().Order()];
            _ofEmpty = Rules(entries, double.NaN);
            // Ranges alternate: below the first turn, at it, between it and the second, at that ...
            _rulesOfRange = new int[(2 * _turns.Length) + 1][];
            for (var range = 0; range < _rulesOfRange.Length; range++)
            {
                _rulesOfRange[range] = range % 2 == 1 ? Rules(entries, _turns[range / 2]) : Between(entries, range / 2);
            }
        }

        public int[] At(int row)
        {
            var value = _column.At(row);
            if (double.IsNaN(value))
            {
                return _ofEmpty;
            }

            var at = Array.BinarySearch(_turns, value);
            return _rulesOfRange[at >= 0 ? (2 * at) + 1 : 2 * ~at];
        }

        private int[] Between((NumberTest Test, int[] Rules)[] entries, int turn)
        {
            var below = turn == 0 ? double.NegativeInfinity : _turns[turn - 1];
            var above = turn == _turns.Length ? double.PositiveInfinity : _turns[turn];
            var probe = Math.BitIncrement(below);
            return probe < above ? Rules(entries, probe) : [];
        }

        private static int[] Rules((NumberTest Test, int[] Rules)[] entries, double value) =>
            [.. entries.Where(entry => entry.Test.HoldsFor(value)).SelectMany(entry => entry.Rules).Distinct().Order()];
    }
}
