using System.Numerics;

namespace Bailiwick.Core.Management.Rules;

/// <summary>An item on words: judged once for each different word, then one bit a word. Words that come later are judged when they come.</summary>
internal sealed class TextTest : ItemTest
{
    private const int Bits = 64;

    private readonly Func<string, bool> _judge;
    private ulong[] _holds;
    private int _known;

    /// <param name="column">The field.</param>
    /// <param name="judge">Whether it holds for a word.</param>
    /// <param name="holdsForEmpty">Whether it holds for an empty cell.</param>
    /// <param name="matches">All words known now that hold, when they can be found faster than by asking each.</param>
    public TextTest(TextAccountColumn column, Func<string, bool> judge, bool holdsForEmpty, IEnumerable<int>? matches)
    {
        Column = column;
        HoldsForEmpty = holdsForEmpty;
        _judge = judge;
        _holds = new ulong[(column.Words.Count / Bits) + 1];
        if (matches is null)
        {
            Extend();
            return;
        }

        _known = column.Words.Count;
        foreach (var word in matches)
        {
            _holds[word / Bits] |= 1UL << (word % Bits);
        }
    }

    public TextAccountColumn Column { get; }

    public bool HoldsForEmpty { get; }

    public override double Share
    {
        get
        {
            var counts = Column.RowsOfWord;
            var rows = HoldsForEmpty ? Column.Rows - counts.Sum(count => (long)count) : 0;
            foreach (var word in Matches().Where(word => word < counts.Length))
            {
                rows += counts[word];
            }

            return (double)rows / Math.Max(1, Column.Rows);
        }
    }

    public override bool Holds(int row) => HoldsForWord(Column.At(row));

    public bool HoldsForWord(int word) =>
        word == TextAccountColumn.Empty ? HoldsForEmpty : (_holds[word / Bits] & (1UL << (word % Bits))) != 0;

    /// <summary>The words that hold, ascending. O(words / 64 + matches).</summary>
    public IEnumerable<int> Matches()
    {
        for (var block = 0; block < _holds.Length; block++)
        {
            for (var bits = _holds[block]; bits != 0; bits &= bits - 1)
            {
                yield return (block * Bits) + BitOperations.TrailingZeroCount(bits);
            }
        }
    }

    /// <summary>Judges the words that came since. O(new words).</summary>
    public void Extend()
    {
        var words = Column.Words;
        Array.Resize(ref _holds, (words.Count / Bits) + 1);
        for (; _known < words.Count; _known++)
        {
            if (_judge(words[_known]))
            {
                _holds[_known / Bits] |= 1UL << (_known % Bits);
            }
        }
    }
}
