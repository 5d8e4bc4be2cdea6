using System.Collections.Immutable;

namespace Bailiwick.Core.Quotas;

/// <summary>
/// Approval by the size of a change. It is measured against the last approved figure and not against the last draft, so many small steps
/// accumulate to the large one they are.
/// </summary>
/// <param name="Limits">From the smallest; the last may be without limit.</param>
public sealed record ApprovalBySize(ImmutableArray<ApprovalLimit> Limits)
{
    /// <summary>Who has to approve; null when nothing changes, or no limit reaches so far. With the change in per cent; null from 0.</summary>
    public (string? Approver, decimal? Percent) For(decimal lastApproved, decimal proposed)
    {
        if (proposed == lastApproved)
        {
            return (null, 0);
        }

        var percent = lastApproved == 0 ? (decimal?)null : Math.Abs(proposed - lastApproved) / Math.Abs(lastApproved) * 100;
        // Products, not quotients: 10 % of 300 is 30 and not 30.000000000000000000000000001.
        var first = Limits.FirstOrDefault(limit => limit.Percent is not { } most || Math.Abs(proposed - lastApproved) * 100 <= most * Math.Abs(lastApproved));
        return (first?.Approver, percent);
    }
}
