namespace Bailiwick.Core.Management.Objects;

/// <summary>Names for programs: a letter first; letters, digits and underscores; no underscore at the end and never two together.</summary>
public static class DeveloperNames
{
    /// <summary>The longest name.</summary>
    public const int MostCharacters = 80;

    /// <summary>Whether a name is one. O(characters).</summary>
    /// <param name="name">Any text.</param>
    public static bool IsValid(string name) =>
        name is { Length: > 0 and <= MostCharacters } && char.IsAsciiLetter(name[0]) && name[^1] != '_'
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') && !name.Contains("__", StringComparison.Ordinal);

    /// <summary>A name made of a label: "North-East 7" becomes "North_East_7"; "T" stands before a digit, and alone when nothing is left.</summary>
    /// <param name="label">Any text.</param>
    public static string Of(string label)
    {
        var words = new string([.. label.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('_', words);
        name = name.Length == 0 || !char.IsAsciiLetter(name[0]) ? $"T{name}" : name;
        return name.Length <= MostCharacters ? name : name[..MostCharacters].TrimEnd('_');
    }
}
