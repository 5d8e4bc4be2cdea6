using System.Globalization;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>A column with numbers after it: "beds", "beds:0.05", "beds:5%:2".</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Numbers">What follows it.</param>
internal sealed record MeasureWord(string Column, double[] Numbers)
{
    /// <summary>Reads a word; a column whose own name has colons is taken whole when the file has it.</summary>
    public static MeasureWord Parse(string word, string option, CsvTable units, int leastNumbers, int mostNumbers)
    {
        for (var numbers = 0; numbers <= mostNumbers; numbers++)
        {
            var cells = word.Split(':');
            if (cells.Length <= numbers)
            {
                break;
            }

            var column = string.Join(':', cells[..^numbers]);
            var isLastChance = cells.Length == numbers + 1 || numbers == mostNumbers;
            if ((units.Find(column) >= 0 || isLastChance) && numbers >= leastNumbers)
            {
                return new MeasureWord(column, [.. cells[^numbers..].Select(cell => Number(cell, word, option))]);
            }
        }

        throw InputFaults.Option($"{option} '{word}' lacks its number. Maybe write it as {option} COLUMN:100.");
    }

    private static double Number(string text, string word, string option)
    {
        var trimmed = text.Trim();
        var isPercent = trimmed.EndsWith('%');
        return double.TryParse(isPercent ? trimmed[..^1] : trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) && value >= 0
            ? isPercent ? value / 100 : value
            : throw InputFaults.Option($"'{text}' in {option} '{word}' is no number of at least 0. Maybe write it as 0.05 or 5%.");
    }
}
