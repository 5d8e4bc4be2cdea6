namespace Bailiwick.Server.Datasets.Reading;

/// <summary>Finds which of comma, semicolon, tab and vertical bar separates the cells.</summary>
public static class DelimiterDetection
{
    private const int LinesLookedAt = 50;
    private static readonly char[] _candidates = [',', ';', '\t', '|'];

    /// <summary>The one that stands equally often on most lines, outside quotation marks; a comma when none does.</summary>
    public static char Of(ReadOnlySpan<char> sample)
    {
        var best = ',';
        var bestScore = 0;
        foreach (var candidate in _candidates)
        {
            var counts = CountsByLine(sample, candidate);
            if (counts.Count == 0 || counts[0] == 0)
            {
                continue;
            }

            var agreeing = counts.Count(count => count == counts[0]);
            var score = (agreeing * 100_000 / counts.Count) + Math.Min(counts[0], 999);
            if (score > bestScore)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        return best;
    }

    private static List<int> CountsByLine(ReadOnlySpan<char> sample, char delimiter)
    {
        var counts = new List<int>();
        var count = 0;
        var isQuoted = false;
        var isBlank = true;
        foreach (var c in sample)
        {
            isQuoted ^= c == '"';
            count += !isQuoted && c == delimiter ? 1 : 0;
            if (!isQuoted && c == '\n')
            {
                if (!isBlank)
                {
                    counts.Add(count);
                }

                count = 0;
                isBlank = true;
            }
            else
            {
                isBlank &= c == '\r';
            }

            if (counts.Count == LinesLookedAt)
            {
                return counts;
            }
        }

        if (counts.Count == 0 && !isBlank)
        {
            counts.Add(count);
        }

        return counts;
    }
}
