using Bailiwick.Core;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>The accounts that an event is about, by ids or by numbers.</summary>
internal static class AccountChoice
{
    public const int Most = 10_000;

    /// <summary>Each once, by id; refused when one is not there.</summary>
    public static async Task<Outcome<List<LiveRecord>>> ReadAsync(
        LiveScope scope, IReadOnlyList<string>? ids, IReadOnlyList<string>? numbers, CancellationToken cancellation)
    {
        var wanted = (ids ?? []).Distinct(StringComparer.Ordinal).ToList();
        var named = (numbers ?? []).Select(one => one.Trim()).Where(one => one.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count + named.Count is var count && count is 0 or > Most)
        {
            return count == 0 ? AccountRefusals.NoAccounts() : AccountRefusals.TooMany(count, Most);
        }

        var found = await scope.ReadAsync("Account", LiveQuery.Ids(wanted), cancellation);
        if (wanted.Except(found.Select(one => one.Id), StringComparer.Ordinal).FirstOrDefault() is { } missing)
        {
            return LiveRefusals.RecordNotFound("Account", missing);
        }

        var byNumber = named.Count == 0 ? [] : await scope.ReadAsync("Account", LiveQuery.Where("AccountNumber", named), cancellation);
        var unknown = named.Except(byNumber.Select(one => one.Text("AccountNumber")!), StringComparer.Ordinal).ToList();
        return unknown.Count > 0
            ? AccountRefusals.UnknownNumbers(unknown)
            : found.Concat(byNumber).DistinctBy(one => one.Id).OrderBy(one => one.Id, StringComparer.Ordinal).ToList();
    }

    /// <summary>Null when the reason can be kept with an account.</summary>
    public static Refusal? JudgeReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? AccountRefusals.NoReason() : reason.Trim().Length > 255 ? AccountRefusals.ReasonTooLong(reason.Trim().Length) : null;
}
