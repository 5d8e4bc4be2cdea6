using System.Text;

namespace Bailiwick.Core.Datasets;

/// <summary>Makes the keys of columns from their names.</summary>
public static class ColumnKeys
{
    private const int LongestKey = 60;

    /// <summary>
    /// One key a name, in order: lower-case ASCII letters and digits, everything else becomes one hyphen; a number is added where two
    /// would be equal. "Staffed All Beds" is "staffed-all-beds".
    /// </summary>
    public static string[] Of(IReadOnlyList<string> names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var keys = new string[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            var plain = Plain(names[i]);
            var key = plain;
            for (var copy = 2; !taken.Add(key); copy++)
            {
                key = $"{plain}-{copy}";
            }

            keys[i] = key;
        }

        return keys;
    }

    private static string Plain(string name)
    {
        var key = new StringBuilder();
        foreach (var c in name.Trim().ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                key.Append(c);
            }
            else if (key.Length > 0 && key[^1] != '-')
            {
                key.Append('-');
            }
        }

        var plain = key.ToString(0, Math.Min(key.Length, LongestKey)).TrimEnd('-');
        return plain.Length == 0 ? "column" : plain;
    }
}
