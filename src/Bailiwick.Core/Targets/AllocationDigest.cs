using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bailiwick.Core.Targets;

/// <summary>
/// The record of a run: same input, same rules, same bytes. Accounts are written in ordinal order of their keys and numbers without
/// trailing zeros, so neither order nor culture nor the way a number was written matters.
/// </summary>
/// <param name="Rules">The version of the arithmetic.</param>
/// <param name="Input">SHA-256 of everything that decides, lower-case hexadecimal.</param>
/// <param name="Result">SHA-256 of every amount with what is left, lower-case hexadecimal.</param>
public sealed record AllocationDigest(string Rules, string Input, string Result)
{
    /// <summary>The record of an allocation. O(n log n).</summary>
    public static AllocationDigest Of(Allocation allocation)
    {
        ArgumentNullException.ThrowIfNull(allocation);
        var order = new int[allocation.Amounts.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (x, y) => string.CompareOrdinal(allocation.Amounts[x].Key, allocation.Amounts[y].Key));
        return new AllocationDigest(TargetRules.Version, InputOf(allocation.Problem, order), ResultOf(allocation, order));
    }

    private static string InputOf(AllocationProblem problem, int[] order)
    {
        using var text = new Hashed();
        text.Line(TargetRules.Version, Of(problem.Total), Of(problem.Unit), $"{problem.Method}", $"{problem.Bounds}", $"{problem.Excess}", $"{problem.Sizing}", $"{problem.EmptyBuckets}");
        foreach (var field in problem.Fields.OrderBy(field => field.Field, StringComparer.Ordinal))
        {
            text.Line("field", field.Field, Of(field.Weight));
        }

        foreach (var bucket in problem.Buckets.OrderBy(bucket => bucket.Key, StringComparer.Ordinal))
        {
            text.Line("bucket", bucket.Key, Of(bucket.Size), $"{bucket.Method}");
        }

        foreach (var place in order)
        {
            var account = problem.Accounts[place];
            text.Line(
                account.Key, Of(account.Weight), account.Bucket ?? "", account.IsEligible ? "1" : "0", Of(account.BottomUp), Of(account.Override),
                account.IsLocked ? "1" : "0", Of(account.LockedAmount), Of(account.Floor), Of(account.Cap));
            foreach (var (field, value) in (account.Values ?? ImmutableDictionary<string, decimal?>.Empty).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                text.Line("value", field, Of(value));
            }
        }

        return text.End();
    }

    private static string ResultOf(Allocation allocation, int[] order)
    {
        using var text = new Hashed();
        text.Line(Of(allocation.Unallocated), Of(allocation.Excess));
        foreach (var place in order)
        {
            text.Line(allocation.Amounts[place].Key, Of(allocation.Amounts[place].Amount), $"{(int)allocation.Amounts[place].Source}");
        }

        return text.End();
    }

    private static string Of(decimal? value) => value is { } number ? number.ToString("G29", CultureInfo.InvariantCulture) : "";

    private sealed class Hashed : IDisposable
    {
        private const int Full = 1 << 16;

        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly StringBuilder _waiting = new();

        // Each cell is preceded by its length, so that no key can imitate another line.
        public void Line(params ReadOnlySpan<string> cells)
        {
            foreach (var cell in cells)
            {
                _waiting.Append(CultureInfo.InvariantCulture, $"{cell.Length}:").Append(cell);
            }

            _waiting.Append('\n');
            if (_waiting.Length > Full)
            {
                Flush();
            }
        }

        public string End()
        {
            Flush();
            return Convert.ToHexStringLower(_hash.GetHashAndReset());
        }

        public void Dispose() => _hash.Dispose();

        private void Flush()
        {
            _hash.AppendData(Encoding.UTF8.GetBytes(_waiting.ToString()));
            _waiting.Clear();
        }
    }
}
