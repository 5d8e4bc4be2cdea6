using System.Globalization;

namespace Bailiwick.Cli.Optimization;

/// <summary>Reads "5%", "5 %" or "0.05".</summary>
internal static class Percentage
{
    /// <returns>The fraction, between 0 and 1.</returns>
    public static double Parse(string text, string option)
    {
        var trimmed = text.Trim();
        var isPercent = trimmed.EndsWith('%');
        var digits = isPercent ? trimmed[..^1].TrimEnd() : trimmed;
        if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            var fraction = isPercent ? value / 100 : value;
            if (fraction is >= 0 and <= 1)
            {
                return fraction;
            }
        }

        throw new RefusedException("cli.percentage", $"{option} '{text}' is not between 0 % and 100 %. Maybe write it as 5% or 0.05.", ExitCode.WrongUsage);
    }
}
