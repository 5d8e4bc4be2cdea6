using System.Collections.Frozen;

namespace Bailiwick.Core.Management.Rules;

/// <summary>A named set of words of any size, such as ten thousand postal codes. Immutable; a changed set is a new one.</summary>
/// <param name="name">What rules call it.</param>
/// <param name="words">In any case and order; blank ones are left out.</param>
public sealed class ValueSet(string name, IEnumerable<string> words)
{
    /// <summary>What rules call it.</summary>
    public string Name { get; } = name;

    /// <summary>The words, without regard to case.</summary>
    public FrozenSet<string> Words { get; } =
        words.Select(word => word.Trim()).Where(word => word.Length > 0).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
