using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Accounts;

/// <summary>Finds who a word of an owner column means: by id, user name, e-mail address, employee number, and last by the whole name; letter case and blanks around aside.</summary>
public sealed class PersonIndex
{
    private readonly ImmutableArray<ILookup<string, string>> _idsOfWord;

    /// <summary>Makes the index. O(people).</summary>
    /// <param name="people">Everybody.</param>
    public PersonIndex(IEnumerable<Person> people)
    {
        var all = people.ToList();
        _idsOfWord =
        [
            .. new Func<Person, string?>[] { one => one.Id, one => one.Username, one => one.Email, one => one.EmployeeNumber, one => one.Name }
                .Select(wordOf => all.Where(one => !string.IsNullOrWhiteSpace(wordOf(one))).ToLookup(one => wordOf(one)!.Trim(), one => one.Id, StringComparer.OrdinalIgnoreCase)),
        ];
    }

    /// <summary>The people that a word means: one, none, or several who cannot be told apart. The surest kind of word decides. O(1).</summary>
    /// <param name="word">A cell.</param>
    public IReadOnlyList<string> Find(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        foreach (var idsOfWord in _idsOfWord)
        {
            if (idsOfWord[word.Trim()].ToList() is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    /// <summary>One person with everything that a cell may call them.</summary>
    /// <param name="Id">The user's id.</param>
    /// <param name="Username">Unique.</param>
    /// <param name="Email">Not always unique.</param>
    /// <param name="EmployeeNumber">May be empty.</param>
    /// <param name="Name">Not always unique.</param>
    public sealed record Person(string Id, string? Username, string? Email, string? EmployeeNumber, string? Name);
}
