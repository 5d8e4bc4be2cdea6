using System.Text;

namespace Bailiwick.Core.Datasets;

/// <summary>A header taken apart: STRCITY, store_id, "Zip Code" and postalCode all tell what the column is for.</summary>
internal sealed class HeaderWords
{
    private readonly string[] _words;

    public HeaderWords(string header)
    {
        var words = new StringBuilder();
        for (var i = 0; i < header.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(header[i]) && char.IsLower(header[i - 1]);
            words.Append(startsWord ? " " : string.Empty);
            words.Append(char.IsLetterOrDigit(header[i]) ? char.ToLowerInvariant(header[i]) : ' ');
        }

        _words = words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Joined = string.Concat(_words);
    }

    /// <summary>All words without anything between them.</summary>
    public string Joined { get; }

    public string Last => _words.Length == 0 ? string.Empty : _words[^1];

    /// <summary>The whole header is one of these.</summary>
    public bool Is(params ReadOnlySpan<string> names) => names.Contains(Joined);

    /// <summary>The last word is one of these.</summary>
    public bool EndsInWord(params ReadOnlySpan<string> names) => names.Contains(Last);

    /// <summary>The header ends in one of these, in a word of its own or not.</summary>
    public bool EndsIn(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Joined.EndsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public bool Has(string word) => _words.Contains(word);
}
