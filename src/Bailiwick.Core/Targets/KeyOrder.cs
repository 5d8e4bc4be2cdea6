using System.Globalization;

namespace Bailiwick.Core.Targets;

/// <summary>The order of keys that ends every tie: numbers as numbers, before text, text in ordinal order. Knows no culture.</summary>
public sealed class KeyOrder : IComparer<string>
{
    private KeyOrder()
    {
    }

    /// <summary>The one instance.</summary>
    public static KeyOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (left, right) = (NumberIn(x), NumberIn(y));
        var byNumber = (left, right) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            _ => decimal.Compare(left.Value, right.Value),
        };
        return byNumber != 0 ? byNumber : string.CompareOrdinal(x, y);
    }

    // A key of more digits than a decimal holds is text: which of the two it is depends on the key alone, so the order stays total.
    private static decimal? NumberIn(string? key) =>
        key is { Length: > 0 and <= 28 }
        && (char.IsAsciiDigit(key[^1]) && (char.IsAsciiDigit(key[0]) || key[0] == '-'))
        && decimal.TryParse(key, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
