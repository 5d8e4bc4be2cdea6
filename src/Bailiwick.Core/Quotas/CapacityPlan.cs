using System.Collections.Immutable;
using Bailiwick.Core.Targets;

namespace Bailiwick.Core.Quotas;

/// <summary>Capacity by month: cohorts on their ramps, against the target.</summary>
/// <param name="Cohorts">The team, present and to be hired.</param>
/// <param name="QuotaPerHead">By month: the quota of a fully ramped head.</param>
/// <param name="AttainmentPercent">What part of its quota a head brings on average, above 0.</param>
public sealed record CapacityPlan(ImmutableArray<Cohort> Cohorts, ImmutableArray<decimal> QuotaPerHead, decimal AttainmentPercent)
{
    /// <summary>By month of the targets.</summary>
    public Outcome<ImmutableArray<CapacityMonth>> Against(IReadOnlyList<decimal> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        if (AttainmentPercent is <= 0 or > 300)
        {
            return QuotaRefusals.BadFactor("The attainment", AttainmentPercent, 300);
        }

        if (targets.Count != QuotaPerHead.Length)
        {
            return CalendarRefusals.BadSeason(QuotaPerHead.Length, targets.Count);
        }

        if (QuotaPerHead.FirstOrDefault(quota => quota < 0) is < 0 and var quota)
        {
            return QuotaRefusals.BadFactor("The quota of a head", quota, TargetLimits.LargestAmount);
        }

        foreach (var cohort in Cohorts)
        {
            var leaving = cohort.Leavers.Values.Sum();
            if (cohort.Heads < 0 || cohort.Leavers.Values.Any(heads => heads < 0) || leaving > cohort.Heads)
            {
                return QuotaRefusals.BadFactor("The number of leavers of a cohort", leaving, cohort.Heads);
            }

            if (cohort.Ramp.Check() is { } refusal)
            {
                return refusal;
            }
        }

        return ImmutableArray.CreateRange(targets.Select((target, i) => Month(i + 1, target)));
    }

    private CapacityMonth Month(int month, decimal target)
    {
        var (heads, ramped) = (0, 0m);
        foreach (var cohort in Cohorts.Where(cohort => cohort.StartMonth <= month))
        {
            var here = cohort.Heads - cohort.Leavers.Where(leaver => leaver.Key <= month).Sum(leaver => leaver.Value);
            heads += here;
            ramped += here * cohort.Ramp.PercentOf(month - cohort.StartMonth + 1) / 100;
        }

        var perHead = QuotaPerHead[month - 1] * AttainmentPercent / 100;
        var capacity = ramped * perHead;
        var needed = target > capacity && perHead > 0 ? decimal.ToInt32(decimal.Ceiling(Math.Min((target - capacity) / perHead, int.MaxValue))) : 0;
        return new CapacityMonth(month, heads, ramped, capacity, target, needed);
    }
}
