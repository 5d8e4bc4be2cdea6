using System.Globalization;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>Reads a territory's number.</summary>
internal static class TerritoryWord
{
    public const int Wrong = -2;

    /// <summary>0 to count - 1; -1 for a blank or -1; <see cref="Wrong"/> for anything else. "3.0" is 3, as spreadsheets write it.</summary>
    public static int Parse(string? word, int count) =>
        string.IsNullOrEmpty(word)
            ? -1
            : double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= -1 && value < count && value == Math.Floor(value)
                ? (int)value
                : Wrong;
}
