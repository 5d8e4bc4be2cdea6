namespace Bailiwick.Server;

/// <summary>A part of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">The cursor of the next page, or null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Takes one more than asked for as the sign that there is a next page.</summary>
    /// <param name="found">At most <paramref name="size"/> + 1 items.</param>
    /// <param name="size">How many were asked for.</param>
    /// <param name="cursorOf">Where the list continues after an item.</param>
    public static Page<T> Of(IReadOnlyList<T> found, int size, Func<T, string> cursorOf)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(cursorOf);
        return found.Count > size ? new Page<T>(found.Take(size).ToList(), cursorOf(found[size - 1])) : new Page<T>(found, null);
    }
}
