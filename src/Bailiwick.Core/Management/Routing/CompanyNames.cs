using System.Text;

namespace Bailiwick.Core.Management.Routing;

/// <summary>Compares names of companies without case, accents, punctuation and legal forms.</summary>
public static class CompanyNames
{
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿšžłđćčşğıőűāēīōūęąńśźżřťďůľĺŕ";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyyszldccsgiouaeioueanszzrtdullr";

    private static readonly HashSet<string> _forms = new(StringComparer.Ordinal)
    {
        "inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "corp", "corporation", "co", "company", "plc", "gmbh", "ag", "kg", "se", "sa", "sas", "sarl", "srl", "spa", "bv", "nv",
        "ab", "as", "oy", "pty", "pvt", "the", "group", "holding", "holdings",
    };

    /// <summary>The words that tell it apart: "The Größe Group, Inc." gives "grosse". All words when only legal forms are there.</summary>
    /// <param name="name">As written.</param>
    public static IReadOnlyList<string> Words(string? name)
    {
        var folded = new StringBuilder();
        foreach (var letter in (name ?? "").Replace("ß", "ss", StringComparison.Ordinal).Replace("&", " and ", StringComparison.Ordinal))
        {
            if (letter is not ('\'' or '’' or '.'))
            {
                var lower = char.ToLowerInvariant(letter);
                var accent = Accented.IndexOf(lower, StringComparison.Ordinal);
                folded.Append(!char.IsLetterOrDigit(letter) ? ' ' : accent >= 0 ? Plain[accent] : lower);
            }
        }

        string[] all = [.. folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word != "and")];
        string[] telling = [.. all.Where(word => !_forms.Contains(word))];
        return telling.Length > 0 ? telling : all;
    }

    /// <summary>From 0 to 1: the pairs of neighboring letters that both have, twice, over all pairs (Dice). 1 for the same words in any order.</summary>
    /// <param name="one">The words of a name.</param>
    /// <param name="other">The words of another.</param>
    public static double Likeness(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (mine, theirs) = (Pairs(one), Pairs(other));
        var common = mine.Sum(pair => Math.Min(pair.Value, theirs.GetValueOrDefault(pair.Key)));
        var all = mine.Values.Sum() + theirs.Values.Sum();
        return all == 0 ? 0 : 2.0 * common / all;
    }

    // Each word with a mark at both ends, so that beginnings count and words of one letter have pairs.
    private static Dictionary<string, int> Pairs(IReadOnlyList<string> words) => words.Select(word => $" {word} ")
        .SelectMany(word => Enumerable.Range(0, word.Length - 1).Select(at => word.Substring(at, 2))).CountBy(pair => pair, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
