using Bailiwick.Core;

namespace Bailiwick.Server.Alignments;

/// <summary>What an alignment may be called.</summary>
internal static class AlignmentNames
{
    private const int LongestName = 200;
    private const int LongestDescription = 4000;

    public static Refusal? Check(string? name, string? description)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl))
        {
            return new Refusal(
                "alignment.bad-alignment-name",
                $"An alignment's name has 1 to {LongestName} characters and is not blank; this one has {name?.Length ?? 0}. Maybe give another.");
        }

        return description is { Length: > LongestDescription }
            ? new Refusal(
                "alignment.bad-description",
                $"A description has at most {LongestDescription} characters, this one has {description.Length}. Maybe shorten it.")
            : null;
    }
}
