using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Rules;

/// <summary>Reads "1 AND (2 OR 3)". Numbers are items from 1; AND and OR in any case; mixed ones need parentheses. Refusals name the character.</summary>
public sealed class FilterParser
{
    private const int DeepestNesting = 100;

    private readonly string _text;
    private readonly int _items;
    private int _at;

    private FilterParser(string text, int items)
    {
        _text = text;
        _items = items;
    }

    /// <summary>The filter, or <c>rule.bad-filter</c> with the place, or <c>rule.unused-item</c>.</summary>
    /// <param name="filter">Null or blank means all items.</param>
    /// <param name="items">How many items the rule has, at least 1.</param>
    public static Outcome<FilterNode> Parse(string? filter, int items)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(items);
        if (string.IsNullOrWhiteSpace(filter))
        {
            return items == 1 ? FilterNode.Of(1) : new FilterNode(0, true, [.. Enumerable.Range(1, items).Select(FilterNode.Of)]);
        }

        var read = new FilterParser(filter, items).Whole();
        if (!read.IsDone)
        {
            return read;
        }

        var unused = Enumerable.Range(1, items).Except(read.Value.Items).FirstOrDefault();
        return unused == 0 ? read : RuleRefusals.UnusedItem(filter, unused, items);
    }

    private Outcome<FilterNode> Whole()
    {
        var read = Join(0);
        return !read.IsDone || Peek() == '\0' ? read : Bad(Peek() == ')' ? "a parenthesis closes that was not opened" : $"\"{Word()}\" is not expected; AND or OR is");
    }

    private Outcome<FilterNode> Join(int depth)
    {
        var parts = ImmutableArray.CreateBuilder<FilterNode>();
        string? joint = null;
        while (true)
        {
            var part = Part(depth);
            if (!part.IsDone)
            {
                return part;
            }

            parts.Add(part.Value);
            Peek();
            var word = Word().ToUpperInvariant();
            if (word is not ("AND" or "OR"))
            {
                return parts.Count == 1 ? parts[0] : new FilterNode(0, joint == "AND", parts.ToImmutable());
            }

            if (joint is not null && joint != word)
            {
                return Bad($"{word} follows {joint} without parentheses, so it is not clear which binds first");
            }

            joint = word;
            _at += word.Length;
        }
    }

    private Outcome<FilterNode> Part(int depth)
    {
        var next = Peek();
        if (next == '(')
        {
            if (depth == DeepestNesting)
            {
                return Bad($"parentheses are nested more than {DeepestNesting} deep");
            }

            _at++;
            var inner = Join(depth + 1);
            if (!inner.IsDone)
            {
                return inner;
            }

            if (Peek() != ')')
            {
                return Bad(Peek() == '\0' ? "a parenthesis is not closed" : $"\"{Word()}\" is not expected; AND, OR or \")\" is");
            }

            _at++;
            return inner;
        }

        var word = Word();
        if (word.Length == 0)
        {
            return Bad(next == '\0' ? "an item number is missing at the end" : $"\"{next}\" is not expected; an item number is");
        }

        if (!int.TryParse(word, System.Globalization.NumberStyles.None, null, out var number))
        {
            return Bad(word.Equals("NOT", StringComparison.OrdinalIgnoreCase) ? "NOT is not known; notEqual and notContain are operations" : $"\"{word}\" is no item number");
        }

        if (number < 1 || number > _items)
        {
            return Bad($"there is no item {number}; there are {_items}, numbered from 1");
        }

        _at += word.Length;
        return FilterNode.Of(number);
    }

    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private string Word()
    {
        var end = _at;
        while (end < _text.Length && char.IsLetterOrDigit(_text[end]) && (end == _at || char.IsDigit(_text[end]) == char.IsDigit(_text[_at])))
        {
            end++;
        }

        return _text[_at..end];
    }

    private Outcome<FilterNode> Bad(string why) => RuleRefusals.BadFilter(_text, _at + 1, why);
}
