namespace Bailiwick.Core.Targets;

/// <summary>How large numbers may be so that no exact calculation leaves the decimal.</summary>
public static class TargetLimits
{
    /// <summary>The largest magnitude of one amount: a billion billions, a cent still exact on a sum of many.</summary>
    public const decimal LargestAmount = 1_000_000_000_000_000_000m;

    /// <summary>The largest confidence; the smallest is its inverse.</summary>
    public const decimal LargestConfidence = 1_000_000_000m;

    /// <summary>Whether no amount leaves the range: nothing needs a name then.</summary>
    public static bool Holds(params ReadOnlySpan<decimal?> amounts)
    {
        foreach (var amount in amounts)
        {
            if (amount is { } value && Math.Abs(value) > LargestAmount)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A refusal when an amount is out of range, else null.</summary>
    public static Refusal? Check(string what, decimal? amount) =>
        amount is { } value && Math.Abs(value) > LargestAmount ? TargetRefusals.TooLarge(what, value) : null;
}
